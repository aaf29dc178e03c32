// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "fault.h"

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>
#include <cstring>
#include <new>

#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The functions of this file stand before those of the libraries, for the program and all that it
// loads.

namespace paipa::test {

namespace {

constinit std::atomic<int> armed = -1;    ///< A FaultPoint, or none.
constinit std::atomic<int> remaining = 0; ///< Calls until the one that fails.
constinit std::atomic<const std::function<void()> *> whileFailing = nullptr;

bool fails(FaultPoint point)
{
    return armed.load() == static_cast<int>(point) && remaining.fetch_sub(1) == 1;
}

bool isQt(const void *code)
{
    Dl_info info{};
    return ::dladdr(code, &info) != 0 && info.dli_fname && std::strstr(info.dli_fname, "libQt6");
}

bool allocationFails(const void *caller)
{
    return armed.load(std::memory_order_relaxed) == static_cast<int>(FaultPoint::Allocation)
           && !isQt(caller) && fails(FaultPoint::Allocation);
}

/// The same, for a call during which others may go on.
bool failsAfterAWhile(FaultPoint point)
{
    if (!fails(point))
        return false;
    if (const std::function<void()> *meanwhile = whileFailing)
        (*meanwhile)();
    return true;
}

/// Not pipes and terminals, to which the tests report.
bool isFile(int descriptor)
{
    struct stat status = {};
    return ::fstat(descriptor, &status) == 0 && !S_ISFIFO(status.st_mode)
           && !S_ISCHR(status.st_mode) && !S_ISSOCK(status.st_mode);
}

/// The argument that open() has only if it may create a file.
mode_t modeIn(int flags, std::va_list arguments)
{
    return (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

int openFile(int folder, const char *name, int flags, mode_t mode)
{
    if ((flags & O_CREAT) != 0 && fails(FaultPoint::Open)) {
        errno = ENOSPC;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_openat, folder, name, flags, mode));
}

} // namespace

Fault::Fault(FaultPoint point, int number, std::function<void()> meanwhile)
    : m_meanwhile(std::move(meanwhile))
{
    whileFailing = m_meanwhile ? &m_meanwhile : nullptr;
    remaining = number;
    armed = static_cast<int>(point);
}

Fault::~Fault()
{
    armed = -1;
    whileFailing = nullptr;
}

bool Fault::hasHappened() const { return remaining.load() < 1; }

} // namespace paipa::test

using paipa::test::fails;
using paipa::test::failsAfterAWhile;
using paipa::test::FaultPoint;
using paipa::test::isFile;
using paipa::test::modeIn;
using paipa::test::openFile;

void *operator new(std::size_t size)
{
    void *memory = paipa::test::allocationFails(__builtin_return_address(0))
                       ? nullptr
                       : std::malloc(size > 0 ? size : 1);
    if (!memory)
        throw std::bad_alloc();
    return memory;
}

void operator delete(void *memory) noexcept { std::free(memory); }
void operator delete(void *memory, std::size_t) noexcept { std::free(memory); }

extern "C" {

ssize_t write(int descriptor, const void *bytes, std::size_t size)
{
    if (isFile(descriptor) && fails(FaultPoint::Write)) {
        errno = ENOSPC;
        return -1;
    }
    return ::syscall(SYS_write, descriptor, bytes, size);
}

ssize_t pwrite64(int descriptor, const void *bytes, std::size_t size, off64_t offset)
{
    if (isFile(descriptor) && fails(FaultPoint::Write)) {
        errno = ENOSPC;
        return -1;
    }
    return ::syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, std::size_t size, off_t offset)
{
    return pwrite64(descriptor, bytes, size, offset);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*begin)(void *),
                   void *argument)
{
    if (fails(FaultPoint::Thread))
        return EAGAIN;
    using Create = int (*)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    static const auto create = reinterpret_cast<Create>(::dlsym(RTLD_NEXT, "pthread_create"));
    return create(thread, attributes, begin, argument);
}

int fsync(int descriptor)
{
    if (fails(FaultPoint::Sync)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fsync, descriptor));
}

int fdatasync(int descriptor)
{
    if (failsAfterAWhile(FaultPoint::Sync)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(::syscall(SYS_fdatasync, descriptor));
}

int renameat2(int oldFolder, const char *oldName, int newFolder, const char *newName,
              unsigned int flags) noexcept
{
    if (fails(FaultPoint::Rename)) {
        errno = EIO;
        return -1;
    }
    return static_cast<int>(
        ::syscall(SYS_renameat2, oldFolder, oldName, newFolder, newName, flags));
}

int renameat(int oldFolder, const char *oldName, int newFolder, const char *newName) noexcept
{
    return renameat2(oldFolder, oldName, newFolder, newName, 0);
}

int rename(const char *oldName, const char *newName) noexcept
{
    return renameat2(AT_FDCWD, oldName, AT_FDCWD, newName, 0);
}

int openat(int folder, const char *name, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openFile(folder, name, flags, mode);
}

int openat64(int folder, const char *name, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openFile(folder, name, flags, mode);
}

int open(const char *name, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, name, flags, mode);
}

int open64(const char *name, int flags, ...)
{
    std::va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = modeIn(flags, arguments);
    va_end(arguments);
    return openFile(AT_FDCWD, name, flags, mode);
}

} // extern "C"
