// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/documentview.h"

#include "document/cataloguewording.h"
#include "document/commandline.h"
#include "run/runwording.h"
#include "widgets/pendingedit.h"

#include <paipa/document/edits.h>

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr std::chrono::seconds patienceWithStop{10};

/// \a spec with the values of \a variables, as far as it has them.
PipelineSpec withVariables(PipelineSpec spec, const QList<VariableSpec> &variables)
{
    for (const VariableSpec &variable : variables) {
        if (const VariableSpec *known = spec.findVariable(variable.name)) {
            VariableSpec answered = *known;
            answered.value = variable.value;
            spec = withVariable(std::move(spec), answered);
        }
    }
    return spec;
}

} // namespace

DocumentView::DocumentView(const StudioServices &services, QObject *parent)
    : QObject(parent)
    , m_document(services.catalogue, services.dataFolder, services.trustList)
    , m_archive(services.dataFolder + u"/runs"_s)
    , m_page(new CanvasPage(m_document.editor()))
    , m_outline(new Outline(m_document.editor()))
    , m_session(services.backend, services.catalogue)
    , m_results(new ResultTabs(m_session, m_document.editor(), m_archive))
    , m_load(new RunLoad(m_session))
    , m_status(new RunStatus(m_session))
    , m_trust(new TrustBar)
    , m_variables(new VariablesBar(m_document.editor()))
    , m_differences(new DifferenceBar)
    , m_inspector(new Inspector(m_document.editor()))
{
    m_page->addBar(*m_trust);
    m_page->addBar(*m_variables);
    m_page->addBar(*m_differences);
    connectRun();
    connect(m_variables, &VariablesBar::answered, this, [this](const QList<VariableSpec> &answers) {
        whenTrusted([=, this] { start(answers); });
    });
    connect(&editor(), &PipelineEditor::changed, m_trust, [this] {
        if (!m_trust->isHidden()) // what is agreed to is what is shown
            m_trust->showCapabilities(capabilitiesOf(editor().spec(), editor().catalogue()));
    });
    connect(m_inspector, &Inspector::previewWanted, this, &DocumentView::preview);
    connectCanvas();
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

void DocumentView::connectCanvas()
{
    connect(&canvas(), &CanvasView::stepReplaced, this, [this](const QStringList &dropped) {
        if (!dropped.isEmpty())
            tell(tr("Not kept of the old step: %1.").arg(dropped.join(u", "_s)));
    });
}

void DocumentView::finishEdits()
{
    for (QWidget *view : {static_cast<QWidget *>(m_page), static_cast<QWidget *>(m_outline),
                          static_cast<QWidget *>(m_results), static_cast<QWidget *>(m_inspector)})
        finishPendingEdit(*view);
}

void DocumentView::tell(const QString &text)
{
    if (!text.isEmpty())
        m_page->messageBar().showMessage(text, MessageBar::Tone::Information);
}

void DocumentView::copyCommandLine()
{
    if (editor().path().isEmpty())
        return tell(tr("Save the pipeline first: a command line runs its file."));
    QGuiApplication::clipboard()->setText(commandLineFor(editor().path(), answeredVariables()));
    tell(editor().isModified()
             ? tr("Copied. It runs the file as it was saved, without what was changed since.")
             : tr("Copied. It runs the same file in a terminal."));
}

QList<VariableSpec> DocumentView::answeredVariables() const
{
    QList<VariableSpec> answered;
    for (const VariableSpec &variable : variablesToAsk(m_document.editor().spec())) {
        if (const VariableSpec *known = m_session.request().spec.findVariable(variable.name))
            answered.append(*known);
    }
    return answered;
}

void DocumentView::connectRun()
{
    m_session.followWorkersOf(m_document.editor());
    connect(&m_session, &RunSession::sampled, this, &DocumentView::showRun);
    connect(&m_session, &RunSession::aged, this, &DocumentView::showRun);
    connect(&m_session, &RunSession::stateChanged, this, [this](SessionState state) {
        m_inspector->setSituation(isActive(state) ? SettingsForm::Situation::Running
                                                  : SettingsForm::Situation::Designing);
        if (state == SessionState::Stopping) {
            m_stopping.start(patienceWithStop);
        } else {
            m_stopping.stop();
            m_page->messageBar().withdraw(m_abortOffer); // it must not meet the next run
        }
        showRun();
    });
    m_stopping.setSingleShot(true);
    connect(&m_stopping, &QTimer::timeout, this, &DocumentView::offerAbort);
    connect(&m_session, &RunSession::began, m_results, [this] {
        if (m_session.request().replay.isEmpty())
            m_results->bringUp(m_results->runPanel());
    });
    connect(&m_session, &RunSession::happened, this, [this](const RunNotice &notice) {
        if (std::holds_alternative<StallNotice>(notice))
            m_page->messageBar().showMessage(RunWording::notice(notice, m_session),
                                             MessageBar::Tone::Warning);
    });
    connect(&m_session, &RunSession::ended, this, [this](const RunReport &report) {
        const bool isWell = report.summary.outcome.state != engine::RunState::Failed
                            && report.summary.outcome.stuck.empty();
        m_page->messageBar().showMessage(RunWording::end(report),
                                         isWell ? MessageBar::Tone::Information
                                                : MessageBar::Tone::Warning);
    });
    connect(&m_session, &RunSession::refused, this, [this](const Problems &problems) {
        m_page->messageBar().showMessage(
            tr("The pipeline cannot run: %1").arg(wordingOf(problems.first())),
            MessageBar::Tone::Warning);
    });
    connect(m_status, &RunStatus::errorsClicked, m_results, [this] {
        m_results->bringUp(m_results->errorPanel());
        m_results->errorPanel().showFirst();
    });
    connect(
        &m_results->errorPanel(), &ErrorPanel::replayWanted, this,
        [this](const QList<ReplayItems> &items) { whenTrusted([this, items] { replay(items); }); });
    connect(&m_results->historyPanel(), &HistoryPanel::replayWanted, this,
            [this](const QList<ReplayItems> &items) {
                whenTrusted([this, items] {
                    m_results->bringUp(m_results->errorPanel());
                    replay(items);
                });
            });
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

void DocumentView::stop()
{
    if (m_session.state() == SessionState::Stopping)
        offerAbort();
    else
        m_session.stop();
}

void DocumentView::offerAbort()
{
    m_abortOffer = m_page->messageBar().showMessage(
        tr("What has begun is being completed. Abort drops what is queued."),
        MessageBar::Tone::Information, {{tr("Abort"), [this] { m_session.abort(); }}});
}

void DocumentView::preview()
{
    whenTrusted([this] { m_inspector->preview(); });
}

void DocumentView::whenTrusted(std::function<void()> action)
{
    if (m_document.isTrusted())
        return action();
    m_trust->ask(m_document.title(), [this, action = std::move(action)] {
        m_document.trust();
        action();
    });
    m_trust->showCapabilities(capabilitiesOf(editor().spec(), editor().catalogue()));
}

void DocumentView::runTrusted()
{
    if (!variablesToAsk(editor().spec()).isEmpty())
        m_variables->ask();
    else
        start({});
}

/// What is shown now, whatever it was when its variables were asked for.
void DocumentView::start(const QList<VariableSpec> &variables)
{
    PipelineSpec spec = withVariables(editor().spec(), variables);
    if (!variablesToAsk(spec).isEmpty())
        m_variables->ask();
    else
        m_session.start(requestFor(spec));
}

RunRequest DocumentView::requestFor(const PipelineSpec &spec) const
{
    const PipelineEditor &editor = m_document.editor();
    return {.spec = spec,
            .baseFolder = editor.baseFolder(),
            .file = editor.path(),
            .keptIn = m_archive.folderOf(editor.path())};
}

/// As the pipeline is now: perhaps it was mended. What was asked for still counts.
void DocumentView::replay(const QList<ReplayItems> &items)
{
    RunRequest request = requestFor(withVariables(editor().spec(), answeredVariables()));
    for (const ReplayTarget &target :
         replayTargets(request.spec, editor().catalogue(),
                       replayedSteps(request.spec, editor().catalogue(), items),
                       {.baseFolder = request.baseFolder}))
        m_page->messageBar().showMessage(
            tr("%1 stays as it is. The items that are tried again go to %2.")
                .arg(target.existing, target.fresh),
            MessageBar::Tone::Information, {{tr("OK"), [] {}}}); // to be read after the end, too
    request.replay = items;
    m_session.start(std::move(request));
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
