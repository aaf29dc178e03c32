// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "base/bytestages.h"

#include <paipa/base/filefailure.h>
#include <paipa/base/quantities.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <new>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

Failure truncated(const QString &format, const QByteArray &path)
{
    return Failure(
        u"truncated-file"_s,
        Sentence::tr("the %1 file \"%2\" ends in the middle of its data; copy or download it again")
            .arg(format, QString::fromUtf8(path)),
        Retry::Never);
}

Failure corrupt(const QString &format, const QByteArray &path, const Sentence &reason)
{
    return Failure(u"corrupt-file"_s,
                   Sentence::tr("the %1 file \"%2\" is damaged (%3); copy or download it again")
                       .arg(format, QString::fromUtf8(path), reason),
                   Retry::Never);
}

constexpr std::size_t blockBytes = 128_KiB;

} // namespace

QByteArray StoredBytes::peek(qsizetype count)
{
    while (m_peeked.size() < count) {
        QByteArray more(count - m_peeked.size(), Qt::Uninitialized);
        const std::size_t got = readFile({more.data(), static_cast<std::size_t>(more.size())});
        if (got == 0)
            break;
        m_peeked += QByteArrayView(more).first(static_cast<qsizetype>(got));
    }
    return m_peeked;
}

std::size_t StoredBytes::read(std::span<char> target)
{
    if (m_peeked.isEmpty())
        return readFile(target);
    const std::size_t count = std::min(target.size(), static_cast<std::size_t>(m_peeked.size()));
    std::memcpy(target.data(), m_peeked.constData(), count);
    m_peeked.remove(0, static_cast<qsizetype>(count));
    return count;
}

std::size_t StoredBytes::readFile(std::span<char> target)
{
    while (true) {
        const ssize_t got = ::read(m_file.get(), target.data(), target.size());
        if (got >= 0)
            return static_cast<std::size_t>(got);
        if (errno != EINTR)
            throw fileFailure(FileAttempt::Read, m_path, errno);
    }
}

CompressedInput::CompressedInput(std::unique_ptr<StoredBytes> stored)
    : m_stored(std::move(stored)), m_block(blockBytes)
{}

std::span<char> CompressedInput::available()
{
    if (m_begin == m_end) {
        m_begin = 0;
        m_end = m_stored->read(m_block);
    }
    return {m_block.data() + m_begin, m_end - m_begin};
}

GzipBytes::GzipBytes(std::unique_ptr<StoredBytes> stored, QByteArray path)
    : m_input(std::move(stored)), m_path(std::move(path))
{
    constexpr int gzipOnly = 16;
    if (inflateInit2(&m_stream, MAX_WBITS + gzipOnly) != Z_OK)
        throw std::bad_alloc();
}

GzipBytes::~GzipBytes() { inflateEnd(&m_stream); }

std::size_t GzipBytes::read(std::span<char> target)
{
    const std::size_t wanted =
        std::min<std::size_t>(target.size(), std::numeric_limits<unsigned>::max());
    m_stream.next_out = reinterpret_cast<Bytef *>(target.data());
    m_stream.avail_out = static_cast<unsigned>(wanted);
    while (m_stream.avail_out == wanted) {
        if (!m_insideMember && !startNextMember())
            return 0;
        const std::span<char> input = m_input.available();
        if (input.empty())
            throw truncated(u"gzip"_s, m_path);
        m_stream.next_in = reinterpret_cast<Bytef *>(input.data());
        m_stream.avail_in = static_cast<unsigned>(input.size());
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        m_input.take(input.size() - m_stream.avail_in);
        if (result == Z_STREAM_END)
            m_insideMember = false;
        else if (result == Z_MEM_ERROR)
            throw std::bad_alloc();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            throw corrupt(u"gzip"_s, m_path,
                          m_stream.msg ? Sentence::verbatim(QString::fromUtf8(m_stream.msg))
                                       : Sentence::tr("unknown reason"));
    }
    return wanted - m_stream.avail_out;
}

/// A gzip file may hold several members, then zeros up to the end of a tape block.
bool GzipBytes::startNextMember()
{
    std::span<char> input = m_input.available();
    if (!input.empty() && input.front() == '\0') {
        while (!input.empty()) {
            if (!std::ranges::all_of(input, [](char c) { return c == '\0'; }))
                throw corrupt(u"gzip"_s, m_path, Sentence::tr("other data follows"));
            m_input.take(input.size());
            input = m_input.available();
        }
    }
    if (input.empty())
        return false;
    inflateReset(&m_stream);
    m_insideMember = true;
    return true;
}

ZstdBytes::ZstdBytes(std::unique_ptr<StoredBytes> stored, QByteArray path)
    : m_input(std::move(stored)), m_path(std::move(path)), m_stream(ZSTD_createDStream())
{
    if (!m_stream)
        throw std::bad_alloc();
}

std::size_t ZstdBytes::read(std::span<char> target)
{
    ZSTD_outBuffer output{target.data(), target.size(), 0};
    while (output.pos == 0) {
        const std::span<char> available = m_input.available();
        if (available.empty() && !m_insideFrame)
            return 0;
        ZSTD_inBuffer input{available.data(), available.size(), 0};
        const std::size_t result = ZSTD_decompressStream(m_stream.get(), &output, &input);
        if (ZSTD_isError(result))
            throw corrupt(u"zstd"_s, m_path,
                          Sentence::verbatim(QString::fromUtf8(ZSTD_getErrorName(result))));
        m_input.take(input.pos);
        m_insideFrame = result != 0;
        if (available.empty() && output.pos == 0)
            throw truncated(u"zstd"_s, m_path);
    }
    return output.pos;
}

} // namespace paipa
