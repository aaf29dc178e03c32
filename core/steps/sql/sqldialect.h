// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QStringList>
#include <QVariant>

namespace paipa::steps {

enum class SqlProduct { Sqlite, Postgresql };

/// \a name as an identifier in SQL, whatever characters it has. (QSqlDriver::escapeIdentifier()
/// lets texts through that look quoted already, and names can come from items.)
[[nodiscard]] QString quotedName(const QString &name);
/// As quotedName(); for PostgreSQL, "schema.table" names a table of a schema.
[[nodiscard]] QString quotedTable(SqlProduct product, const QString &table);

/// The column type for values of \a type.
[[nodiscard]] QString columnType(SqlProduct product, ValueType type);
/// The type of a column that is to hold values of both types.
[[nodiscard]] ValueType commonType(ValueType a, ValueType b);

/// \a value as it is bound to a statement. Lists and maps become JSON.
[[nodiscard]] QVariant boundValue(SqlProduct product, const Value &value);

struct SqlColumn {
    QString name;
    ValueType type = ValueType::Null; ///< Null: no value was seen yet.
};

/// "CREATE TABLE IF NOT EXISTS …", with \a keys as primary key if there are any.
[[nodiscard]] QString createStatement(SqlProduct product, const QString &table,
                                      const QList<SqlColumn> &columns, const QStringList &keys);
/// An INSERT with one placeholder a column. A row whose \a keys exist already is updated.
[[nodiscard]] QString insertStatement(SqlProduct product, const QString &table,
                                      const QStringList &columns, const QStringList &keys);

} // namespace paipa::steps
