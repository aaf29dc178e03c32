// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "sqldialect.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

namespace {

QString quotedNames(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(quotedName(name));
    return quoted.join(u", "_s);
}

QString updateClause(const QStringList &columns, const QStringList &keys)
{
    QStringList updates;
    for (const QString &column : columns) {
        if (!keys.contains(column))
            updates.append(u"%1 = excluded.%1"_s.arg(quotedName(column)));
    }
    return updates.isEmpty() ? u"DO NOTHING"_s : u"DO UPDATE SET "_s + updates.join(u", "_s);
}

} // namespace

QString quotedName(const QString &name)
{
    QString inner = name;
    inner.remove(QChar::Null);
    inner.replace(u'"', u"\"\""_s);
    return u'"' + inner + u'"';
}

QString quotedTable(SqlProduct product, const QString &table)
{
    const qsizetype dot = product == SqlProduct::Postgresql ? table.indexOf(u'.') : -1;
    if (dot < 0)
        return quotedName(table);
    return quotedName(table.first(dot)) + u'.' + quotedName(table.sliced(dot + 1));
}

QString columnType(SqlProduct product, ValueType type)
{
    const bool sqlite = product == SqlProduct::Sqlite;
    switch (type) {
    case ValueType::Boolean: return sqlite ? u"INTEGER"_s : u"boolean"_s;
    case ValueType::Integer: return sqlite ? u"INTEGER"_s : u"bigint"_s;
    case ValueType::Real: return sqlite ? u"REAL"_s : u"double precision"_s;
    case ValueType::Bytes: return sqlite ? u"BLOB"_s : u"bytea"_s;
    case ValueType::DateTime: return sqlite ? u"TEXT"_s : u"timestamp with time zone"_s;
    case ValueType::Null:
    case ValueType::Text:
    case ValueType::List:
    case ValueType::Map: return sqlite ? u"TEXT"_s : u"text"_s;
    }
    Q_UNREACHABLE();
}

ValueType commonType(ValueType a, ValueType b)
{
    if (a == b || b == ValueType::Null)
        return a;
    if (a == ValueType::Null)
        return b;
    const auto isNumber = [](ValueType type) {
        return type == ValueType::Integer || type == ValueType::Real;
    };
    return isNumber(a) && isNumber(b) ? ValueType::Real : ValueType::Text;
}

QVariant boundValue(SqlProduct product, const Value &value)
{
    const bool sqlite = product == SqlProduct::Sqlite;
    switch (value.type()) {
    case ValueType::Null: return {};
    case ValueType::Boolean:
        return sqlite ? QVariant(static_cast<int>(*value.get<bool>()))
                      : QVariant(*value.get<bool>());
    case ValueType::Integer: return *value.get<qint64>();
    case ValueType::Real: return *value.get<double>();
    case ValueType::Bytes: return *value.get<QByteArray>();
    case ValueType::DateTime:
        return sqlite ? QVariant(value.toText()) : QVariant(value.get<QDateTime>()->toUTC());
    case ValueType::Text:
    case ValueType::List:
    case ValueType::Map: return value.toText();
    }
    Q_UNREACHABLE();
}

QString createStatement(SqlProduct product, const QString &table, const QList<SqlColumn> &columns,
                        const QStringList &keys)
{
    QStringList parts;
    for (const SqlColumn &column : columns)
        parts.append(quotedName(column.name) + u' ' + columnType(product, column.type));
    if (!keys.isEmpty())
        parts.append(u"PRIMARY KEY (%1)"_s.arg(quotedNames(keys)));
    return u"CREATE TABLE IF NOT EXISTS "_s + quotedTable(product, table) + u" ("_s
           + parts.join(u", "_s) + u')';
}

QString insertStatement(SqlProduct product, const QString &table, const QStringList &columns,
                        const QStringList &keys)
{
    const QStringList marks(columns.size(), u"?"_s);
    QString sql = u"INSERT INTO "_s + quotedTable(product, table) + u" ("_s + quotedNames(columns)
                  + u") VALUES ("_s + marks.join(u", "_s) + u')';
    if (!keys.isEmpty())
        sql += u" ON CONFLICT ("_s + quotedNames(keys) + u") "_s + updateClause(columns, keys);
    return sql;
}

} // namespace paipa::steps
