// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "insertintotable.h"

#include "insertworker.h"

#include <paipa/records/texttemplate.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

constexpr double hour = 3'600'000;

class InsertStep final : public RecordStep
{
public:
    explicit InsertStep(InsertParameters parameters) : m_parameters(std::move(parameters)) {}

    [[nodiscard]] Intake intake() const override { return Intake::Batches; }
    [[nodiscard]] AnyRecordWorker makeWorker() override
    {
        return std::make_unique<InsertWorker>(m_parameters, m_target);
    }

private:
    InsertParameters m_parameters;
    std::shared_ptr<InsertTarget> m_target = std::make_shared<InsertTarget>();
};

Schema<InsertParameters> withConnection(Schema<InsertParameters> schema)
{
    using P = InsertParameters;
    return std::move(schema)
        .field(&P::driver, {.key = u"driver"_s,
                            .label = u"Kind of database"_s,
                            .help = u"SQLite, a file, or a PostgreSQL server."_s,
                            .choices = {u"sqlite"_s, u"postgresql"_s}})
        .field(&P::file,
               {.key = u"file"_s,
                .label = u"Database file"_s,
                .help = u"SQLite: the file; it and its folder are made if they do not exist."_s,
                .role = TextRole::OutputFile})
        .field(&P::host,
               {.key = u"host"_s,
                .label = u"Server"_s,
                .help = u"PostgreSQL: name of the server, or the folder of its local socket."_s})
        .field(&P::port, {.key = u"port"_s,
                          .label = u"Port"_s,
                          .help = u"PostgreSQL: port of the server."_s,
                          .range = ParameterRange{1, 65535}})
        .field(&P::database, {.key = u"database"_s,
                              .label = u"Database"_s,
                              .help = u"PostgreSQL: name of the database, which must exist."_s})
        .field(&P::user,
               {.key = u"user"_s,
                .label = u"User"_s,
                .help = u"PostgreSQL: whom to log in as; by default the user of this machine."_s})
        .field(&P::password, {.key = u"password"_s,
                              .label = u"Password"_s,
                              .help = u"PostgreSQL: a reference such as ${env:PGPASSWORD}."_s,
                              .role = TextRole::Secret})
        .field(
            &P::encryption,
            {.key = u"encryption"_s,
             .label = u"Encryption"_s,
             .help =
                 u"PostgreSQL: \"automatic\" checks the certificate of every server but one on this"
                 " machine; \"require\" encrypts without checking who is at the other end."_s,
             .choices = {u"automatic"_s, u"verify-full"_s, u"require"_s, u"disable"_s}});
}

