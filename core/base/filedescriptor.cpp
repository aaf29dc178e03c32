// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/filedescriptor.h>

#include <cerrno>

#include <unistd.h>

namespace paipa {

FileDescriptor &FileDescriptor::operator=(FileDescriptor &&other) noexcept
{
    std::swap(m_number, other.m_number);
    return *this;
}

int FileDescriptor::close()
{
    if (!isOpen())
        return 0;
    // Linux has closed the file even if it was interrupted.
    return ::close(std::exchange(m_number, -1)) == 0 || errno == EINTR ? 0 : errno;
}

} // namespace paipa
