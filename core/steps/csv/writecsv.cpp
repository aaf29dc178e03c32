// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "writecsv.h"

#include "csvcell.h"

#include <paipa/base/outputfile.h>

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

char byteOf(WrittenDelimiter delimiter)
{
    switch (delimiter) {
    case WrittenDelimiter::Comma: return ',';
    case WrittenDelimiter::Semicolon: return ';';
    case WrittenDelimiter::Tab: return '\t';
    case WrittenDelimiter::Bar: return '|';
    }
    Q_UNREACHABLE();
}

class WriteCsvWorker final : public ItemWorker
{
public:
    explicit WriteCsvWorker(WriteCsvParameters parameters)
        : m_parameters(std::move(parameters))
        , m_columns(m_parameters.columns)
        , m_delimiter(byteOf(m_parameters.delimiter))
    {}

    void open(const StepContext &context) override
    {
        const bool isFile = m_parameters.file != OutputFile::standardOutput;
        m_file.emplace(isFile ? context.absolutePath(m_parameters.file) : m_parameters.file,
                       m_parameters.existing == ExistingTable::Fail ? ExistingFile::Fail
                                                                    : ExistingFile::Overwrite);
        if (!m_columns.isEmpty())
            writeHeader();
    }

    void process(Record item, RecordOutput &) override
    {
        if (m_columns.isEmpty())
            takeColumns(item);
        else if (m_parameters.columns.isEmpty())
            refuseOtherFields(item);
        m_row.resize(0);
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            addCell(i, cellOf(valueAt(item, i), m_columns[i]));
        endRow();
    }

    void flush(RecordOutput &) override { m_file->commit(); }
    void close() override { m_file.reset(); }

private:
    void takeColumns(const Record &item)
    {
        for (const Field &field : item)
            m_columns.append(field.name);
        if (m_columns.isEmpty())
            throw Failure(u"no-fields"_s,
                          Sentence::tr("the item has no fields, so the columns are not known"),
                          Retry::Never);
        writeHeader();
    }

    void writeHeader()
    {
        if (!m_parameters.header)
            return;
        m_row.resize(0);
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            addCell(i, safe(m_columns[i].toUtf8()));
        endRow();
    }

    /// Their values would be lost.
    void refuseOtherFields(const Record &item) const
    {
        for (qsizetype i = 0; i < item.size(); ++i) {
            const QString &name = item.begin()[i].name;
            if ((i < m_columns.size() && m_columns[i] == name) || m_columns.contains(name))
                continue;
            throw Failure(
                u"unknown-column"_s,
                Sentence::tr(
                    "the first item had no field \"%1\", so there is no column for it; list "
                    "all columns in the setting columns")
                    .arg(name),
                Retry::Never);
        }
    }

    /// The value for column \a index, or nullptr; most items have the same fields in the same
    /// places.
    [[nodiscard]] const Value *valueAt(const Record &item, qsizetype index) const
    {
        if (index < item.size() && item.begin()[index].name == m_columns[index])
            return &item.begin()[index].value;
        return item.find(m_columns[index]);
    }

    [[nodiscard]] QByteArray cellOf(const Value *value, const QString &column) const
    {
        if (!value)
            return {};
        if (value->type() == ValueType::Integer || value->type() == ValueType::Real)
            return value->toText().toUtf8();
        const auto *bytes = value->get<QByteArray>();
        if (bytes && !bytes->isValidUtf8()) {
            throw Failure(
                u"bad-field"_s,
                Sentence::tr(
                    "the field \"%1\" holds bytes that are not UTF-8 text, which CSV cannot hold")
                    .arg(column),
                Retry::Never);
        }
        return safe(bytes ? *bytes : value->toText().toUtf8());
    }

    [[nodiscard]] QByteArray safe(const QByteArray &text) const
    {
        return m_parameters.spreadsheetSafe ? withoutFormula(text) : text;
    }

    void addCell(qsizetype index, const QByteArray &text)
    {
        if (index > 0)
            m_row += m_delimiter;
        appendCell(m_row, text, m_delimiter);
    }

