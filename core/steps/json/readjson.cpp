// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "readjson.h"

#include "jsonparser.h"

#include <paipa/base/linereader.h>
#include <paipa/catalogue/itemfields.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

static_assert(LineReader::readableAfterLine >= JsonParser::readableAfterLine);

bool isBlank(QByteArrayView line)
{
    return std::ranges::all_of(line, [](char c) { return c == ' ' || c == '\t' || c == '\r'; });
}

class ReadJsonWorker final : public ItemWorker
{
public:
    explicit ReadJsonWorker(ReadJsonParameters parameters)
        : m_parameters(std::move(parameters)), m_parser(m_parameters.maxDepth)
    {}

    void open(const StepContext &context) override { m_context = context; }

    void process(Record item, RecordOutput &output) override
    {
        const QByteArray path = itemPath(item, m_parameters.path, m_context);
        const BadLineReport badLines(m_parameters.badLines, path);
        ByteSource source(path);
        LineReader reader(source, m_parameters.maxLine.bytes);
        while (const std::optional<Line> line = reader.next()) {
            leaveIfAborted(m_context); // bad lines may be sent nowhere
            if (isBlank(line->bytes))
                continue;
            Record content;
            const Sentence problem = read(*line, content);
            if (!problem.isEmpty())
                badLines.add(BadLine{line->number, line->bytes, problem}, output);
            else if (!output.send(result(item, std::move(content), line->number)))
                return;
        }
    }

private:
    [[nodiscard]] Sentence read(const Line &line, Record &content)
    {
        if (line.tooLong)
            return Sentence::tr("it is longer than maxLine (%1)")
                .arg(toString(m_parameters.maxLine));
        return m_parser.parse(line.bytes, content);
    }

    [[nodiscard]] Record result(const Record &item, Record content, qint64 number) const
    {
        Record record = m_parameters.itemFields == JsonItemFields::Keep ? item : Record();
        if (record.isEmpty())
            record = std::move(content);
        else
            for (const Field &field : content)
                record.set(field.name, field.value);
        if (!m_parameters.number.isEmpty())
            record.set(m_parameters.number, number);
        return record;
    }

    ReadJsonParameters m_parameters;
    StepContext m_context;
    JsonParser m_parser;
};

StepInfo info()
{
    return {.type = u"json.read"_s,
            .title = u"Read JSON Lines"_s,
            .summary = u"Makes an item for each line of a JSON Lines file."_s,
            .category = u"JSON"_s,
            .help = u"Reads the file whose path is in the field `path`, which may be compressed "
                    "with gzip or zstd, and hands on one item per line, in order. Each line holds "
                    "one JSON object, whose members become the fields; empty lines are passed "
                    "over. Memory does not depend on the size of the file.\n\n"
                    "Whole numbers stay exact up to 64 bits; larger ones become text with all "
                    "their digits. Objects in the object become maps, arrays become lists.\n\n"
                    "Example: all logs of a folder, with the name of the file in each item:\n\n"
                    "    { \"id\": \"logs\", \"type\": \"files.list\", \"settings\": { \"folder\": "
                    "\"logs\", \"patterns\": [\"*.jsonl*\"] } },\n"
                    "    { \"id\": \"entries\", \"type\": \"json.read\", \"settings\": { "
                    "\"itemFields\": \"keep\" } }\n\n"
                    "The file's item fails if it is missing, unreadable, damaged or cut off. Lines "
                    "that are no JSON object, too long or nested too deep are treated as "
                    "`badLines` says."_s,
            .outputs = badLinesOutputs(),
            .emission = Emission::Streaming};
}

Schema<ReadJsonParameters> schema()
{
    using P = ReadJsonParameters;
    return Schema<P>()
        .field(&P::path, {.key = u"path"_s,
                          .label = u"Path field"_s,
                          .help = u"The field that holds the file's path."_s,
                          .role = TextRole::FieldName})
        .field(
            &P::itemFields,
            {.key = u"itemFields"_s,
             .label = u"Fields of the file"_s,
             .help =
                 u"Whether the items also have the fields of the file's item, such as its path; a "
                 "member of the same name wins."_s,
             .choices = {u"drop"_s, u"keep"_s}})
        .field(&P::number,
               {.key = u"number"_s,
                .label = u"Number field"_s,
                .help = u"The field that gets the number of the line; empty for none."_s,
                .role = TextRole::FieldName})
        .field(&P::badLines, {.key = u"badLines"_s,
                              .label = u"Broken lines"_s,
                              .help = badLinesHelp(),
                              .choices = badLinesChoices()})
        .field(&P::maxLine, {.key = u"maxLine"_s,
                             .label = u"Longest line"_s,
                             .help = u"A longer line is broken."_s,
                             .range = ParameterRange{1, static_cast<double>(1_GiB)}})
        .field(&P::maxDepth,
               {.key = u"maxDepth"_s,
                .label = u"Deepest nesting"_s,
                .help = u"A line with more lists and objects inside each other is broken."_s,
                .range = ParameterRange{1, 1000}});
}

FieldFlow fields(const ReadJsonParameters &parameters)
{
    FieldFlow flow{.reads = {parameters.path}, .others = FieldFlow::Others::Unknown};
    if (!parameters.number.isEmpty())
        flow.adds.append(
            FieldInfo{parameters.number, ValueType::Integer, u"Number of the line, from 1."_s});
    return flow;
}

} // namespace

StepDefinition<ReadJsonParameters> readJson()
{
    using P = ReadJsonParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<ReadJsonWorker, P>>(p); },
        .fields = fields,
        .capabilities = [](const P &) { return Capabilities{.readsFrom = {u"*"_s}}; }};
}

} // namespace paipa::steps
