// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/documentview.h"

#include <paipa/document/edits.h>

namespace paipa::ui {

DocumentView::DocumentView(const StudioServices &services, QObject *parent)
    : QObject(parent)
    , m_document(services.catalogue, services.dataFolder, services.trustList)
    , m_page(new CanvasPage(m_document.editor()))
    , m_outline(new Outline(m_document.editor()))
    , m_session(services.backend, services.catalogue)
    , m_results(new ResultTabs(m_session, m_document.editor(), services))
    , m_load(new RunLoad(m_session))
    , m_status(new RunStatus(m_session))
    , m_trust(new TrustBar)
    , m_variables(new VariablesBar)
    , m_inspector(new Inspector(m_document.editor()))
{
    m_page->addBar(*m_trust);
    m_page->addBar(*m_variables);
    connectRun();
    connect(m_variables, &VariablesBar::answered, this, &DocumentView::start);
    connect(m_inspector, &Inspector::previewWanted, this, &DocumentView::preview);
    connect(&canvas(), &CanvasView::settingsRequested, m_inspector, &Inspector::focusForm);
    connect(&m_page->problemChip(), &ProblemChip::clicked, &problems(),
            [this] { problems().go(ProblemList::Direction::Next); });
}

DocumentView::~DocumentView()
{
    // They stand in the window, and use the document.
    delete m_page;
    delete m_outline;
    delete m_results;
    delete m_load;
    delete m_status;
    delete m_inspector;
}

void DocumentView::connectRun()
{
    m_session.followWorkersOf(m_document.editor());
    connect(&m_session, &RunSession::sampled, this, &DocumentView::showRun);
    connect(&m_session, &RunSession::stateChanged, this, [this](SessionState state) {
        m_inspector->setSituation(isActive(state) ? SettingsForm::Situation::Running
                                                  : SettingsForm::Situation::Designing);
        showRun();
    });
    connect(&m_session, &RunSession::began, m_results, [this] {
        if (m_session.request().replay.isEmpty())
            m_results->bringUp(m_results->runPanel());
    });
    connect(&m_session, &RunSession::refused, this, [this](const Problems &problems) {
        m_page->messageBar().showMessage(
            tr("The pipeline cannot run: %1").arg(problems.first().text),
            MessageBar::Tone::Warning);
    });
    connect(m_status, &RunStatus::errorsClicked, m_results, [this] {
        m_results->bringUp(m_results->errorPanel());
        m_results->errorPanel().showFirst();
    });
    connect(
        &m_results->errorPanel(), &ErrorPanel::replayWanted, this,
        [this](const QList<ReplayItems> &items) { whenTrusted([this, items] { replay(items); }); });
}

QWidget *DocumentView::widget(Place place) const
{
    switch (place) {
    case Place::Canvas: return m_page;
    case Place::Outline: return m_outline;
    case Place::Inspector: return m_inspector;
    case Place::Load: return m_load;
    case Place::Status: return m_status;
    }
    return nullptr;
}

void DocumentView::run()
{
    if (m_session.state() == SessionState::Paused)
        m_session.resume();
    else
        whenTrusted([this] { runTrusted(); });
}

void DocumentView::preview()
{
    whenTrusted([this] { m_inspector->preview(); });
}

void DocumentView::whenTrusted(std::function<void()> action)
{
    if (m_document.isTrusted())
        return action();
    m_trust->ask(m_document.title(), capabilitiesOf(editor().spec(), editor().catalogue()),
                 [this, action = std::move(action)] {
                     m_document.trust();
                     action();
                 });
}

void DocumentView::runTrusted()
{
    if (!variablesToAsk(editor().spec()).isEmpty())
        m_variables->ask(editor().spec());
    else
        start(editor().spec());
}

void DocumentView::start(const PipelineSpec &spec)
{
    m_session.start(
        RunRequest{.spec = spec, .baseFolder = editor().baseFolder(), .file = editor().path()});
}

/// As the pipeline is now: perhaps it was mended. What was asked for still counts.
void DocumentView::replay(const QList<ReplayItems> &items)
{
    PipelineSpec spec = editor().spec();
    for (const VariableSpec &variable : variablesToAsk(spec)) {
        if (const VariableSpec *answered = m_session.request().spec.findVariable(variable.name))
            spec = withVariable(std::move(spec), *answered);
    }
    m_session.start(RunRequest{.spec = spec,
                               .baseFolder = editor().baseFolder(),
                               .file = editor().path(),
                               .replay = items});
}

void DocumentView::showRun()
{
    const RunOverlay overlay = m_session.overlay();
    setRunState(overlay);
    if (!m_session.history().isEmpty())
        m_inspector->showRun(m_session.history().latest().metrics, overlay);
}

void DocumentView::setRunState(const std::optional<RunOverlay> &overlay)
{
    canvas().canvas().setRunState(overlay);
    m_outline->steps().setRunState(overlay);
}

} // namespace paipa::ui
