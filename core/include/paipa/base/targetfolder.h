// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/filedescriptor.h>

#include <QByteArray>
#include <QString>

namespace paipa {

class NewFile;

/// How TargetFolder keeps names from leading out of it.
enum class Confinement {
    ByKernel,    ///< openat2() follows links that stay inside; ByComponent where it is missing.
    ByComponent, ///< Opens folder by folder and follows no symbolic link at all.
};

/// A folder in which files are written, and outside of which none can be, whatever their relative
/// paths are and whoever puts symbolic links into it meanwhile. May be used from several threads.
class TargetFolder
{
public:
    /// Creates the folder \a path and those above it that are missing. Throws Failure.
    explicit TargetFolder(const QString &path, Confinement confinement = Confinement::ByKernel);

    /// Begins a file that appears at \a relativePath once it is committed; creates folders on the
    /// way. Throws Failure "confinement" if the path leads out of the folder, or that of the
    /// system.
    [[nodiscard]] NewFile create(const QString &relativePath) const;

    /// Whether there is anything at \a relativePath.
    [[nodiscard]] bool contains(const QString &relativePath) const;

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    [[nodiscard]] FileDescriptor openFolder(const QByteArray &relativePath) const;
    [[nodiscard]] FileDescriptor makeFolder(const QByteArray &relativePath) const;

    QString m_path;
    Confinement m_confinement;
    FileDescriptor m_folder;
};

} // namespace paipa
