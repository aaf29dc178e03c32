// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "readcsv.h"

#include "csvreader.h"
#include "guessedvalue.h"

#include <paipa/catalogue/itemfields.h>

#include <QSet>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

char byteOf(Delimiter delimiter)
{
    switch (delimiter) {
    case Delimiter::Automatic: return '\0';
    case Delimiter::Comma: return ',';
    case Delimiter::Semicolon: return ';';
    case Delimiter::Tab: return '\t';
    case Delimiter::Bar: return '|';
    }
    Q_UNREACHABLE();
}

namespace {

/// Names that are all different and not empty: "name", "column2", "name_2".
QStringList distinct(const QStringList &names)
{
    const QSet<QString> written(names.begin(), names.end());
    QSet<QString> taken;
    QStringList result;
    for (const QString &name : names) {
        const QString wanted = name.isEmpty() ? u"column%1"_s.arg(result.size() + 1) : name;
        const auto isFree = [&](const QString &candidate) {
            return !taken.contains(candidate)
                   && (candidate == name || !written.contains(candidate));
        };
        QString candidate = wanted;
        for (int n = 2; !isFree(candidate); ++n)
            candidate = wanted + u'_' + QString::number(n);
        taken.insert(candidate);
        result.append(candidate);
    }
    return result;
}

/// Reads one file.
class CsvFile
{
public:
    CsvFile(const ReadCsvParameters &parameters, const Record &item, const QByteArray &path,
            const StepContext &context)
        : m_parameters(parameters)
        , m_context(context)
        , m_source(path)
        , m_reader(m_source, CsvFormat{.delimiter = byteOf(parameters.delimiter),
                                       .maxField = parameters.maxField.bytes,
                                       .maxRow = parameters.maxRow.bytes,
                                       .maxColumns = parameters.maxColumns})
        , m_badLines(parameters.badLines, path)
        , m_columns(parameters.columns)
    {
        if (parameters.itemFields == ItemFields::Keep)
            m_common = item;
    }

    void read(RecordOutput &output)
    {
        if (m_parameters.header == CsvHeader::FirstLine)
            readHeader();
        while (const std::optional<CsvRow> row = m_reader.next()) {
            leaveIfAborted(m_context); // bad rows may be sent nowhere
            const bool blank =
                row->problem.isEmpty() && row->raw.isEmpty() && m_columns.size() != 1;
            if (blank)
                continue;
            if (m_columns.isEmpty())
                nameColumns();
            const Sentence problem = problemOf(*row);
            if (!problem.isEmpty())
                m_badLines.add(BadLine{row->line, row->raw, problem}, output);
            else if (!output.send(record(*row)))
                return;
        }
    }

private:
    void readHeader()
    {
        std::optional<CsvRow> row = m_reader.next();
        while (row && row->problem.isEmpty() && row->raw.isEmpty())
            row = m_reader.next();
        if (!row)
            return;
        Sentence problem = row->problem.isEmpty() ? encodingProblem(*row) : row->problem;
        const auto count = static_cast<qsizetype>(m_reader.cells().size());
        if (problem.isEmpty() && !m_columns.isEmpty() && m_columns.size() != count)
            problem = Sentence::tr("the header has %1 columns, but the setting columns names %2")
                          .arg(count)
                          .arg(m_columns.size());
        if (!problem.isEmpty()) {
            throw Failure(
                u"bad-header"_s,
                Sentence::tr("\"%1\", line %2: %3. The header names the columns, so nothing of the "
                             "file was read")
                    .arg(QString::fromUtf8(m_source.path()), QString::number(row->line), problem),
                Retry::Never);
        }
        if (!m_columns.isEmpty())
            return;
        for (const CsvCell &cell : m_reader.cells())
            m_columns.append(decoded(m_reader.text(cell)));
        m_columns = distinct(m_columns);
    }

    /// Without header and given names, the first row tells how many columns there are.
    void nameColumns()
    {
        for (std::size_t i = 1; i <= m_reader.cells().size(); ++i)
            m_columns.append(u"column%1"_s.arg(i));
    }

    [[nodiscard]] Sentence problemOf(const CsvRow &row) const
    {
        if (!row.problem.isEmpty())
            return row.problem;
        const auto count = static_cast<qsizetype>(m_reader.cells().size());
        if (count != m_columns.size())
            return Sentence::tr("the row has %1 columns instead of %2")
                .arg(count)
                .arg(m_columns.size());
        return encodingProblem(row);
    }

