// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "problems/problemchip.h"

#include "document/pipelineeditor.h"
#include "widgets/icons.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ProblemChip::ProblemChip(PipelineEditor &editor, QWidget *parent)
    : QToolButton(parent), m_editor(editor)
{
    setObjectName(u"problemChip"_s);
    setIcon(lineIcon(u"problem"_s));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setToolTip(tr("Go to the next problem (F8)"));
    setFocusPolicy(Qt::NoFocus);
    setIconSize({16, 16});
    connect(&m_editor, &PipelineEditor::problemsChanged, this, &ProblemChip::refresh);
    refresh();
}

void ProblemChip::refresh()
{
    const auto count = static_cast<int>(m_editor.problems().size());
    setText(tr("%n problem(s)", nullptr, count));
    setVisible(count > 0);
    adjustSize();
    Q_EMIT resized();
}

} // namespace paipa::ui
