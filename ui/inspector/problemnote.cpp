// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/problemnote.h"

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "widgets/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ProblemNote::ProblemNote(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent), m_editor(editor), m_text(new QLabel), m_fixes(new QVBoxLayout)
{
    m_text->setObjectName(u"message"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->hide();
    m_fixes->setSpacing(3);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addWidget(m_text);
    layout->addLayout(m_fixes);
    hide();
}

void ProblemNote::showProblems(const Problems &problems)
{
    if (problems == m_shown && !problems.isEmpty())
        return; // a button that has the focus keeps it
    m_shown = problems;
    while (const QLayoutItem *item = m_fixes->takeAt(0)) {
        item->widget()->hide();
        item->widget()->setObjectName({});
        item->widget()->deleteLater(); // it may be what has just been pressed
        delete item;
    }
    QStringList texts;
    for (const Problem &problem : problems) {
        texts.append(wordingInStep(problem)); // everyone sees which step this is about
        if (problem.fix)
            addFix(problem);
    }
    const bool isError =
        std::ranges::find(problems, Severity::Error, &Problem::severity) != problems.end();
    m_text->setText((isError ? u"⬣ "_s : u"⚠ "_s) + texts.join(u'\n'));
    const Brightness brightness = brightnessOf(palette());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText,
                     isError ? stateColours(brightness).failed : canvasColours(brightness).warning);
    m_text->setPalette(colours);
    m_text->setVisible(!problems.isEmpty());
    setVisible(!problems.isEmpty());
}

void ProblemNote::addFix(const Problem &problem)
{
    auto *button = new QPushButton(PipelineCommands::fixText(*problem.fix));
    button->setObjectName(u"fix"_s);
    button->setToolTip(tr("Change the pipeline so that this problem goes away"));
    button->setAccessibleDescription(wordingInStep(problem));
    connect(button, &QPushButton::clicked, this,
            [this, problem] { PipelineCommands(m_editor).applyFix(problem); });
    m_fixes->addWidget(button, 0, Qt::AlignLeft);
}

} // namespace paipa::ui
