// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <QAbstractTableModel>

namespace paipa::ui {

/// What is wrong with the pipeline of an editor, a row each.
class ProblemModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TextColumn, StepColumn, FieldColumn, FixColumn, ColumnCount };

    /// \a editor must outlive the model.
    explicit ProblemModel(PipelineEditor &editor, QObject *parent = nullptr);

    [[nodiscard]] const Problem &problem(int row) const { return m_problems[row]; }
    [[nodiscard]] const Problems &problems() const { return m_problems; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    void refresh();
    [[nodiscard]] QString textAt(const Problem &problem, int column) const;

    [[nodiscard]] QString fieldText(const Place &place) const;

    PipelineEditor &m_editor;
    Problems m_problems;
};

} // namespace paipa::ui
