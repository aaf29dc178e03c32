// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/filedescriptor.h>

#include <cerrno>

#include <fcntl.h>
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

void occupyStandardStreams()
{
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(stream, F_GETFD) != -1 || errno != EBADF)
            continue;
        // The lowest number that is free, which is this one. Its use is an error: who has closed it
        // by mistake is told, and nothing is taken for written.
        (void)::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

} // namespace paipa
