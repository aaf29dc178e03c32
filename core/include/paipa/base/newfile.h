// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/filedescriptor.h>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace paipa {

/// What to do if there is a file of that name already.
enum class ExistingFile {
    Overwrite, ///< Replace it.
    Skip,      ///< Keep it, and write nothing.
    Fail,      ///< Failure "file-exists".
    Number,    ///< Write "name-2.txt", "name-3.txt", … instead.
};

/// What commit() waits for.
enum class Durability {
    Written, ///< The system has the bytes: they survive the end of the program.
    Synced,  ///< The disk has them: they survive a loss of power.
};

/// A file that appears under its name only when it is complete; until then its bytes are in a
/// hidden temporary file beside it, which disappears with this object. For one thread at a time.
/// Made by TargetFolder::create().
class NewFile
{
public:
    /// Creates the temporary file in \a folder for the file \a name; \a shownPath is for messages.
    NewFile(FileDescriptor folder, QByteArray name, QByteArray shownPath);
    NewFile(NewFile &&) noexcept = default;
    NewFile(const NewFile &) = delete;
    NewFile &operator=(NewFile &&) = delete;
    NewFile &operator=(const NewFile &) = delete;
    ~NewFile();

    /// Adds \a bytes at the end. Throws Failure, such as "disk-full".
    void write(QByteArrayView bytes);

    /// Gives the file its name, and returns the path that it has now; none if it was skipped.
    /// Throws Failure: the file has not appeared then, or the disk may not have it yet.
    [[nodiscard]] std::optional<QString> commit(ExistingFile existing, Durability durability);

private:
    [[nodiscard]] QByteArray pathOf(const QByteArray &name) const;
    [[nodiscard]] int rename(const QByteArray &name, ExistingFile existing) const;

    FileDescriptor m_folder;
    FileDescriptor m_file;
    QByteArray m_name;
    QByteArray m_shownPath;
    QByteArray m_temporaryName; ///< Empty after commit().
};

} // namespace paipa
