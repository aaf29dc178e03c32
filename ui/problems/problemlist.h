// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "problems/problemmodel.h"

#include <QTreeView>

namespace paipa::ui {

/// The list of problems: activating one selects its step and focuses the setting.
class ProblemList final : public QTreeView
{
    Q_OBJECT

public:
    enum class Direction { Next, Previous };

    /// \a editor must outlive the list.
    explicit ProblemList(PipelineEditor &editor, QWidget *parent = nullptr);

    /// Goes to the problem after or before the current one, around the ends.
    void go(Direction direction);

private:
    void reveal(const QModelIndex &index);

    PipelineEditor &m_editor;
    ProblemModel m_model;
};

} // namespace paipa::ui
