// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#include <functional>

namespace paipa::test {

/// What can fail at any time in what a program asks of the system.
enum class FaultPoint {
    /// operator new throws std::bad_alloc, but not in Qt: it ends the program when a thread of its
    /// own cannot begin, and nobody can do anything about that. Its containers use malloc().
    Allocation,
    Write,  ///< write() and pwrite() to a file say that the disk is full.
    Sync,   ///< fsync() and fdatasync() say that the disk has failed.
    Rename, ///< A file gets no other name, because the disk has failed.
    Open,   ///< No file is created, because the disk is full.
    Thread, ///< No thread begins, because the system has no more.
};

/// Makes one call of this process fail, whatever its thread: the \a number th one, from 1, while
/// this object lives. There may be only one at a time.
///
/// A test runs the same thing with 1, 2, 3, … until hasHappened() is false at the end: then every
/// place where this can fail has failed once.
class Fault
{
public:
    /// \a meanwhile is called in the call that fails, before it does; not for allocations.
    Fault(FaultPoint point, int number, std::function<void()> meanwhile = {});
    ~Fault();
    Q_DISABLE_COPY_MOVE(Fault)

    [[nodiscard]] bool hasHappened() const;

private:
    const std::function<void()> m_meanwhile;
};

} // namespace paipa::test
