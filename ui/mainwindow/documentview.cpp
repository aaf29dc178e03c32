// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/documentview.h"

namespace paipa::ui {

DocumentView::DocumentView(const StudioServices &services, QObject *parent)
    : QObject(parent)
    , m_document(services.catalogue, services.dataFolder)
    , m_page(new CanvasPage(m_document.editor()))
    , m_outline(new Outline(m_document.editor()))
    , m_problems(new ProblemList(m_document.editor()))
{
    connect(&m_page->problemChip(), &ProblemChip::clicked, m_problems,
            [this] { m_problems->go(ProblemList::Direction::Next); });
}

DocumentView::~DocumentView()
{
    // They stand in the window, and use the document.
    delete m_page;
    delete m_outline;
    delete m_problems;
}

QWidget *DocumentView::widget(Place place) const
{
    switch (place) {
    case Place::Canvas: return m_page;
    case Place::Outline: return m_outline;
    case Place::Problems: return m_problems;
    }
    return nullptr;
}

void DocumentView::setRunState(const std::optional<RunOverlay> &overlay)
{
    m_page->view().canvas().setRunState(overlay);
    m_outline->steps().setRunState(overlay);
}

} // namespace paipa::ui
