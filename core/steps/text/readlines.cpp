// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "readlines.h"

#include <paipa/base/linereader.h>
#include <paipa/catalogue/itemfields.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class ReadLinesWorker final : public ItemWorker
{
public:
    explicit ReadLinesWorker(ReadLinesParameters parameters) : m_parameters(std::move(parameters))
    {}

    void open(const StepContext &context) override { m_context = context; }

    void process(Record item, RecordOutput &output) override
    {
        ByteSource source(itemPath(item, m_parameters.path, m_context));
        LineReader reader(source, m_parameters.maxLine.bytes);
        while (const std::optional<Line> line = reader.next()) {
            if (line->tooLong) {
                throw failure(
                    source, *line, u"line-too-long"_s,
                    Sentence::tr("line %1 of \"%2\" has more than %3; raise maxLine if the "
                                 "file is text"),
                    toString(m_parameters.maxLine));
            }
            Record result = item;
            result.set(m_parameters.into, valueOf(*line, source));
            if (!m_parameters.number.isEmpty())
                result.set(m_parameters.number, line->number);
            if (!output.send(std::move(result)))
                return;
        }
    }

private:
    [[nodiscard]] Value valueOf(const Line &line, const ByteSource &source) const
    {
        if (m_parameters.invalid == InvalidText::Replace || line.bytes.isValidUtf8())
            return QString::fromUtf8(line.bytes);
        if (m_parameters.invalid == InvalidText::Bytes)
            return line.bytes.toByteArray();
        throw failure(source, line, u"bad-text"_s,
                      Sentence::tr("line %1 of \"%2\" is not UTF-8; convert the file, or set "
                                   "invalid to \"replace\" or \"bytes\""));
    }

    /// \a what has places for the number of the line, the file, and \a more.
    template<typename... More>
    [[nodiscard]] static Failure failure(const ByteSource &source, const Line &line,
                                         const QString &code, const Sentence &what,
                                         const More &...more)
    {
        return Failure(code, what.arg(line.number, QString::fromUtf8(source.path()), more...),
                       Retry::Never);
    }

    ReadLinesParameters m_parameters;
    StepContext m_context;
};

StepInfo info()
{
    return {
        .type = u"text.lines"_s,
        .title = u"Read lines"_s,
        .summary = u"Makes an item for each line of a file."_s,
        .category = u"Text"_s,
        .help =
            u"Reads the file whose path is in the field `path`, which may be compressed with gzip "
            "or zstd (its first bytes tell, not its name), and hands on one item per line, in "
            "order, with all fields of the file's item. Lines end with LF or CRLF, which is not "
            "part of them; a last line without end counts, a byte-order mark does not. Memory does "
            "not depend on the size of the file.\n\n"
            "Example: the lines of all logs, compressed or not:\n\n"
            "    { \"id\": \"logs\", \"type\": \"files.list\", \"settings\": { \"folder\": "
            "\"/var/log\", \"patterns\": [\"*.log\", \"*.log.*\"] } },\n"
            "    { \"id\": \"lines\", \"type\": \"text.lines\" }\n\n"
            "The file's item fails if it is missing, unreadable, damaged or cut off, and if a line "
            "is longer than `maxLine`; the lines before that have been handed on then."_s,
        .emission = Emission::Streaming};
}

Schema<ReadLinesParameters> schema()
{
    using P = ReadLinesParameters;
    return Schema<P>()
        .field(&P::path, {.key = u"path"_s,
                          .label = u"Path field"_s,
                          .help = u"The field that holds the file's path."_s,
                          .role = TextRole::FieldName})
        .field(&P::into, {.key = u"into"_s,
                          .label = u"Line field"_s,
                          .help = u"The field that gets the line."_s,
                          .role = TextRole::FieldName})
        .field(&P::number,
               {.key = u"number"_s,
                .label = u"Number field"_s,
                .help = u"The field that gets the number of the line, from 1; empty for none."_s,
                .role = TextRole::FieldName})
        .field(
            &P::invalid,
            {.key = u"invalid"_s,
             .label = u"Invalid text"_s,
             .help =
                 u"What happens to a line that is not UTF-8: \"replace\" puts a mark in place of "
                 "each wrong byte, \"fail\" lets the file's item fail, \"bytes\" hands the line on "
                 "as bytes."_s,
             .choices = {u"replace"_s, u"fail"_s, u"bytes"_s}})
        .field(&P::maxLine, {.key = u"maxLine"_s,
                             .label = u"Longest line"_s,
                             .help = u"A longer line fails instead of filling the memory."_s,
                             .range = ParameterRange{1, static_cast<double>(1_GiB)}});
}

FieldFlow fields(const ReadLinesParameters &parameters)
{
    FieldFlow flow{
        .reads = {parameters.path},
        .adds = {FieldInfo{parameters.into, ValueType::Text, u"The line without its end."_s}}};
    if (!parameters.number.isEmpty())
        flow.adds.append(
            FieldInfo{parameters.number, ValueType::Integer, u"Number of the line, from 1."_s});
    return flow;
}

} // namespace

StepDefinition<ReadLinesParameters> readLines()
{
    using P = ReadLinesParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<ReadLinesWorker, P>>(p); },
        .fields = fields,
        .capabilities = [](const P &) { return Capabilities{.readsFrom = {u"*"_s}}; }};
}

} // namespace paipa::steps
