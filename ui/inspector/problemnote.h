// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace paipa::ui {

/// What is wrong with a step or a field of it, with a button for each remedy that is obvious.
/// Hidden if nothing is.
class ProblemNote final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the note.
    explicit ProblemNote(PipelineEditor &editor, QWidget *parent = nullptr);

    void showProblems(const Problems &problems);

private:
    void addFix(const Problem &problem);

    PipelineEditor &m_editor;
    Problems m_shown;
    QLabel *m_text;
    QVBoxLayout *m_fixes;
};

} // namespace paipa::ui
