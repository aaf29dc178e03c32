// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

namespace paipa {

/// Owns one open file of the operating system.
class FileDescriptor
{
public:
    FileDescriptor() = default;
    /// Takes \a number, which may be negative: a failed open.
    explicit FileDescriptor(int number) : m_number(number) {}
    FileDescriptor(FileDescriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    FileDescriptor &operator=(FileDescriptor &&other) noexcept;
    FileDescriptor(const FileDescriptor &) = delete;
    FileDescriptor &operator=(const FileDescriptor &) = delete;
    ~FileDescriptor() { (void)close(); }

    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }

    /// Returns 0 or errno: some file systems report a failed write only here.
    [[nodiscard]] int close();

private:
    int m_number = -1;
};

/// Before a program opens anything: where it was started with a standard stream that is closed, the
/// next file it opens would be taken for that, and get its messages. Such a stream fails instead.
void occupyStandardStreams();

} // namespace paipa
