// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QToolButton>

namespace paipa::ui {

class PipelineEditor;

/// How many problems there are, in a corner of the canvas; hidden if there are none.
class ProblemChip final : public QToolButton
{
    Q_OBJECT

public:
    /// \a editor must outlive the chip.
    explicit ProblemChip(PipelineEditor &editor, QWidget *parent = nullptr);

Q_SIGNALS:
    void resized();

private:
    void refresh();

    PipelineEditor &m_editor;
};

} // namespace paipa::ui
