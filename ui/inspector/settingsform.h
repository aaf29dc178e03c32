// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <QScrollArea>

class QLabel;
class QPlainTextEdit;
class QVBoxLayout;

namespace paipa::ui {

class FieldRow;
class FoldSection;
class ProblemNote;

/// The form of the selected steps, made from their description: what is required first, options
/// folded, then workers and queue, then notes. Several steps of one type share a form; several of
/// different types only what all steps have.
class SettingsForm final : public QScrollArea
{
    Q_OBJECT

public:
    /// Whether a run goes on, so that only some changes take effect at once.
    enum class Situation { Designing, Running };

    /// \a editor must outlive the form.
    explicit SettingsForm(PipelineEditor &editor, QWidget *parent = nullptr);

    ~SettingsForm() override;

    /// Shows \a steps; their edits go to all of them.
    void show(const QList<StepId> &steps);
    void setSituation(Situation situation);
    /// Unfolds what hides \a field ("settings.width") and gives it the focus.
    void reveal(const QString &field);

private:
    void clear();
    void build();
    void buildSettings(const StepSpec &step);
    void buildRuntime(const StepSpec &step);
    void buildNotes();
    void refresh();
    void refreshProblems();
    void refreshRemarks();
    void noteEdited();
    [[nodiscard]] bool haveOneType() const;

    PipelineEditor &m_editor;
    QList<StepId> m_steps;
    Situation m_situation = Situation::Designing;
    QList<FieldRow *> m_rows;
    QVBoxLayout *m_layout = nullptr;
    FoldSection *m_options = nullptr;
    FoldSection *m_runtime = nullptr;
    ProblemNote *m_problems = nullptr;
    QLabel *m_situationNote = nullptr;
    QPlainTextEdit *m_notes = nullptr;
    QStringList m_openSections; ///< Which a person opened, across steps.
};

} // namespace paipa::ui
