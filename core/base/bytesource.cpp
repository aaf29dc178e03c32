// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/bytesource.h>

#include "base/bytestages.h"

#include <paipa/base/filefailure.h>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

qint64 sizeOfRegularFile(const FileDescriptor &file, const QByteArray &path)
{
    struct stat status = {};
    if (::fstat(file.get(), &status) != 0)
        throw fileFailure(FileAttempt::Read, path, errno);
    if (S_ISDIR(status.st_mode))
        throw fileFailure(FileAttempt::Read, path, EISDIR);
    if (!S_ISREG(status.st_mode)) {
        throw Failure(u"not-a-file"_s,
                      Sentence::tr("cannot read \"%1\": it is a pipe, a socket or a device; only "
                                   "regular files are read")
                          .arg(QString::fromUtf8(path)),
                      Retry::Never);
    }
    return status.st_size;
}

} // namespace

ByteSource::ByteSource(const QByteArray &path, Decompression decompression) : m_path(path)
{
    // Without O_NONBLOCK the open itself would wait for the other end of a pipe.
    FileDescriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.isOpen())
        throw fileFailure(FileAttempt::Read, path, errno);
    m_fileSize = sizeOfRegularFile(file, path);
    (void)::posix_fadvise(file.get(), 0, 0, POSIX_FADV_SEQUENTIAL);

    auto stored = std::make_unique<StoredBytes>(std::move(file), path);
    if (decompression == Decompression::None) {
        m_stage = std::move(stored);
        return;
    }
    const QByteArray start = stored->peek(4);
    if (start.startsWith("\x1f\x8b"))
        m_stage = std::make_unique<GzipBytes>(std::move(stored), path);
    else if (start == "\x28\xb5\x2f\xfd"_ba)
        m_stage = std::make_unique<ZstdBytes>(std::move(stored), path);
    else
        m_stage = std::move(stored);
}

ByteSource::~ByteSource() = default;

std::size_t ByteSource::read(std::span<char> target) { return m_stage->read(target); }

qint64 ByteSource::fileSize() const { return m_fileSize; }

const QByteArray &ByteSource::path() const { return m_path; }

} // namespace paipa
