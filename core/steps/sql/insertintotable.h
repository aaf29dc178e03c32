// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "sqlconnection.h"

#include <paipa/catalogue/steptype.h>

#include <QMap>

namespace paipa::steps {

struct InsertParameters {
    SqlProduct driver = SqlProduct::Sqlite;
    QString file;
    QString host = QStringLiteral("localhost");
    int port = 5432;
    QString database;
    QString user;
    QString password;
    SqlEncryption encryption = SqlEncryption::Automatic;
    QString table;
    QMap<QString, QString> columns; ///< Name → template.
    QStringList keys;
    bool createTable = true;
    int batch = 1000;
    std::chrono::milliseconds flushAfter{500};
    SqlSynchronous synchronous = SqlSynchronous::Normal;
    std::chrono::milliseconds lockTimeout{5000};
};

/// "sql.insert": writes items into a table.
[[nodiscard]] StepDefinition<InsertParameters> insertIntoTable();

} // namespace paipa::steps
