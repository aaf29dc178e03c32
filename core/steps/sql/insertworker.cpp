// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "insertworker.h"

#include <QSqlError>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

/// The field of which \a column consists, if it is nothing but "{field}".
QString onlyField(const TextTemplate &column)
{
    const QStringList fields = column.fields();
    if (fields.size() != 1)
        return {};
    const Result<TextTemplate> alone = TextTemplate::parse(u'{' + fields[0] + u'}');
    return alone && *alone == column ? fields[0] : QString();
}

SqlSettings settingsOf(const InsertParameters &parameters, const StepContext &context)
{
    const bool sqlite = parameters.driver == SqlProduct::Sqlite;
    return {.product = parameters.driver,
            .database = sqlite ? context.absolutePath(parameters.file) : parameters.database,
            .host = parameters.host,
            .port = parameters.port,
            .user = parameters.user,
            .password = parameters.password,
            .encryption = parameters.encryption,
            .synchronous = parameters.synchronous,
            .lockTimeout = parameters.lockTimeout};
}

} // namespace

InsertWorker::InsertWorker(InsertParameters parameters, std::shared_ptr<InsertTarget> target)
    : m_parameters(std::move(parameters)), m_target(std::move(target))
{}

BatchLimits InsertWorker::limits() const
{
    return {.items = m_parameters.batch, .age = m_parameters.flushAfter};
}

void InsertWorker::open(const StepContext &context)
{
    m_connection = std::make_unique<SqlConnection>(settingsOf(m_parameters, context), context.stop);
}

void InsertWorker::close()
{
    m_insert.reset();
    m_connection.reset();
}

void InsertWorker::processBatch(std::span<const Record> items, BatchOutput &output)
{
    if (!m_connection->isUsable()) {
        m_insert.reset();
        m_connection->reopen();
    }
    if (!m_insert)
        prepare(items);

    std::vector<Row> rows;
    std::vector<Rejection> rejected;
    rows.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        try {
            rows.push_back(Row{i, rowFor(items[i])});
        } catch (const Failure &failure) {
            rejected.push_back(Rejection{i, failure});
        }
    }
    if (!writeTogether(rows))
        writeOneByOne(rows, rejected);
    for (const Rejection &rejection : rejected)
        output.reject(rejection.index, rejection.why);
}

void InsertWorker::prepare(std::span<const Record> items)
{
    QStringList names;
    {
        const std::scoped_lock lock(m_target->mutex);
        if (!m_target->columns) {
            names = columnNames(items);
            if (m_parameters.createTable)
                createTable(names, items);
            m_target->columns = names;
        }
        names = *m_target->columns;
    }
    m_columns = columnsNamed(names);
    m_insert = m_connection->prepare(
        insertStatement(m_parameters.driver, m_parameters.table, names, m_parameters.keys));
}

QStringList InsertWorker::columnNames(std::span<const Record> items) const
{
    if (!m_parameters.columns.isEmpty())
        return m_parameters.columns.keys();
    const auto hasKeys = [this](const Record &item) {
        return !item.isEmpty()
               && std::ranges::all_of(m_parameters.keys,
                                      [&item](const QString &key) { return item.contains(key); });
    };
    const auto model = std::ranges::find_if(items, hasKeys);
    if (model == items.end()) {
        throw Failure(
            u"no-columns"_s,
            m_parameters.keys.isEmpty()
                ? Sentence::tr(
                    "the items have no fields, so there are no columns; name the \"columns\"")
                : Sentence::tr("no item has the fields that \"keys\" names: \"%1\"")
                      .arg(m_parameters.keys.join(u"\", \""_s)),
            Retry::Never);
    }
    QStringList names;
    for (const Field &field : *model)
        names.append(field.name);
    return names;
}

void InsertWorker::createTable(const QStringList &columns, std::span<const Record> items)
{
    QList<SqlColumn> described;
    for (const Column &column : columnsNamed(columns)) {
        SqlColumn result{.name = column.name};
        for (const Record &item : items) {
            const ValueType type =
                column.field.isEmpty() ? ValueType::Text : item.value(column.field).type();
            result.type = commonType(result.type, type);
        }
        described.append(result);
    }
    SqlConnection::Transaction transaction(*m_connection);
    m_connection->execute(
        createStatement(m_parameters.driver, m_parameters.table, described, m_parameters.keys));
    transaction.commit();
}

std::vector<InsertWorker::Column> InsertWorker::columnsNamed(const QStringList &names) const
{
    std::vector<Column> columns;
    for (const QString &name : names) {
        if (m_parameters.columns.isEmpty()) {
            columns.push_back(Column{.name = name, .field = name, .filled = {}});
        } else {
            const TextTemplate filled =
                TextTemplate::parse(m_parameters.columns.value(name)).value();
            columns.push_back(Column{.name = name, .field = onlyField(filled), .filled = filled});
        }
    }
    return columns;
}

Value InsertWorker::valueFor(const Column &column, const Record &item)
{
    if (column.field.isEmpty())
        return column.filled.render(item);
    const Value *value = item.find(column.field);
    return value ? *value : Value();
}

QVariantList InsertWorker::rowFor(const Record &item) const
{
    QVariantList values;
    values.reserve(static_cast<qsizetype>(m_columns.size()));
    qsizetype found = 0;
    for (const Column &column : m_columns) {
        const Value value = valueFor(column, item);
        if (value.isNull() && m_parameters.keys.contains(column.name)) {
            throw Failure(
                u"missing-field"_s,
                Sentence::tr("the item has no value for the key column \"%1\"").arg(column.name),
                Retry::Never);
        }
        values.append(boundValue(m_parameters.driver, value));
        found += !column.field.isEmpty() && item.contains(column.field) ? 1 : 0;
    }
    if (!m_parameters.columns.isEmpty() || found == item.size())
        return values;
    for (const Field &field : item) {
        if (std::ranges::find(m_columns, field.name, &Column::field) == m_columns.end()) {
            throw Failure(
                u"unknown-column"_s,
                Sentence::tr(
                    "the item has the field \"%1\", but the first item did not, so there is no"
                    " column for it; name the \"columns\"")
                    .arg(field.name),
                Retry::Never);
        }
    }
    return values;
}

bool InsertWorker::write(const Row &row)
{
    for (qsizetype i = 0; i < row.values.size(); ++i)
        m_insert->bindValue(static_cast<int>(i), row.values[i]);
    return m_insert->exec();
}

bool InsertWorker::writeTogether(std::span<const Row> rows)
{
    SqlConnection::Transaction transaction(*m_connection);
    for (const Row &row : rows) {
        if (write(row))
            continue;
        if (m_connection->concernsOneRow(m_insert->lastError()))
            return false;
        throw m_connection->failure(m_insert->lastError());
    }
    transaction.commit();
    return true;
}

void InsertWorker::writeOneByOne(std::span<const Row> rows, std::vector<Rejection> &rejected)
{
    SqlConnection::Transaction transaction(*m_connection);
    for (const Row &row : rows) {
        m_connection->execute(u"SAVEPOINT one_row"_s);
        if (!write(row)) {
            const QSqlError error = m_insert->lastError();
            if (!m_connection->concernsOneRow(error))
                throw m_connection->failure(error);
            const Sentence why = m_connection->failure(error).text();
            rejected.push_back({row.index, Failure(u"row-refused"_s, why, Retry::Never)});
            m_connection->execute(u"ROLLBACK TO SAVEPOINT one_row"_s);
        }
        m_connection->execute(u"RELEASE SAVEPOINT one_row"_s);
    }
    transaction.commit();
}

} // namespace paipa::steps
