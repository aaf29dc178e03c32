// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/bytesource.h>
#include <paipa/base/filedescriptor.h>

#include <vector>

#include <zlib.h>
#include <zstd.h>

namespace paipa {

/// Something that bytes are read from: the file, or a decoder that reads from the file.
class ByteSource::Stage
{
public:
    virtual ~Stage() = default;
    /// As ByteSource::read().
    [[nodiscard]] virtual std::size_t read(std::span<char> target) = 0;
};

/// The bytes of an open file, with a look at the first ones.
class StoredBytes final : public ByteSource::Stage
{
public:
    StoredBytes(FileDescriptor file, QByteArray path)
        : m_file(std::move(file)), m_path(std::move(path))
    {}

    /// The next \a count bytes, which stay to be read; fewer at the end.
    [[nodiscard]] QByteArray peek(qsizetype count);
    [[nodiscard]] std::size_t read(std::span<char> target) override;

private:
    [[nodiscard]] std::size_t readFile(std::span<char> target);

    FileDescriptor m_file;
    QByteArray m_path;
    QByteArray m_peeked;
};

/// What the decoders share: a block of compressed input.
class CompressedInput
{
public:
    explicit CompressedInput(std::unique_ptr<StoredBytes> stored);

    /// What is there and not yet taken; reads the next block if that is empty. Empty at the end.
    [[nodiscard]] std::span<char> available();
    void take(std::size_t count) { m_begin += count; }

private:
    std::unique_ptr<StoredBytes> m_stored;
    std::vector<char> m_block;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
};

class GzipBytes final : public ByteSource::Stage
{
public:
    GzipBytes(std::unique_ptr<StoredBytes> stored, QByteArray path);
    GzipBytes(const GzipBytes &) = delete;
    GzipBytes &operator=(const GzipBytes &) = delete;
    ~GzipBytes() override;
    [[nodiscard]] std::size_t read(std::span<char> target) override;

private:
    [[nodiscard]] bool startNextMember();

    CompressedInput m_input;
    QByteArray m_path;
    z_stream m_stream = {};
    bool m_insideMember = true;
};

class ZstdBytes final : public ByteSource::Stage
{
public:
    ZstdBytes(std::unique_ptr<StoredBytes> stored, QByteArray path);
    [[nodiscard]] std::size_t read(std::span<char> target) override;

private:
    struct Free {
        void operator()(ZSTD_DStream *stream) const { ZSTD_freeDStream(stream); }
    };

    CompressedInput m_input;
    QByteArray m_path;
    std::unique_ptr<ZSTD_DStream, Free> m_stream;
    bool m_insideFrame = true;
};

} // namespace paipa
