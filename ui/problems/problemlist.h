// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "problems/problemmodel.h"

#include <QAction>
#include <QTreeView>

#include <optional>

namespace paipa::ui {

/// The list of problems: activating one selects its step and focuses the setting, and its remedy,
/// where that is obvious, is one click or Alt+Enter away. It keeps its place while the pipeline
/// changes.
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
    void fix(const QModelIndex &index);
    void offerFix(const QModelIndex &current);
    void notePlace();
    void findPlace();

    PipelineEditor &m_editor;
    ProblemModel m_model;
    QAction m_fix;
    Problems m_passed; ///< Before the place, while the list changes.
    std::optional<Problem> m_current;
    int m_gap = 0; ///< Without a current problem: so many are before the place.
};

} // namespace paipa::ui
