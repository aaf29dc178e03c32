// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>

#include <QAbstractItemModel>
#include <QSet>

#include <functional>
#include <memory>
#include <vector>

namespace paipa::ui {

/// The errors of a run as a tree: step, kind, message, item, each with its count. Keeps a bounded
/// number of items; what comes after is only counted.
class ErrorListModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    static constexpr qsizetype mostItems = 10'000;

    enum Column { Text, Count, ColumnCount };
    enum Role {
        StepIdRole = Qt::UserRole, ///< QString, on every level.
        DetailRole,                ///< For people; only of items.
    };

    using Titles = std::function<QString(const QString &step)>;
    /// \a titles gives steps their names.
    explicit ErrorListModel(Titles titles, QObject *parent = nullptr);
    ~ErrorListModel() override;

    void clear();
    /// \a item is the item as JSON, or empty.
    void add(const engine::RunError &error, const QByteArray &item);
    [[nodiscard]] quint64 total() const { return m_total; }
    [[nodiscard]] qsizetype kept() const { return m_kept; }
    /// One error, with a number that no other of this model has had.
    struct Kept {
        quint64 number = 0;
        engine::DeadLetter letter = {};
    };
    /// The errors at \a index and below it, or all.
    [[nodiscard]] std::vector<Kept> keptBelow(const QModelIndex &index = {}) const;
    /// What becomes of the errors that are only counted.
    enum class Others { Stay, Go };
    /// Forgets the errors with these numbers: they are tried again.
    void remove(const QSet<quint64> &numbers, Others others);
    /// All that is kept, one object a line.
    [[nodiscard]] QByteArray jsonLines() const;

    [[nodiscard]] QModelIndex index(int row, int column,
                                    const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Node;

    void add(Kept kept);

    [[nodiscard]] Node *nodeOf(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const Node &node, int column = 0) const;
    Node &group(Node &parent, const QString &key, const QString &text);
    Node &append(Node &parent, std::unique_ptr<Node> child);
    void countUp(Node &leaf);

    Titles m_titles;
    std::unique_ptr<Node> m_root;
    quint64 m_lastNumber = 0;
    quint64 m_total = 0;
    qsizetype m_kept = 0;
};

} // namespace paipa::ui
