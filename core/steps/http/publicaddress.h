// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

struct sockaddr;

namespace paipa::steps {

/// Whether \a address is one of the internet: not of this machine, of a local network, of a
/// documentation or test range, multicast or reserved. Addresses of families other than IPv4 and
/// IPv6 are not.
[[nodiscard]] bool isPublicAddress(const sockaddr &address);

} // namespace paipa::steps