    [[nodiscard]] Sentence encodingProblem(const CsvRow &row) const
    {
        if (m_parameters.encoding != CsvEncoding::Utf8 || row.raw.isValidUtf8())
            return {};
        return Sentence::tr("the text is not UTF-8; if it comes from an older program, try the "
                            "encoding \"latin-1\"");
    }

    [[nodiscard]] Record record(const CsvRow &row)
    {
        Record result = m_common;
        result.reserve(m_common.size() + m_columns.size() + 1);
        for (qsizetype i = 0; i < m_columns.size(); ++i) {
            const CsvCell &cell = m_reader.cells()[static_cast<std::size_t>(i)];
            if (m_common.isEmpty())
                result.append(m_columns[i], valueOf(cell));
            else
                result.set(m_columns[i], valueOf(cell));
        }
        if (!m_parameters.number.isEmpty())
            result.set(m_parameters.number, row.line);
        return result;
    }

    [[nodiscard]] Value valueOf(const CsvCell &cell)
    {
        if (m_parameters.types == CsvTypes::Guess && !cell.quoted) {
            if (cell.bytes.isEmpty())
                return {};
            if (std::optional<Value> number = guessedNumber(cell.bytes))
                return *std::move(number);
        }
        return decoded(m_reader.text(cell));
    }

    [[nodiscard]] QString decoded(QByteArrayView bytes) const
    {
        return m_parameters.encoding == CsvEncoding::Utf8 ? QString::fromUtf8(bytes)
                                                          : QString::fromLatin1(bytes);
    }

    const ReadCsvParameters &m_parameters;
    const StepContext &m_context;
    ByteSource m_source;
    CsvReader m_reader;
    BadLineReport m_badLines;
    QStringList m_columns;
    Record m_common;
};

class ReadCsvWorker final : public ItemWorker
{
public:
    explicit ReadCsvWorker(ReadCsvParameters parameters) : m_parameters(std::move(parameters)) {}

    void open(const StepContext &context) override { m_context = context; }

