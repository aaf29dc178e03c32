// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "insertintotable.h"

#include <paipa/records/texttemplate.h>

#include <QSqlQuery>

#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <vector>

namespace paipa::steps {

/// Which columns the table has, and that it exists: found out once, by the worker that gets the
/// first batch.
struct InsertTarget {
    std::mutex mutex;
    std::optional<QStringList> columns; ///< Set once, under the mutex.
};

/// Writes batches over a connection of its own.
class InsertWorker final : public BatchWorker
{
public:
    InsertWorker(InsertParameters parameters, std::shared_ptr<InsertTarget> target);

    [[nodiscard]] BatchLimits limits() const override;
    void open(const StepContext &context) override;
    void processBatch(std::span<const Record> items, BatchOutput &output) override;
    void close() override;

private:
    /// The values of one item, or why it cannot be written.
    struct Row {
        std::size_t index = 0; ///< Of the item in its batch.
        QVariantList values;
    };
    struct Rejection {
        std::size_t index = 0;
        Failure why;
    };
    struct Column {
        QString name;
        QString field;       ///< The only field that it holds, with the field's type;
        TextTemplate filled; ///< else a text.
    };

    void prepare(std::span<const Record> items);
    [[nodiscard]] QStringList columnNames(std::span<const Record> items) const;
    void createTable(const QStringList &columns, std::span<const Record> items);
    [[nodiscard]] std::vector<Column> columnsNamed(const QStringList &names) const;
    [[nodiscard]] static Value valueFor(const Column &column, const Record &item);
    [[nodiscard]] QVariantList rowFor(const Record &item) const;

    /// Whether all rows could be written; else nothing was.
    [[nodiscard]] bool writeTogether(std::span<const Row> rows);
    /// Writes all rows that can be; appends the others to \a rejected.
    void writeOneByOne(std::span<const Row> rows, std::vector<Rejection> &rejected);
    [[nodiscard]] bool write(const Row &row);

    InsertParameters m_parameters;
    std::shared_ptr<InsertTarget> m_target;
    std::unique_ptr<SqlConnection> m_connection;
    std::vector<Column> m_columns;
    std::optional<QSqlQuery> m_insert;
};

} // namespace paipa::steps