Schema<InsertParameters> withTable(Schema<InsertParameters> schema)
{
    using P = InsertParameters;
    return std::move(schema)
        .field(&P::table, {.key = u"table"_s,
                           .label = u"Table"_s,
                           .help = u"Name of the table; for PostgreSQL also \"schema.table\"."_s,
                           .presence = Presence::Required})
        .field(
            &P::columns,
            {.key = u"columns"_s,
             .label = u"Columns"_s,
             .help =
                 u"Names of columns, each with a text with fields in braces. \"{size}\" alone keeps"
                 " the type of the field. By default, every field of the first item is a column."_s,
             .role = TextRole::Template})
        .field(&P::keys,
               {.key = u"keys"_s,
                .label = u"Key columns"_s,
                .help = u"Columns that identify a row: an item whose row exists updates it."_s})
        .field(&P::createTable,
               {.key = u"createTable"_s,
                .label = u"Create the table"_s,
                .help = u"Make the table if it does not exist, with column types that"
                        " fit the first items."_s})
        .field(&P::batch, {.key = u"batch"_s,
                           .label = u"Rows per transaction"_s,
                           .help = u"How many items are written together."_s,
                           .unit = Unit::Items,
                           .range = ParameterRange{1, 100'000}})
        .field(&P::flushAfter,
               {.key = u"flushAfter"_s,
                .label = u"Write after"_s,
                .help = u"How long an item waits at most for others to be written with."_s,
                .range = ParameterRange{1, hour}})
        .field(&P::synchronous,
               {.key = u"synchronous"_s,
                .label = u"Safety"_s,
                .help = u"SQLite: with \"normal\", a power failure can undo the last transactions; "
                        u"\"full\""
                        " waits for the disk at each; with \"off\", it can damage the file."_s,
                .choices = {u"off"_s, u"normal"_s, u"full"_s}})
        .field(&P::lockTimeout,
               {.key = u"lockTimeout"_s,
                .label = u"Wait for a lock"_s,
                .help = u"How long to wait for another program that uses the same data."_s,
                .range = ParameterRange{0, hour}});
}

Problem missing(const QString &key, const Sentence &text)
{
    return Problem{.code = u"missing-setting"_s, .text = text, .place = {.field = key}};
}

Problems checkColumns(const InsertParameters &parameters)
{
    Problems problems;
    for (auto it = parameters.columns.begin(); it != parameters.columns.end(); ++it) {
        const Result<TextTemplate> filled = TextTemplate::parse(it.value());
        if (filled)
            continue;
        Problem problem = filled.problem();
        problem.text = Sentence::tr("column \"%1\": %2").arg(it.key(), problem.text);
        problem.place.field = u"columns"_s;
        problems.append(problem);
    }
    for (const QString &key : parameters.keys) {
        if (!parameters.columns.isEmpty() && !parameters.columns.contains(key)) {
            problems.append(Problem{
                .code = u"unknown-column"_s,
                .text = Sentence::tr("\"keys\" names \"%1\", which is not one of the \"columns\"")
                            .arg(key),
                .place = {.field = u"keys"_s}});
        }
    }
    return problems;
}

Problems check(const InsertParameters &parameters)
{
    Problems problems = checkColumns(parameters);
    if (parameters.driver == SqlProduct::Sqlite && parameters.file.isEmpty())
        problems.append(missing(u"file"_s, Sentence::tr("\"file\" must name the database file")));
    if (parameters.driver == SqlProduct::Postgresql && parameters.database.isEmpty())
        problems.append(missing(u"database"_s,
                                Sentence::tr("\"database\" must name a database of the server")));
    return problems;
}

FieldFlow fields(const InsertParameters &parameters)
{
    FieldFlow flow{.others = FieldFlow::Others::Dropped};
    for (const QString &column : parameters.columns) {
        if (const Result<TextTemplate> filled = TextTemplate::parse(column)) {
            for (const QString &field : filled->fields()) {
                if (!flow.reads.contains(field))
                    flow.reads.append(field);
            }
        }
    }
    if (parameters.columns.isEmpty())
        flow.reads = parameters.keys;
    return flow;
}

Capabilities capabilities(const InsertParameters &parameters)
{
    Capabilities result;
    if (parameters.driver == SqlProduct::Sqlite)
        result.writesTo = {parameters.file};
    else
        result.connectsTo = {parameters.host};
    return result;
}

QString help()
{
    return uR"md(
Keeps an index of files in SQLite; a file that is there already is updated:

```json
{ "type": "sql.insert",
  "settings": { "file": "index.sqlite", "table": "files", "keys": ["path"],
                "columns": { "path": "{path}", "bytes": "{size}", "sha256": "{hash}" } } }
```

PostgreSQL:

```json
{ "type": "sql.insert",
  "settings": { "driver": "postgresql", "host": "db.example.org", "database": "photos",
                "user": "paipa", "password": "${env:PGPASSWORD}", "table": "files" } }
```

Items are written in transactions of `batch` items. If some items of a transaction cannot be written,
because a value is missing or of the wrong type, only those fail. Lists and maps become JSON text;
SQLite has no dates and truth values: they become ISO 8601 text and 0 or 1.

Without `columns`, the first item decides which columns there are. A later item that lacks one of the
fields gets NULL there; one that has other fields fails, so that nothing is lost unnoticed.

A table that exists is used as it is; with `keys` it needs a primary key or unique index over just these
columns. Several workers speed up PostgreSQL; SQLite has one writer at a time. What stays locked for
longer than `lockTimeout` fails the items, and so does a server that has been silent for a minute;
retries make sense then. An abort ends such waits at once, and nothing of the transaction is written.
)md"_s;
}

} // namespace

StepDefinition<InsertParameters> insertIntoTable()
{
    return {.info = {.type = u"sql.insert"_s,
                     .title = u"Insert into a table"_s,
                     .summary = u"Writes items as rows of a table of SQLite or PostgreSQL."_s,
                     .category = u"Databases"_s,
                     .help = help(),
                     .kind = StepKind::Sink},
            .schema = withTable(withConnection({})),
            .make =
                [](const InsertParameters &parameters) {
                    return std::make_unique<InsertStep>(parameters);
                },
            .fields = fields,
            .check = check,
            .capabilities = capabilities};
}

} // namespace paipa::steps
