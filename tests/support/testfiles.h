// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <sys/types.h>

namespace paipa::test {

/// Writes a file and the folders above it. Ends the test program if that fails.
void writeFile(const QString &path, const QByteArray &content);

/// The content of the file; ends the test program if it cannot be read.
[[nodiscard]] QByteArray readFile(const QString &path);

/// All names in the folder, also hidden ones, sorted.
[[nodiscard]] QStringList namesIn(const QString &folder);

/// \a content as a gzip file of one member, or as a zstd file of one frame.
[[nodiscard]] QByteArray gzipped(const QByteArray &content);
[[nodiscard]] QByteArray zstdCompressed(const QByteArray &content);

/// While it exists, permissions bite also where the tests run as root.
class Unprivileged
{
public:
    Unprivileged();
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    ~Unprivileged();

private:
    uid_t m_user;
};

/// While it exists, this process can write files of at most \a bytes: as with a full disk, writing
/// fails in the middle.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(quint64 bytes);
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;
    ~FileSizeLimit();

private:
    quint64 m_before = 0;
};

/// A file system of \a bytes in memory at \a folder, if the system lets us have one.
class SmallDisk
{
public:
    SmallDisk(const QString &folder, qint64 bytes);
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;
    ~SmallDisk();

    [[nodiscard]] bool isMounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted;
};

} // namespace paipa::test
