// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"
#include "inspector/editors/fieldeditor.h"
#include "inspector/fieldbinding.h"
#include "inspector/problemnote.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;
class QVBoxLayout;

namespace paipa::ui {

/// One field of the form: label, editor, and the problem with it underneath. A dot marks what
/// differs from the default; a click on it returns to that. Edits go to all \a steps. A field that
/// is not set and would do nothing is hidden.
class FieldRow final : public QWidget
{
    Q_OBJECT

public:
    FieldRow(PipelineEditor &editor, FieldBinding binding, QList<StepId> steps,
             QWidget *parent = nullptr);

    [[nodiscard]] const FieldBinding &binding() const { return m_binding; }
    /// Whether a problem at \a place is one of this field.
    [[nodiscard]] bool owns(const QString &place) const;
    [[nodiscard]] bool differsFromDefault() const;

    /// Shows what the pipeline now says.
    void refresh();
    void showProblems(const Problems &problems) { m_problems->showProblems(problems); }
    void setCompletions(const Completions &completions);
    /// A word behind the label, such as "live".
    void setRemark(const QString &remark);
    void focusEditor();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void makeEditor(const QJsonValue &value);
    void write(const QJsonValue &value);
    [[nodiscard]] QWidget *buildHeading();
    [[nodiscard]] bool matters() const;
    /// What the setting of all steps is, if it can be the value of a variable; else undefined.
    [[nodiscard]] QJsonValue plainValue() const;
    void makeVariable();
    void showMenu(QMenu *menu, QPoint where);

    PipelineEditor &m_editor;
    const FieldBinding m_binding;
    const QList<StepId> m_steps;
    FieldEditor *m_field = nullptr;
    bool m_isReferenceField = false;
    Completions m_completions;
    MergeKey m_gesture;
    QVBoxLayout *m_layout;
    QLabel *m_label = nullptr;
    QLabel *m_remark = nullptr;
    QToolButton *m_reset = nullptr;
    QAction *m_makeVariable;
    ProblemNote *m_problems;
};

} // namespace paipa::ui
