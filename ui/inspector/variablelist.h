// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace paipa::ui {

class VariableRow;

/// The variables of the pipeline, to be added, renamed, changed and removed.
class VariableList final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the list.
    explicit VariableList(PipelineEditor &editor, QWidget *parent = nullptr);
    ~VariableList() override;

Q_SIGNALS:
    /// \a part has just come and should be in sight.
    void appeared(QWidget *part);

private:
    [[nodiscard]] QWidget *buildRemovalNote();
    void refresh();
    void add();
    void remove(qsizetype index);

    PipelineEditor &m_editor;
    QPushButton *m_add;
    QLabel *m_hint;
    QVBoxLayout *m_layout;
    QList<VariableRow *> m_rows;
    QLabel *m_removalText;
    QWidget *m_removalNote;
};

} // namespace paipa::ui
