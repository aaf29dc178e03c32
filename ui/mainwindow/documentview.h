// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/pipelinedocument.h"
#include "inspector/inspector.h"
#include "mainwindow/canvaspage.h"
#include "mainwindow/differencebar.h"
#include "mainwindow/resulttabs.h"
#include "mainwindow/studioservices.h"
#include "mainwindow/trustbar.h"
#include "palette/outline.h"
#include "run/runload.h"
#include "run/runsession.h"
#include "run/runstatus.h"
#include "run/variablesbar.h"

#include <QTimer>

namespace paipa::ui {

/// A document with all of its views. The window shows those of one document at a time.
class DocumentView final : public QObject
{
    Q_OBJECT

public:
    /// Where in the window a view stands.
    enum class Place { Canvas, Outline, Inspector, Load, Status };

    explicit DocumentView(const StudioServices &services, QObject *parent = nullptr);
    ~DocumentView() override;

    [[nodiscard]] PipelineDocument &document() { return m_document; }
    [[nodiscard]] PipelineEditor &editor() { return m_document.editor(); }
    [[nodiscard]] CanvasPage &page() { return *m_page; }
    [[nodiscard]] CanvasView &canvas() { return m_page->view(); }
    [[nodiscard]] ResultTabs &results() { return *m_results; }
    [[nodiscard]] ProblemList &problems() { return m_results->problems(); }
    [[nodiscard]] RunSession &session() { return m_session; }
    [[nodiscard]] DifferenceBar &differences() { return *m_differences; }
    [[nodiscard]] Inspector &inspector() { return *m_inspector; }
    [[nodiscard]] QWidget *widget(Place place) const;

    /// Lets what is being typed in one of the views count, as if it had been left.
    void finishEdits();
    /// Draws a run over the pipeline, or nothing.
    void setRunState(const std::optional<RunOverlay> &overlay);
    /// Runs what is shown, saved or not; goes on if the run is paused. Asks first for what a run
    /// needs, in bars above the canvas.
    void run();
    /// Shows what comes out of the selected step. Asks first if the pipeline was not made here.
    void preview();
    /// Lets the run complete what has begun. Offers to abort it when that is asked for again, or
    /// takes long.
    void stop();
    /// Puts what runs the file from a shell on the clipboard.
    void copyCommandLine();
    /// Shows \a text above the canvas, unless it is empty.
    void tell(const QString &text);

private:
    /// Does \a action, at once or when the user has said that this pipeline may run.
    void whenTrusted(std::function<void()> action);
    void runTrusted();
    void connectRun();
    void connectCanvas();
    void offerAbort();
    /// The variables that are asked for before a run, as they were answered last.
    [[nodiscard]] QList<VariableSpec> answeredVariables() const;
    void start(const QList<VariableSpec> &variables);
    /// A run of \a spec, with what all runs of this document have in common.
    [[nodiscard]] RunRequest requestFor(const PipelineSpec &spec) const;
    void replay(const QList<ReplayItems> &items);
    void showRun();

    PipelineDocument m_document;
    const RunArchive m_archive;
    CanvasPage *m_page;
    Outline *m_outline;
    RunSession m_session;
    ResultTabs *m_results;
    RunLoad *m_load;
    RunStatus *m_status;
    TrustBar *m_trust;
    VariablesBar *m_variables;
    DifferenceBar *m_differences;
    QTimer m_stopping;
    int m_abortOffer = 0; ///< The message.
    Inspector *m_inspector;
};

} // namespace paipa::ui
