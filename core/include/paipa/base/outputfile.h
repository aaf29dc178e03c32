// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/failure.h>
#include <paipa/base/newfile.h>

#include <optional>

namespace paipa {

/// The one file that a step writes, in large pieces. It appears when it is committed, and never
/// without what was written before: after a failure every further call fails the same way.
/// For one thread at a time.
class OutputFile
{
public:
    /// The path that stands for the standard output, which has no name to appear under.
    static constexpr QLatin1StringView standardOutput{"-"};

    /// Begins the file at the absolute \a path, or standardOutput. \a existing is Overwrite or
    /// Fail. Throws Failure.
    OutputFile(const QString &path, ExistingFile existing);
    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;
    ~OutputFile() = default;

    /// Adds \a bytes, which may stay in memory for now. Throws Failure.
    void write(QByteArrayView bytes);
    /// Makes the file appear, on the disk for good. Throws Failure.
    void commit();

private:
    void writeBuffer();
    void writeToStandardOutput(QByteArrayView bytes) const;

    std::optional<NewFile> m_file; ///< None for the standard output.
    ExistingFile m_existing;
    QByteArray m_buffer;
    std::optional<Failure> m_failure;
};

} // namespace paipa
