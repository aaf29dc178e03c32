// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "writejson.h"

#include <paipa/base/outputfile.h>
#include <paipa/records/recordcodec.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

class WriteJsonWorker final : public ItemWorker
{
public:
    explicit WriteJsonWorker(WriteJsonParameters parameters) : m_parameters(std::move(parameters))
    {}

    void open(const StepContext &context) override
    {
        const bool isFile = m_parameters.file != OutputFile::standardOutput;
        m_file.emplace(isFile ? context.absolutePath(m_parameters.file) : m_parameters.file,
                       m_parameters.existing == ExistingLines::Fail ? ExistingFile::Fail
                                                                    : ExistingFile::Overwrite);
    }

    void process(Record item, RecordOutput &) override
    {
        m_line.resize(0);
        appendPlainJson(m_line, m_parameters.fields.isEmpty() ? item : projected(item));
        m_line += '\n';
        m_file->write(m_line);
    }

    void flush(RecordOutput &) override { m_file->commit(); }
    void close() override { m_file.reset(); }

private:
    [[nodiscard]] Record projected(const Record &item) const
    {
        Record result;
        result.reserve(m_parameters.fields.size());
        for (const QString &name : m_parameters.fields) {
            if (const Value *value = item.find(name))
                result.append(name, *value);
        }
        return result;
    }

    WriteJsonParameters m_parameters;
    QByteArray m_line;
    std::optional<OutputFile> m_file;
};

StepInfo info()
{
    return {
        .type = u"json.write"_s,
        .title = u"Write JSON Lines"_s,
        .summary = u"Writes all items as the lines of one JSON Lines file."_s,
        .category = u"JSON"_s,
        .help =
            u"Each item becomes one line with one JSON object, its fields in their order: dates as "
            "ISO 8601 text, bytes as Base64 text. The file appears under its name only when the "
            "last item has been written; if the run fails or is aborted, what was there before "
            "stays. An item counts as done when it is accepted, before the file appears. The file "
            "`-` is the standard output.\n\n"
            "Example:\n\n"
            "    { \"file\": \"errors.jsonl\", \"fields\": [\"time\", \"message\"] }\n\n"
            "With `fields`, a field that an item lacks is left out of its line."_s,
        .kind = StepKind::Sink,
        .concurrency = Concurrency::SingleWorker};
}

Problems check(const WriteJsonParameters &parameters)
{
    QStringList different = parameters.fields;
    if (different.removeDuplicates() == 0 && !different.contains(QString()))
        return {};
    return {Problem{.code = u"bad-setting"_s,
                    .text = Sentence::tr("the fields must be different and not empty"),
                    .place = {.field = u"fields"_s}}};
}

} // namespace

StepDefinition<WriteJsonParameters> writeJson()
{
    using P = WriteJsonParameters;
    return {
        .info = info(),
        .schema =
            Schema<P>()
                .field(&P::file,
                       {.key = u"file"_s,
                        .label = u"File"_s,
                        .help = u"The file that is written, or \"-\" for the standard output."_s,
                        .role = TextRole::OutputFile,
                        .presence = Presence::Required})
                .field(&P::fields,
                       {.key = u"fields"_s,
                        .label = u"Fields"_s,
                        .help =
                            u"The fields that are written, in this order; all if there are none."_s,
                        .role = TextRole::FieldName})
                .field(&P::existing, {.key = u"existing"_s,
                                      .label = u"If the file exists"_s,
                                      .help = u"\"overwrite\" replaces it once the new one is "
                                              "complete; \"fail\" does not start the run."_s,
                                      .choices = {u"overwrite"_s, u"fail"_s}}),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<WriteJsonWorker, P>>(p); },
        .fields = [](const P &) { return FieldFlow{}; },
        .check = check,
        .capabilities =
            [](const P &p) { return Capabilities{.writesTo = {p.file}, .replaces = {p.file}}; }};
}

} // namespace paipa::steps
