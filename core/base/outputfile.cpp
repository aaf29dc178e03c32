// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/outputfile.h>

#include <paipa/base/filefailure.h>
#include <paipa/base/quantities.h>
#include <paipa/base/targetfolder.h>

#include <cerrno>
#include <utility>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr qsizetype bufferBytes = 256_KiB;

NewFile begin(const QString &path, ExistingFile existing)
{
    const QByteArray native = path.toUtf8();
    struct stat status = {};
    const bool exists = ::stat(native.constData(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        throw fileFailure(FileAttempt::Write, native, EISDIR);
    if (exists && !S_ISREG(status.st_mode)) { // a new file would take the place of the device
        throw Failure(
            u"not-a-file"_s,
            Sentence::tr("cannot write \"%1\": it is a device or a pipe; name a file, or \"-\" for "
                         "the standard output")
                .arg(path),
            Retry::Never);
    }
    if (exists && existing == ExistingFile::Fail)
        throw fileFailure(FileAttempt::Write, native, EEXIST);
    const qsizetype slash = path.lastIndexOf(u'/');
    return TargetFolder(path.first(slash + 1)).create(path.sliced(slash + 1));
}

} // namespace

OutputFile::OutputFile(const QString &path, ExistingFile existing) : m_existing(existing)
{
    if (path != standardOutput)
        m_file.emplace(begin(path, existing));
    m_buffer.reserve(bufferBytes);
}

void OutputFile::write(QByteArrayView bytes)
{
    if (m_failure)
        throw Failure(*m_failure);
    m_buffer.append(bytes);
    if (m_buffer.size() >= bufferBytes)
        writeBuffer();
}

void OutputFile::commit()
{
    if (m_failure)
        throw Failure(*m_failure);
    writeBuffer();
    if (m_file)
        (void)m_file->commit(m_existing, Durability::Synced);
}

void OutputFile::writeBuffer()
{
    try {
        if (m_file)
            m_file->write(m_buffer);
        else
            writeToStandardOutput(m_buffer);
    } catch (const Failure &failure) {
        // Items whose bytes are lost have already succeeded, so a retry must not complete the file.
        m_failure = Failure(failure.code(), failure.text(), Retry::Never);
        throw Failure(*m_failure);
    }
    m_buffer.clear();
}

void OutputFile::writeToStandardOutput(QByteArrayView bytes) const
{
    while (!bytes.isEmpty()) {
        const ssize_t written =
            ::write(STDOUT_FILENO, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(static_cast<qsizetype>(written));
        else if (errno != EINTR)
            throw fileFailure(FileAttempt::WriteToStandardOutput, {}, errno);
    }
}

} // namespace paipa
