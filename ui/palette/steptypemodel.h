// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractItemModel>
#include <QSet>

namespace paipa {
class StepCatalogue;
class StepType;
} // namespace paipa

namespace paipa::ui {

/// The step types of a catalogue as a tree: favourites first, then the categories.
class StepTypeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { TypeRole = Qt::UserRole + 1 };

    /// \a catalogue must outlive the model.
    explicit StepTypeModel(const StepCatalogue &catalogue, QObject *parent = nullptr);

    /// Shows only what answers \a typed.
    void setFilter(const QString &typed);
    [[nodiscard]] const QStringList &favourites() const { return m_favourites; }
    void setFavourites(const QStringList &types);
    /// The type at \a index; empty for a category.
    [[nodiscard]] QString typeAt(const QModelIndex &index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

private:
    struct Group {
        QString name;
        QList<const StepType *> types;
    };
    void rebuild();
    [[nodiscard]] const StepType *stepType(const QModelIndex &index) const;

    const StepCatalogue &m_catalogue;
    QString m_filter;
    QStringList m_favourites;
    QList<Group> m_groups;
};

} // namespace paipa::ui
