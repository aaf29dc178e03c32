// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"

#include <paipa/catalogue/parameterinfo.h>

#include <QHash>
#include <QScrollArea>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace paipa::ui {

class FieldEditor;

/// What can be said of the pipeline as a whole: its name, the values of its variables, and how many
/// failures end a run. Shown while no step is selected.
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
    void build();
    void addVariable(const VariableSpec &variable);
    [[nodiscard]] QWidget *buildLimit();
    void applyName();
    void applyVariable(const QString &name, const QJsonValue &value);
    void applyLimit(const QString &text);
    [[nodiscard]] QStringList names() const;

    PipelineEditor &m_editor;
    QLineEdit *m_name;
    QVBoxLayout *m_layout;
    QWidget *m_variables = nullptr;
    QStringList m_shownNames;
    QHash<QString, Row> m_rows;
    Row m_limit; ///< Of failures in the whole run.
};

/// How the variable \a name of \a spec is used: as what the first setting is that consists of it.
[[nodiscard]] TextRole roleOfVariable(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QString &name);

} // namespace paipa::ui
