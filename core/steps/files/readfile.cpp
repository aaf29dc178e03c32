// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "readfile.h"

#include <paipa/base/bytesource.h>
#include <paipa/catalogue/itemfields.h>

#include <QStringDecoder>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class ReadFileWorker final : public ItemWorker
{
public:
    explicit ReadFileWorker(ReadFileParameters parameters) : m_parameters(std::move(parameters)) {}

    void open(const StepContext &context) override { m_context = context; }

    void process(Record item, RecordOutput &output) override
    {
        const QByteArray path = itemPath(item, m_parameters.path, m_context);
        QByteArray content = read(path);
        if (m_parameters.as == ContentType::Bytes)
            item.set(m_parameters.into, std::move(content));
        else
            item.set(m_parameters.into, decoded(content, path));
        (void)output.send(std::move(item));
    }

private:
    [[nodiscard]] QByteArray read(const QByteArray &path) const
    {
        ByteSource source(path, Decompression::None);
        checkSize(source.fileSize(), path);
        // One byte more shows the end; and the files of /proc say that they are empty.
        constexpr qsizetype least = 4096;
        QByteArray content(std::max<qsizetype>(least, source.fileSize() + 1), Qt::Uninitialized);
        qsizetype size = 0;
        while (true) {
            if (size == content.size())
                content.resize(size * 2);
            const std::size_t got = source.read(
                {content.data() + size, static_cast<std::size_t>(content.size() - size)});
            if (got == 0)
                break;
            leaveIfAborted(m_context);
            size += static_cast<qsizetype>(got);
            checkSize(size, path);
        }
        content.resize(size);
        return content;
    }

    void checkSize(qint64 size, const QByteArray &path) const
    {
        if (size <= m_parameters.maxSize.bytes)
            return;
        throw Failure(u"too-large"_s,
                      Sentence::tr("\"%1\" has %2 bytes, more than maxSize (%3) allows; raise it "
                                   "if the memory suffices")
                          .arg(QString::fromUtf8(path), QString::number(size),
                               toString(m_parameters.maxSize)),
                      Retry::Never);
    }

    [[nodiscard]] static QString decoded(const QByteArray &content, const QByteArray &path)
    {
        QStringDecoder decoder(QStringDecoder::Utf8);
        QString text = decoder.decode(content);
        if (decoder.hasError()) {
            throw Failure(
                u"bad-text"_s,
                Sentence::tr("\"%1\" is not UTF-8 text; set as to \"bytes\", or convert the file")
                    .arg(QString::fromUtf8(path)),
                Retry::Never);
        }
        return text;
    }

    ReadFileParameters m_parameters;
    StepContext m_context;
};

StepInfo info()
{
    return {
        .type = u"files.read"_s,
        .title = u"Read file"_s,
        .summary = u"Adds the whole content of a file to its item."_s,
        .category = u"Files"_s,
        .help =
            u"Reads the file whose path is in the field `path` and adds its content as the field "
            "`content`, exactly as it is stored. For large files read line by line with "
            "text.lines, csv.read or json.read, which need little memory.\n\n"
            "Example: small JSON documents as text:\n\n"
            "    { \"as\": \"text\", \"maxSize\": \"1 MiB\" }\n\n"
            "The item fails if the file is missing, unreadable, no regular file, larger than "
            "`maxSize`, or, as text, not UTF-8."_s,
        .defaultWorkers = 2};
}

Schema<ReadFileParameters> schema()
{
    using P = ReadFileParameters;
    return Schema<P>()
        .field(&P::path, {.key = u"path"_s,
                          .label = u"Path field"_s,
                          .help = u"The field that holds the file's path."_s,
                          .role = TextRole::FieldName})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Content field"_s,
                          .help = u"The field that gets the content."_s,
                          .role = TextRole::FieldName})
        .field(&P::as, {.key = u"as"_s,
                        .label = u"Type"_s,
                        .help = u"\"bytes\" for anything, \"text\" for UTF-8."_s,
                        .choices = {u"bytes"_s, u"text"_s}})
        .field(&P::maxSize, {.key = u"maxSize"_s,
                             .label = u"Largest size"_s,
                             .help = u"Larger files fail instead of filling the memory."_s,
                             .range = ParameterRange{0, static_cast<double>(1_GiB)}});
}

} // namespace

StepDefinition<ReadFileParameters> readFile()
{
    using P = ReadFileParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<ReadFileWorker, P>>(p); },
        .fields =
            [](const P &p) {
                const ValueType type =
                    p.as == ContentType::Text ? ValueType::Text : ValueType::Bytes;
                return FieldFlow{.reads = {p.path},
                                 .adds = {FieldInfo{p.into, type, u"Content of the file."_s}}};
            },
        .capabilities = [](const P &) { return Capabilities{.readsFrom = {u"*"_s}}; }};
}

} // namespace paipa::steps