    void endRow()
    {
        if (m_row.isEmpty())
            m_row = "\"\""_ba; // a line with nothing would be no row
        m_row += '\n';
        m_file->write(m_row);
    }

    WriteCsvParameters m_parameters;
    QStringList m_columns;
    char m_delimiter;
    QByteArray m_row;
    std::optional<OutputFile> m_file;
};

StepInfo info()
{
    return {
        .type = u"csv.write"_s,
        .title = u"Write CSV"_s,
        .summary = u"Writes all items as the rows of one CSV file."_s,
        .category = u"CSV"_s,
        .help =
            u"The file appears under its name only when the last item has been written; if the run "
            "fails or is aborted, what was there before stays. An item counts as done when it is "
            "accepted, before the file appears. The text is UTF-8, lines end with "
            "LF, and values that hold the delimiter, quotes or line breaks stand in quotes (RFC "
            "4180). The file `-` is the standard output.\n\n"
            "Without `columns`, the fields of the first item are the columns, and a later item "
            "with another field fails, so that nothing is left out silently. With `columns`, other "
            "fields are left out, and a field that an item lacks becomes an empty value.\n\n"
            "Example:\n\n"
            "    { \"file\": \"errors.csv\", \"columns\": [\"time\", \"message\"], \"delimiter\": "
            "\";\" }\n\n"
            "With `spreadsheetSafe`, text that a spreadsheet would run as a formula (it begins "
            "with =, +, -, @, tab or a line break and is no number) gets an apostrophe in front. "
            "Switch it off for files that programs read."_s,
        .kind = StepKind::Sink,
        .concurrency = Concurrency::SingleWorker};
}

Schema<WriteCsvParameters> schema()
{
    using P = WriteCsvParameters;
    return Schema<P>()
        .field(&P::file, {.key = u"file"_s,
                          .label = u"File"_s,
                          .help = u"The file that is written, or \"-\" for the standard output."_s,
                          .role = TextRole::OutputFile,
                          .presence = Presence::Required})
        .field(
            &P::columns,
            {.key = u"columns"_s,
             .label = u"Columns"_s,
             .help =
                 u"The fields that are written, in this order; those of the first item if there are none."_s,
             .role = TextRole::FieldName})
        .field(&P::delimiter, {.key = u"delimiter"_s,
                               .label = u"Delimiter"_s,
                               .help = u"What separates the columns."_s,
                               .choices = {u","_s, u";"_s, u"tab"_s, u"|"_s}})
        .field(&P::header, {.key = u"header"_s,
                            .label = u"Header"_s,
                            .help = u"Whether the first line holds the names of the columns."_s})
        .field(&P::spreadsheetSafe, {.key = u"spreadsheetSafe"_s,
                                     .label = u"Safe for spreadsheets"_s,
                                     .help = u"Whether text that looks like a formula gets an "
                                             "apostrophe in front, so that it is shown and not "
                                             "run."_s})
        .field(
            &P::existing,
            {.key = u"existing"_s,
             .label = u"If the file exists"_s,
             .help =
                 u"\"overwrite\" replaces it once the new one is complete; \"fail\" does not start the run."_s,
             .choices = {u"overwrite"_s, u"fail"_s}});
}

Problems check(const WriteCsvParameters &parameters)
{
    const QSet<QString> different(parameters.columns.begin(), parameters.columns.end());
    if (different.size() == parameters.columns.size() && !different.contains(QString()))
        return {};
    return {Problem{.code = u"bad-setting"_s,
                    .text = Sentence::tr("the columns must be different and not empty"),
                    .place = {.field = u"columns"_s}}};
}

} // namespace

StepDefinition<WriteCsvParameters> writeCsv()
{
    using P = WriteCsvParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<WriteCsvWorker, P>>(p); },
        .fields = [](const P &) { return FieldFlow{}; },
        .check = check,
        .capabilities =
            [](const P &p) { return Capabilities{.writesTo = {p.file}, .replaces = {p.file}}; }};
}

} // namespace paipa::steps
