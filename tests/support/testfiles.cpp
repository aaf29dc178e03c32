// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "testfiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <csignal>

#include <sys/mount.h>
#include <sys/resource.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

namespace paipa::test {

void writeFile(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.flush())
        qFatal("cannot write %s: %s", qPrintable(path), qPrintable(file.errorString()));
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s: %s", qPrintable(path), qPrintable(file.errorString()));
    return file.readAll();
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(
        QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System, QDir::Name);
}

QByteArray gzipped(const QByteArray &content)
{
    constexpr int gzip = 16;
    z_stream stream = {};
    if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, MAX_WBITS + gzip, 8, Z_DEFAULT_STRATEGY)
        != Z_OK)
        qFatal("cannot start zlib");
    QByteArray source = content;
    QByteArray result(
        static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(content.size()))),
        Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(source.data());
    stream.avail_in = static_cast<uInt>(source.size());
    stream.next_out = reinterpret_cast<Bytef *>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("cannot compress");
    result.resize(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return result;
}

QByteArray zstdCompressed(const QByteArray &content)
{
    const auto size = static_cast<std::size_t>(content.size());
    QByteArray result(static_cast<qsizetype>(ZSTD_compressBound(size)), Qt::Uninitialized);
    const std::size_t written = ZSTD_compress(
        result.data(), static_cast<std::size_t>(result.size()), content.constData(), size, 1);
    if (ZSTD_isError(written))
        qFatal("cannot compress");
    result.resize(static_cast<qsizetype>(written));
    return result;
}

Unprivileged::Unprivileged() : m_user(::geteuid())
{
    constexpr uid_t nobody = 65534;
    if (m_user == 0 && ::seteuid(nobody) != 0)
        qFatal("cannot become another user");
}

Unprivileged::~Unprivileged()
{
    if (m_user == 0 && ::seteuid(0) != 0)
        qFatal("cannot become root again");
}

FileSizeLimit::FileSizeLimit(quint64 bytes)
{
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit = {};
    getrlimit(RLIMIT_FSIZE, &limit);
    m_before = limit.rlim_cur;
    limit.rlim_cur = bytes;
    setrlimit(RLIMIT_FSIZE, &limit);
}

FileSizeLimit::~FileSizeLimit()
{
    rlimit limit = {};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = m_before;
    setrlimit(RLIMIT_FSIZE, &limit);
}

SmallDisk::SmallDisk(const QString &folder, qint64 bytes) : m_folder(folder.toUtf8())
{
    const QByteArray options = "size=" + QByteArray::number(bytes);
    QDir().mkpath(folder);
    m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_mounted)
        ::umount(m_folder.constData());
}

} // namespace paipa::test
