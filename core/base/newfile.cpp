// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/newfile.h>

#include <paipa/base/filefailure.h>

#include <QRandomGenerator>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

QByteArray randomName()
{
    const quint64 number = QRandomGenerator::global()->generate64();
    return ".paipa-" + QByteArray::number(number, 36) + ".part";
}

/// "photo.jpg" → "photo-2.jpg".
QByteArray numbered(const QByteArray &name, int number)
{
    const qsizetype dot = name.lastIndexOf('.');
    const qsizetype stem = dot > 0 ? dot : name.size();
    return name.first(stem) + '-' + QByteArray::number(number) + name.sliced(stem);
}

int renameTo(int folder, const QByteArray &from, const QByteArray &to)
{
    return ::renameat(folder, from.constData(), folder, to.constData()) == 0 ? 0 : errno;
}

/// Fails with EEXIST if \a to is there, also if it appears at the same moment.
int renameToNew(int folder, const QByteArray &from, const QByteArray &to)
{
    if (::renameat2(folder, from.constData(), folder, to.constData(), RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    // The file system does not know that flag; a hard link does not replace either.
    if (::linkat(folder, from.constData(), folder, to.constData(), 0) != 0)
        return errno;
    (void)::unlinkat(folder, from.constData(), 0);
    return 0;
}

} // namespace

NewFile::NewFile(FileDescriptor folder, QByteArray name, QByteArray shownPath)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_shownPath(std::move(shownPath))
{
    constexpr int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
    int error = EEXIST;
    while (!m_file.isOpen() && error == EEXIST) {
        m_temporaryName = randomName();
        m_file = FileDescriptor(::openat(m_folder.get(), m_temporaryName.constData(), flags, 0666));
        error = errno;
    }
    if (!m_file.isOpen())
        throw fileFailure(FileAttempt::Write, m_shownPath, error);
}

NewFile::~NewFile()
{
    if (!m_temporaryName.isEmpty())
        (void)::unlinkat(m_folder.get(), m_temporaryName.constData(), 0);
}

void NewFile::write(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(m_file.get(), bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(static_cast<qsizetype>(written));
        else if (errno != EINTR)
            throw fileFailure(FileAttempt::Write, m_shownPath, errno);
    }
}

std::optional<QString> NewFile::commit(ExistingFile existing, Durability durability)
{
    if (durability == Durability::Synced && ::fsync(m_file.get()) != 0)
        throw fileFailure(FileAttempt::Write, m_shownPath, errno);
    if (const int error = m_file.close(); error != 0)
        throw fileFailure(FileAttempt::Write, m_shownPath, error);

    constexpr int lastNumber = 9999;
    QByteArray name = m_name;
    int error = rename(name, existing);
    for (int n = 2; error == EEXIST && existing == ExistingFile::Number && n <= lastNumber; ++n) {
        name = numbered(m_name, n);
        error = rename(name, existing);
    }
    if (error == EEXIST && existing == ExistingFile::Skip)
        return std::nullopt;
    if (error != 0)
        throw fileFailure(FileAttempt::Write, m_shownPath, error);

    m_temporaryName.clear();
    // EINVAL: some file systems cannot do that for a folder.
    if (durability == Durability::Synced && ::fsync(m_folder.get()) != 0 && errno != EINVAL)
        throw fileFailure(FileAttempt::Write, m_shownPath, errno);
    return QString::fromUtf8(pathOf(name));
}

QByteArray NewFile::pathOf(const QByteArray &name) const
{
    return m_shownPath.first(m_shownPath.lastIndexOf('/') + 1) + name;
}

int NewFile::rename(const QByteArray &name, ExistingFile existing) const
{
    return existing == ExistingFile::Overwrite ? renameTo(m_folder.get(), m_temporaryName, name)
                                               : renameToNew(m_folder.get(), m_temporaryName, name);
}

} // namespace paipa
