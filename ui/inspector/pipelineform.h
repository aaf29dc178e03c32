// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <QScrollArea>

class QLabel;
class QLineEdit;

namespace paipa::ui {

class FieldEditor;

/// What can be said of the pipeline as a whole: its name, how many failures end a run, and its
/// variables. Shown while no step is selected.
class PipelineForm final : public QScrollArea
{
    Q_OBJECT

public:
    /// \a editor must outlive the form.
    explicit PipelineForm(PipelineEditor &editor, QWidget *parent = nullptr);
    ~PipelineForm() override;

private:
    struct Row {
        FieldEditor *field = nullptr;
        QLabel *message = nullptr;
    };

    void refresh();
    [[nodiscard]] QWidget *buildLimit();
    void applyName();
    void applyLimit(const QString &text);

    PipelineEditor &m_editor;
    QLineEdit *m_name;
    Row m_limit; ///< Of failures in the whole run.
};

} // namespace paipa::ui
