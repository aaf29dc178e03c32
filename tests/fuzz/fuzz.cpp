// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fuzz.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

namespace paipa::fuzz {

void require(bool holds, const char *property)
{
    if (holds)
        return;
    std::fprintf(stderr, "It does not hold that %s.\n", property);
    std::abort();
}

QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    // A copy of exactly the size, so that the address sanitizer sees each byte beyond.
    QByteArray bytes(static_cast<qsizetype>(size), Qt::Uninitialized);
    std::copy_n(data, size, bytes.begin());
    return bytes;
}

} // namespace paipa::fuzz

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const QCoreApplication application(*argc, *argv); // for the JavaScript engine
    return 0;
}
