// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/pipelinespec.h>

#include <QMap>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace paipa::ui {

class PipelineEditor;

/// The variables of \a spec that a run needs a value for.
[[nodiscard]] QList<VariableSpec> variablesToAsk(const PipelineSpec &spec);

/// Asks for the variables that have no value, in a bar and not in a dialog. The answers are for
/// runs only: they stay in the bar, and never reach the file.
class VariablesBar final : public QWidget
{
    Q_OBJECT

public:
    /// \a editor must outlive the bar.
    explicit VariablesBar(PipelineEditor &editor, QWidget *parent = nullptr);

    /// Shows the bar for the pipeline as it is now, with the answers of last time.
    void ask();

Q_SIGNALS:
    /// The variables that were asked for, with their values.
    void answered(const QList<paipa::VariableSpec> &variables);

private:
    void answer();
    [[nodiscard]] QLineEdit *addLine(const VariableSpec &variable);

    PipelineEditor &m_editor;
    QMap<QString, QString> m_lastAnswers;
    QList<QLineEdit *> m_lines;
    QHBoxLayout *m_fields;
    QLabel *m_message;
};

} // namespace paipa::ui
