// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/deadletterfile.h>

#include <paipa/base/filefailure.h>
#include <paipa/base/filename.h>
#include <paipa/engine/item.h>

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtDebug>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

QByteArray compactJson(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

/// Of the step that emitted the item, if there are several.
QByteArray sourceOf(const RunError &error)
{
    if (error.source.isEmpty())
        return {};
    const QByteArray worker = error.sourceWorker < 0
                                  ? QByteArray()
                                  : R"(,"sourceWorker":)" + QByteArray::number(error.sourceWorker);
    return R"(,"source":)" + quotedAsJson(error.source) + worker;
}

QByteArray lineOf(const DeadLetter &letter)
{
    const RunError &error = letter.error;
    const QJsonValue parts = error.text.toJson();
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    return R"({"time":)" + quotedAsJson(now) + R"(,"step":)" + quotedAsJson(error.step)
           + R"(,"name":)" + quotedAsJson(error.item) + R"(,"ordinal":)"
           + QByteArray::number(error.ordinal) + sourceOf(error) + R"(,"attempts":)"
           + QByteArray::number(error.attempt) + R"(,"error":{"code":)" + quotedAsJson(error.code)
           + R"(,"text":)" + quotedAsJson(error.text.toString())
           + (parts.isArray() ? R"(,"parts":)" + compactJson(parts.toArray()) : QByteArray())
           + R"(},"item":)" + (letter.item.isEmpty() ? "null"_ba : letter.item) + "}\n";
}

/// Only for the owner: whole items stand in there.
int openFile(const QString &path, int flags)
{
    return ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_CLOEXEC | flags,
                  0600);
}

/// So that the name of a new file survives a loss of power too.
void syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const FileDescriptor open(::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (open.isOpen())
        (void)::fsync(open.get()); // some file systems cannot do that
}

} // namespace

Failure DeadLetterFile::failure(int error) const
{
    const Failure cause = fileFailure(
        FileAttempt::Write, QFile::encodeName(m_path.isEmpty() ? m_target.path : m_path), error);
    return Failure(u"dead-letters"_s,
                   Sentence::tr("the item cannot be set aside: %1").arg(cause.text()),
                   Retry::Never);
}

void DeadLetterFile::begin()
{
    const std::scoped_lock lock(m_mutex);
    if (m_target.existing == DeadLetterTarget::Existing::Replace)
        open();
}

void DeadLetterFile::open()
{
    constexpr int lastNumber = 9999;
    const bool replaces = m_target.existing == DeadLetterTarget::Existing::Replace;
    const int flags = replaces ? O_TRUNC : O_EXCL;
    QString path = m_target.path;
    m_file = FileDescriptor(openFile(path, flags));
    for (int n = 2; !m_file.isOpen() && errno == EEXIST && n <= lastNumber; ++n) {
        path = numberedPath(m_target.path, n);
        m_file = FileDescriptor(openFile(path, flags));
    }
    if (!m_file.isOpen())
        throw failure(errno);
    m_path = path;
    syncFolderOf(path);
}

void DeadLetterFile::add(const DeadLetter &letter)
{
    const QByteArray line = lineOf(letter);
    std::uint64_t number = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_failure)
            throw *m_failure;
        try {
            if (!m_file.isOpen())
                open();
            write(line);
        } catch (const Failure &failure) {
            m_failure = failure;
            throw;
        }
        number = ++m_written;
    }
    if (m_target.safety == DeadLetterTarget::Safety::OnDisk)
        sync(number);
}

void DeadLetterFile::write(QByteArrayView line)
{
    QByteArrayView rest = line;
    while (!rest.isEmpty()) {
        const ssize_t written =
            ::write(m_file.get(), rest.data(), static_cast<std::size_t>(rest.size()));
        if (written >= 0) {
            rest = rest.sliced(static_cast<qsizetype>(written));
        } else if (errno != EINTR) {
            const int error = errno;
            if (::ftruncate(m_file.get(), m_size) != 0)
                qWarning("the last line of the failed items is not whole");
            throw failure(error);
        }
    }
    m_size += line.size();
}

/// Whoever comes first syncs for all who have written meanwhile. The system tells of a failure
/// once, so what was not safe then never counts as safe.
void DeadLetterFile::sync(std::uint64_t letters)
{
    const std::scoped_lock syncing(m_syncing);
    if (m_synced >= letters)
        return;
    std::uint64_t written = 0;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_failure)
            throw *m_failure;
        written = m_written;
    }
    // EINVAL: what was named is no file but a pipe or a terminal.
    if (::fdatasync(m_file.get()) != 0 && errno != EINVAL) {
        const int error = errno;
        const std::scoped_lock lock(m_mutex);
        m_failure = failure(error);
        throw *m_failure;
    }
    m_synced = written;
}

QString DeadLetterFile::path() const
{
    const std::scoped_lock lock(m_mutex);
    return m_path;
}

} // namespace paipa::engine
