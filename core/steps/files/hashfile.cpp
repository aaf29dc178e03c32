// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "hashfile.h"

#include <paipa/base/bytesource.h>
#include <paipa/catalogue/itemfields.h>

#include <array>
#include <vector>

#include <openssl/evp.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

QString nameOf(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha256: return u"sha256"_s;
    case HashAlgorithm::Sha512: return u"sha512"_s;
    case HashAlgorithm::Sha1: return u"sha1"_s;
    case HashAlgorithm::Md5: return u"md5"_s;
    case HashAlgorithm::Blake2b: return u"blake2b"_s;
    }
    Q_UNREACHABLE();
}

/// The name by which OpenSSL's providers know it.
const char *providerName(HashAlgorithm algorithm)
{
    switch (algorithm) {
    case HashAlgorithm::Sha256: return "SHA256";
    case HashAlgorithm::Sha512: return "SHA512";
    case HashAlgorithm::Sha1: return "SHA1";
    case HashAlgorithm::Md5: return "MD5";
    case HashAlgorithm::Blake2b: return "BLAKE2B-512";
    }
    Q_UNREACHABLE();
}

/// One checksum after the other. OpenSSL, because it uses the processor's instructions for SHA.
class Digest
{
public:
    explicit Digest(HashAlgorithm algorithm)
        : m_method(EVP_MD_fetch(nullptr, providerName(algorithm), nullptr))
        , m_state(EVP_MD_CTX_new())
    {
        if (!m_method || !m_state) {
            throw Failure(
                u"no-algorithm"_s,
                Sentence::tr("this system's OpenSSL does not offer %1; choose another algorithm")
                    .arg(nameOf(algorithm)),
                Retry::Never);
        }
        start();
    }

    void add(std::span<const char> bytes)
    {
        require(EVP_DigestUpdate(m_state.get(), bytes.data(), bytes.size()));
    }

    void start() { require(EVP_DigestInit_ex2(m_state.get(), m_method.get(), nullptr)); }

    [[nodiscard]] QByteArray finish()
    {
        std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
        unsigned size = 0;
        require(EVP_DigestFinal_ex(m_state.get(), bytes.data(), &size));
        return QByteArray(reinterpret_cast<const char *>(bytes.data()),
                          static_cast<qsizetype>(size));
    }

private:
    static void require(int result)
    {
        if (result != 1)
            throw Failure(u"hash-error"_s, Sentence::tr("OpenSSL could not compute the checksum"));
    }
    struct Free {
        void operator()(EVP_MD *method) const { EVP_MD_free(method); }
        void operator()(EVP_MD_CTX *state) const { EVP_MD_CTX_free(state); }
    };

    std::unique_ptr<EVP_MD, Free> m_method;
    std::unique_ptr<EVP_MD_CTX, Free> m_state;
};

class HashFileWorker final : public ItemWorker
{
public:
    explicit HashFileWorker(HashFileParameters parameters)
        : m_parameters(std::move(parameters)), m_digest(m_parameters.algorithm)
    {}

    void open(const StepContext &context) override { m_context = context; }

    void process(Record item, RecordOutput &output) override
    {
        m_digest.start();
        if (m_parameters.of == HashedContent::File)
            addFile(itemPath(item, m_parameters.field, m_context));
        else
            m_digest.add(fieldBytes(item, m_parameters.field));
        item.set(m_parameters.into, QString::fromLatin1(m_digest.finish().toHex()));
        (void)output.send(std::move(item));
    }

private:
    void addFile(const QByteArray &path)
    {
        ByteSource source(path, Decompression::None);
        while (const std::size_t got = source.read(m_block)) {
            leaveIfAborted(m_context);
            m_digest.add({m_block.data(), got});
        }
    }

    HashFileParameters m_parameters;
    StepContext m_context;
    Digest m_digest;
    std::vector<char> m_block = std::vector<char>(256_KiB);
};

StepInfo info()
{
    return {
        .type = u"files.hash"_s,
        .title = u"Hash"_s,
        .summary = u"Adds the checksum of a file, or of a field, to its item."_s,
        .category = u"Files"_s,
        .help =
            u"Reads the file whose path is in the field `path`, piece by piece, and adds its "
            "SHA-256 as the field `hash`, in hexadecimal digits as sha256sum writes them. Equal "
            "files have equal checksums: flow.duplicates finds them.\n\n"
            "Example: the MD5 of a text field:\n\n"
            "    { \"algorithm\": \"md5\", \"of\": \"value\", \"field\": \"url\", \"into\": "
            "\"key\" }\n\n"
            "SHA-1 and MD5 can be forged; use them only to compare with lists that have them. The "
            "item fails if the file is missing or unreadable."_s,
        .defaultWorkers = 4};
}

Schema<HashFileParameters> schema()
{
    using P = HashFileParameters;
    return Schema<P>()
        .field(&P::algorithm,
               {.key = u"algorithm"_s,
                .label = u"Algorithm"_s,
                .help = u"The kind of checksum."_s,
                .choices = {u"sha256"_s, u"sha512"_s, u"sha1"_s, u"md5"_s, u"blake2b"_s}})
        .field(&P::of,
               {.key = u"of"_s,
                .label = u"Of"_s,
                .help = u"\"file\": the field holds the path of a file, whose content is hashed; "
                        "\"value\": the field's own text (as UTF-8) or bytes are."_s,
                .choices = {u"file"_s, u"value"_s}})
        .field(&P::field, {.key = u"field"_s,
                           .label = u"Field"_s,
                           .help = u"The field that holds the path or the value."_s,
                           .role = TextRole::FieldName})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Result field"_s,
                          .help = u"The field that gets the checksum."_s,
                          .role = TextRole::FieldName});
}

} // namespace

StepDefinition<HashFileParameters> hashFile()
{
    using P = HashFileParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<HashFileWorker, P>>(p); },
        .fields =
            [](const P &p) {
                return FieldFlow{.reads = {p.field},
                                 .adds = {FieldInfo{
                                     p.into, ValueType::Text,
                                     u"The %1 in hexadecimal digits."_s.arg(nameOf(p.algorithm))}}};
            },
        .capabilities =
            [](const P &p) {
                return p.of == HashedContent::File ? Capabilities{.readsFrom = {u"*"_s}}
                                                   : Capabilities{};
            }};
}

} // namespace paipa::steps
