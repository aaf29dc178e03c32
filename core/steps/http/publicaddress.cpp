// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "publicaddress.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace paipa::steps {

namespace {

struct Range4 {
    std::uint32_t network;
    int bits;
};

constexpr std::uint32_t ip(std::uint32_t a, std::uint32_t b, std::uint32_t c, std::uint32_t d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array notPublic4{
    Range4{ip(0, 0, 0, 0), 8},      // this host
    Range4{ip(10, 0, 0, 0), 8},     // private
    Range4{ip(100, 64, 0, 0), 10},  // behind the provider's address translation
    Range4{ip(127, 0, 0, 0), 8},    // loopback
    Range4{ip(169, 254, 0, 0), 16}, // link-local, also the metadata of cloud machines
    Range4{ip(172, 16, 0, 0), 12},  // private
    Range4{ip(192, 0, 0, 0), 24},   // protocol assignments
    Range4{ip(192, 0, 2, 0), 24},   // documentation
    Range4{ip(192, 88, 99, 0), 24}, // relays of 6to4
    Range4{ip(192, 168, 0, 0), 16}, // private
    Range4{ip(198, 18, 0, 0), 15},  // tests
    Range4{ip(198, 51, 100, 0), 24}, Range4{ip(203, 0, 113, 0), 24},
    Range4{ip(224, 0, 0, 0), 4}, // multicast
    Range4{ip(240, 0, 0, 0), 4}, // reserved, broadcast
};

bool isPublic4(std::uint32_t address)
{
    return std::ranges::none_of(notPublic4, [address](const Range4 &range) {
        return (address ^ range.network) >> (32 - range.bits) == 0;
    });
}

using Bytes6 = std::array<std::uint8_t, 16>;

bool startsWith(const Bytes6 &address, std::initializer_list<std::uint8_t> prefix)
{
    return std::equal(prefix.begin(), prefix.end(), address.begin());
}

bool isPublic6(const Bytes6 &address)
{
    // IPv6-only networks reach IPv4 by such addresses: the last four bytes count.
    if (startsWith(address, {0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return isPublic4(ip(address[12], address[13], address[14], address[15]));

    const bool globalUnicast = (address[0] & 0xe0) == 0x20; // 2000::/3
    const bool assignments =
        startsWith(address, {0x20, 0x01}) && address[2] < 2; // 2001::/23, Teredo
    const bool documentation =
        startsWith(address, {0x20, 0x01, 0x0d, 0xb8}) || startsWith(address, {0x3f, 0xff});
    const bool sixToFour = startsWith(address, {0x20, 0x02}); // hides an IPv4 address
    return globalUnicast && !assignments && !documentation && !sixToFour;
}

} // namespace

bool isPublicAddress(const sockaddr &address)
{
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        return isPublic4(ntohl(v4.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &address, sizeof v6);
        Bytes6 bytes{};
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return isPublic6(bytes);
    }
    return false;
}

} // namespace paipa::steps
