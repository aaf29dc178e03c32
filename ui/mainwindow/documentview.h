// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelinedocument.h"
#include "mainwindow/canvaspage.h"
#include "mainwindow/studioservices.h"
#include "palette/outline.h"
#include "problems/problemlist.h"

namespace paipa::ui {

/// A document with all of its views. The window shows those of one document at a time.
class DocumentView final : public QObject
{
    Q_OBJECT

public:
    /// Where in the window a view stands.
    enum class Place { Canvas, Outline, Problems };

    explicit DocumentView(const StudioServices &services, QObject *parent = nullptr);
    ~DocumentView() override;

    [[nodiscard]] PipelineDocument &document() { return m_document; }
    [[nodiscard]] PipelineEditor &editor() { return m_document.editor(); }
    [[nodiscard]] CanvasPage &page() { return *m_page; }
    [[nodiscard]] CanvasView &canvas() { return m_page->view(); }
    [[nodiscard]] ProblemList &problems() { return *m_problems; }
    [[nodiscard]] QWidget *widget(Place place) const;

    void setRunState(const std::optional<RunOverlay> &overlay);

private:
    PipelineDocument m_document;
    CanvasPage *m_page;
    Outline *m_outline;
    ProblemList *m_problems;
};

} // namespace paipa::ui
