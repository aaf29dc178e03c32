// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <memory>
#include <span>

namespace paipa {

enum class Decompression {
    Automatic, ///< gzip and zstd are recognised by their first bytes, whatever the file's name is.
    None,      ///< The bytes as they are stored.
};

/// Reads a file from its beginning to its end in a few hundred kilobytes of memory. Sees the
/// content of gzip and zstd files, also of those that were joined from several.
///
/// For one thread at a time. Failures are final (Retry::Never) unless the disk itself failed:
/// those of fileFailure(), and "truncated-file" and "corrupt-file" for compressed content.
class ByteSource
{
public:
    /// Opens the file at \a path, which is in the encoding of the file system. Only regular files:
    /// a pipe could block for ever. Throws Failure.
    explicit ByteSource(const QByteArray &path,
                        Decompression decompression = Decompression::Automatic);
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    ~ByteSource();

    /// Fills the front of \a target and returns how many bytes; 0 only at the end. Throws Failure.
    [[nodiscard]] std::size_t read(std::span<char> target);

    /// As stored, that is compressed.
    [[nodiscard]] qint64 fileSize() const;
    [[nodiscard]] const QByteArray &path() const;

    class Stage;

private:
    std::unique_ptr<Stage> m_stage;
    QByteArray m_path;
    qint64 m_fileSize = 0;
};

} // namespace paipa
