// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/targetfolder.h>

#include <paipa/base/filefailure.h>
#include <paipa/base/newfile.h>

#include <QDir>
#include <QList>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr int folderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

FileDescriptor openBeneath(int folder, const QByteArray &path)
{
    struct open_how how = {};
    how.flags = folderFlags;
    how.resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS;
    return FileDescriptor(
        static_cast<int>(::syscall(SYS_openat2, folder, path.constData(), &how, sizeof(how))));
}

/// No part of \a path may be a symbolic link. An errno is left where it fails.
FileDescriptor openByComponent(int folder, const QByteArray &path)
{
    FileDescriptor opened(::openat(folder, ".", folderFlags));
    for (const QByteArray &part : path.split('/')) {
        if (!opened.isOpen())
            break;
        FileDescriptor next(::openat(opened.get(), part.constData(), folderFlags | O_NOFOLLOW));
        const int error = errno;
        opened = FileDescriptor(std::move(next));
        errno = error;
    }
    return opened;
}

bool isConfined(const QByteArray &path)
{
    if (path.isEmpty() || path.contains('\0'))
        return false;
    const QList<QByteArray> parts = path.split('/');
    return std::ranges::none_of(parts, [](const QByteArray &part) {
        return part.isEmpty() || part == "." || part == "..";
    });
}

Failure leadsOut(const QString &folder, const QByteArray &relativePath)
{
    return Failure(u"confinement"_s,
                   Sentence::tr("\"%1\" leads out of the folder \"%2\"; nothing was written")
                       .arg(QString::fromUtf8(relativePath), folder),
                   Retry::Never);
}

/// A link that leads out, or a link where none may be.
bool isEscape(int error) { return error == EXDEV || error == ELOOP || error == ENOTDIR; }

QByteArray parentOf(const QByteArray &path)
{
    return path.first(std::max<qsizetype>(path.lastIndexOf('/'), 0));
}

/// Returns 0 or errno. Whether what is there is a folder will show.
int makePath(const QByteArray &path)
{
    int error = ::mkdir(path.constData(), 0777) == 0 ? 0 : errno;
    if (error == ENOENT && path.contains('/')) {
        error = makePath(parentOf(path));
        if (error == 0)
            error = ::mkdir(path.constData(), 0777) == 0 ? 0 : errno;
    }
    return error == EEXIST ? 0 : error;
}

} // namespace

TargetFolder::TargetFolder(const QString &path, Confinement confinement)
    : m_path(QDir::cleanPath(path)), m_confinement(confinement)
{
    const QByteArray native = m_path.toUtf8();
    if (const int error = makePath(native); error != 0)
        throw fileFailure(FileAttempt::CreateFolder, native, error);
    m_folder = FileDescriptor(::open(native.constData(), folderFlags));
    if (!m_folder.isOpen())
        throw fileFailure(FileAttempt::WriteToFolder, native, errno);
}

NewFile TargetFolder::create(const QString &relativePath) const
{
    const QByteArray path = relativePath.toUtf8();
    if (!isConfined(path))
        throw leadsOut(m_path, path);
    const QByteArray name = path.sliced(path.lastIndexOf('/') + 1);
    return NewFile(makeFolder(parentOf(path)), name, m_path.toUtf8() + '/' + path);
}

bool TargetFolder::contains(const QString &relativePath) const
{
    const QByteArray path = relativePath.toUtf8();
    if (!isConfined(path))
        throw leadsOut(m_path, path);
    const FileDescriptor parent = openFolder(parentOf(path));
    const QByteArray name = path.sliced(path.lastIndexOf('/') + 1);
    struct stat status = {};
    return parent.isOpen()
           && ::fstatat(parent.get(), name.constData(), &status, AT_SYMLINK_NOFOLLOW) == 0;
}

/// The folder at \a relativePath if it exists; else errno says why not.
FileDescriptor TargetFolder::openFolder(const QByteArray &relativePath) const
{
    if (relativePath.isEmpty())
        return FileDescriptor(::openat(m_folder.get(), ".", folderFlags));
    if (m_confinement == Confinement::ByKernel) {
        FileDescriptor opened = openBeneath(m_folder.get(), relativePath);
        // Before Linux 5.6, and where a sandbox forbids calls that it does not know.
        if (opened.isOpen() || (errno != ENOSYS && errno != EPERM))
            return opened;
    }
    return openByComponent(m_folder.get(), relativePath);
}

/// The folder at \a relativePath, which is made if it is missing.
FileDescriptor TargetFolder::makeFolder(const QByteArray &relativePath) const
{
    FileDescriptor opened = openFolder(relativePath);
    if (!opened.isOpen() && errno == ENOENT && !relativePath.isEmpty()) {
        const FileDescriptor parent = makeFolder(parentOf(relativePath));
        const QByteArray name = relativePath.sliced(relativePath.lastIndexOf('/') + 1);
        if (::mkdirat(parent.get(), name.constData(), 0777) != 0 && errno != EEXIST)
            throw fileFailure(FileAttempt::CreateFolder, m_path.toUtf8() + '/' + relativePath,
                              errno);
        opened = openFolder(relativePath);
    }
    if (opened.isOpen())
        return opened;
    if (isEscape(errno))
        throw leadsOut(m_path, relativePath);
    throw fileFailure(FileAttempt::WriteToFolder, m_path.toUtf8() + '/' + relativePath, errno);
}

} // namespace paipa
