// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelineeditor.h"
#include "inspector/variablekind.h"

#include <paipa/catalogue/parameterinfo.h>

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace paipa::ui {

class FieldEditor;

/// The variable at one position of the list: its name, what its value is, the value, and what it is
/// for. Stays while variables before it come and go, and then shows another one.
class VariableRow final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the row.
    VariableRow(PipelineEditor &editor, qsizetype index, QWidget *parent);

    /// Shows what the pipeline now says.
    void refresh();
    void focusName();
    /// An edit that goes on ends without being told.
    void abandon();

Q_SIGNALS:
    void removalWanted();

private:
    [[nodiscard]] QWidget *buildHeading();
    void makeField(const VariableSpec &variable);
    [[nodiscard]] VariableSpec variable() const;
    void applyName();
    void applyKind();
    void applyValue(const QJsonValue &value);
    void complain(const QString &text);

    PipelineEditor &m_editor;
    const qsizetype m_index;
    QVBoxLayout *m_layout;
    QLineEdit *m_name;
    QComboBox *m_kind;
    QToolButton *m_remove;
    FieldEditor *m_field = nullptr;
    VariableKind m_fieldKind = VariableKind::Text;
    TextRole m_fieldRole = TextRole::Plain;
    QLabel *m_message;
    QLineEdit *m_help;
};

} // namespace paipa::ui
