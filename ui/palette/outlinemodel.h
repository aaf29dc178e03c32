// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"
#include "document/runoverlay.h"

#include <QAbstractTableModel>

namespace paipa::ui {

/// The steps of a pipeline as a table that a screen reader can read: state, name, type, links.
class OutlineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, NameColumn, TypeColumn, LinksColumn, ColumnCount };

    /// \a editor must outlive the model.
    explicit OutlineModel(PipelineEditor &editor, QObject *parent = nullptr);

    void setRunState(std::optional<RunOverlay> overlay);
    [[nodiscard]] StepId stepAt(int row) const { return m_steps.value(row); }
    [[nodiscard]] int rowOf(const StepId &step) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void follow(const PipelineDiff &diff);
    [[nodiscard]] QString stateText(const StepSpec &step) const;
    [[nodiscard]] QString linksText(const StepId &step) const;

    PipelineEditor &m_editor;
    QList<StepId> m_steps;
    std::optional<RunOverlay> m_overlay;
};

} // namespace paipa::ui
