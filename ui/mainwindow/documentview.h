// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelinedocument.h"
#include "inspector/inspector.h"
#include "mainwindow/canvaspage.h"
#include "mainwindow/studioservices.h"
#include "palette/outline.h"
#include "problems/problemlist.h"
#include "run/runpanel.h"
#include "run/runsession.h"

namespace paipa::ui {

/// A document with all of its views. The window shows those of one document at a time.
class DocumentView final : public QObject
{
    Q_OBJECT

public:
    /// Where in the window a view stands.
    enum class Place { Canvas, Outline, Problems, Inspector, Run };

    explicit DocumentView(const StudioServices &services, QObject *parent = nullptr);
    ~DocumentView() override;

    [[nodiscard]] PipelineDocument &document() { return m_document; }
    [[nodiscard]] PipelineEditor &editor() { return m_document.editor(); }
    [[nodiscard]] CanvasPage &page() { return *m_page; }
    [[nodiscard]] CanvasView &canvas() { return m_page->view(); }
    [[nodiscard]] ProblemList &problems() { return *m_problems; }
    [[nodiscard]] RunSession &session() { return m_session; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }
    [[nodiscard]] QWidget *widget(Place place) const;

    /// Draws a run over the pipeline, or nothing.
    void setRunState(const std::optional<RunOverlay> &overlay);
    /// Runs what is shown, saved or not; goes on if the run is paused.
    void run();

private:
    void showRun();

    PipelineDocument m_document;
    CanvasPage *m_page;
    Outline *m_outline;
    ProblemList *m_problems;
    RunSession m_session;
    RunPanel *m_runPanel;
    Inspector *m_inspector;
};

} // namespace paipa::ui