    void process(Record item, RecordOutput &output) override
    {
        CsvFile(m_parameters, item, itemPath(item, m_parameters.path, m_context), m_context)
            .read(output);
    }

private:
    ReadCsvParameters m_parameters;
    StepContext m_context;
};

StepInfo info()
{
    return {.type = u"csv.read"_s,
            .title = u"Read CSV"_s,
            .summary = u"Makes an item for each row of a CSV file."_s,
            .category = u"CSV"_s,
            .help = u"Reads the file whose path is in the field `path`, which may be compressed "
                    "with gzip or zstd, and hands on one item per row, in order, with a field per "
                    "column. Fields in quotes may hold delimiters, line breaks and doubled quotes "
                    "(RFC 4180). Memory does not depend on the size of the file.\n\n"
                    "Columns are named by the first line; a name that is empty becomes `column3`, "
                    "one that occurs again `name_2`. With `types` \"guess\", unquoted numbers "
                    "become numbers if no digit is lost by that (`007` and `+5` stay text), and "
                    "nothing becomes null.\n\n"
                    "Example: one file, with broken rows set aside on the output `bad`:\n\n"
                    "    { \"id\": \"orders\", \"type\": \"files.paths\", \"settings\": { "
                    "\"files\": [\"orders.csv\"] } },\n"
                    "    { \"id\": \"rows\", \"type\": \"csv.read\", \"settings\": { \"types\": "
                    "\"guess\", \"badLines\": \"port\" } }\n\n"
                    "A row is broken if a quote is not closed, text follows a closing quote, it "
                    "has another number of columns than the first, or its text is not UTF-8. After "
                    "a broken row reading goes on at the next line. Empty lines are passed over "
                    "unless there is only one column."_s,
            .outputs = badLinesOutputs(),
            .emission = Emission::Streaming};
}

Schema<ReadCsvParameters> contentSchema()
{
    using P = ReadCsvParameters;
    return Schema<P>()
        .field(&P::path, {.key = u"path"_s,
                          .label = u"Path field"_s,
                          .help = u"The field that holds the file's path."_s,
                          .role = TextRole::FieldName})
        .field(
            &P::delimiter,
            {.key = u"delimiter"_s,
             .label = u"Delimiter"_s,
             .help =
                 u"What separates the columns; \"auto\" takes what is most frequent in the first line."_s,
             .choices = {u"auto"_s, u","_s, u";"_s, u"tab"_s, u"|"_s}})
        .field(
            &P::header,
            {.key = u"header"_s,
             .label = u"Header"_s,
             .help =
                 u"\"first-line\": the first line names the columns; \"none\": it is a row already."_s,
             .choices = {u"first-line"_s, u"none"_s}})
        .field(&P::columns, {.key = u"columns"_s,
                             .label = u"Columns"_s,
                             .help = u"Names for the columns, in place of those of the first line; "
                                     "without both, they are column1, column2 and so on."_s})
        .field(
            &P::types,
            {.key = u"types"_s,
             .label = u"Types"_s,
             .help =
                 u"\"text\" leaves every value as it stands, \"guess\" makes numbers of those that are."_s,
             .choices = {u"text"_s, u"guess"_s}})
        .field(&P::encoding, {.key = u"encoding"_s,
                              .label = u"Encoding"_s,
                              .help = u"How the file's text is stored."_s,
                              .choices = {u"utf-8"_s, u"latin-1"_s}});
}

Schema<ReadCsvParameters> schema()
{
    using P = ReadCsvParameters;
    return contentSchema()
        .field(
            &P::itemFields,
            {.key = u"itemFields"_s,
             .label = u"Fields of the file"_s,
             .help =
                 u"Whether the rows also have the fields of the file's item, such as its path; a "
                 "column of the same name wins."_s,
             .choices = {u"drop"_s, u"keep"_s}})
        .field(
            &P::number,
            {.key = u"number"_s,
             .label = u"Number field"_s,
             .help = u"The field that gets the number of the row's first line; empty for none."_s,
             .role = TextRole::FieldName})
        .field(&P::badLines, {.key = u"badLines"_s,
                              .label = u"Broken rows"_s,
                              .help = badLinesHelp(),
                              .choices = badLinesChoices()})
        .field(&P::maxField, {.key = u"maxField"_s,
                              .label = u"Longest value"_s,
                              .help = u"A row with a longer value is broken."_s,
                              .range = ParameterRange{1, static_cast<double>(1_GiB)}})
        .field(&P::maxRow, {.key = u"maxRow"_s,
                            .label = u"Longest row"_s,
                            .help = u"A longer row is broken."_s,
                            .range = ParameterRange{1, static_cast<double>(1_GiB)}})
        .field(&P::maxColumns, {.key = u"maxColumns"_s,
                                .label = u"Most columns"_s,
                                .help = u"A row with more columns is broken."_s,
                                .unit = Unit::Columns,
                                .range = ParameterRange{1, 1'000'000}});
}

FieldFlow fields(const ReadCsvParameters &parameters)
{
    const ValueType type = parameters.types == CsvTypes::Text ? ValueType::Text : ValueType::Null;
    FieldFlow flow{.reads = {parameters.path}};
    for (const QString &column : parameters.columns)
        flow.adds.append(FieldInfo{column, type, u"The column of that name."_s});
    if (!parameters.number.isEmpty())
        flow.adds.append(
            FieldInfo{parameters.number, ValueType::Integer, u"Number of the line, from 1."_s});
    const bool columnsKnown = !parameters.columns.isEmpty();
    if (!columnsKnown)
        flow.others = FieldFlow::Others::Unknown;
    else if (parameters.itemFields == ItemFields::Drop)
        flow.others = FieldFlow::Others::Dropped;
    return flow;
}

Problems check(const ReadCsvParameters &parameters)
{
    QSet<QString> seen;
    for (const QString &column : parameters.columns) {
        if (column.isEmpty() || seen.contains(column)) {
            return {Problem{
                .code = u"bad-setting"_s,
                .text =
                    Sentence::tr(
                        "the names of the columns must be different and not empty; \"%1\" is not")
                        .arg(column),
                .place = {.field = u"columns"_s}}};
        }
        seen.insert(column);
    }
    return {};
}

} // namespace

StepDefinition<ReadCsvParameters> readCsv()
{
    using P = ReadCsvParameters;
    return {
        .info = info(),
        .schema = schema(),
        .make = [](const P &p) { return std::make_unique<SeparateWorkers<ReadCsvWorker, P>>(p); },
        .fields = fields,
        .check = check,
        .capabilities = [](const P &) { return Capabilities{.readsFrom = {u"*"_s}}; }};
}

} // namespace paipa::steps
