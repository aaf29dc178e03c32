// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runsession.h"

#include <paipa/base/quantities.h>
#include <paipa/document/runningpart.h>

#include "document/cataloguewording.h"
#include "document/pipelineeditor.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace paipa::ui {

namespace {

constexpr auto shareWindow = 5s;                    ///< Of busy, waiting and blocked time.
constexpr std::chrono::milliseconds freshTime = 2s; ///< Of a sample.

SessionState stateOf(engine::RunState state)
{
    using engine::RunState;
    switch (state) {
    case RunState::Created:
    case RunState::Starting: return SessionState::Starting;
    case RunState::Running: return SessionState::Running;
    case RunState::Paused: return SessionState::Paused;
    case RunState::Draining: return SessionState::Stopping;
    case RunState::Aborting: return SessionState::Aborting;
    case RunState::Failing: return SessionState::Failing;
    case RunState::Finished: return SessionState::Finished;
    case RunState::Failed: return SessionState::Failed;
    case RunState::Stopped: return SessionState::Stopped;
    case RunState::Aborted: return SessionState::Aborted;
    }
    Q_UNREACHABLE();
}

QList<RunStep> stepsOf(const PipelineSpec &spec, const StepCatalogue &catalogue)
{
    QList<RunStep> steps;
    const PipelineSpec running = runningPart(spec, catalogue);
    for (const StepSpec &step : running.steps) {
        const StepType *type = catalogue.find(step.type);
        RunStep shown{.id = step.id, .title = step.title};
        if (shown.title.isEmpty())
            shown.title = type ? titleOf(type->info()) : step.type;
        if (type && type->info().concurrency == Concurrency::SingleWorker)
            shown.workerCount = RunStep::WorkerCount::Fixed;
        steps.append(shown);
    }
    return steps;
}

bool isResting(const engine::StepSnapshot &step)
{
    return !step.ended && step.breaker && step.breaker->state != engine::BreakerState::Closed;
}

/// In whole seconds, so that what shows them changes no more often.
std::chrono::seconds restOf(const engine::StepSnapshot &step)
{
    return isResting(step) ? std::chrono::ceil<std::chrono::seconds>(step.breaker->remaining)
                           : std::chrono::seconds(0);
}

StepActivity activityOf(const engine::StepSnapshot &step, const TimeShares &shares)
{
    if (isResting(step))
        return StepActivity::Resting;
    const auto atRest = step.failed > 0 ? StepActivity::Failed : StepActivity::Done;
    if (step.ended)
        return atRest;
    // One bad item of many must not hide what the step is doing.
    if (shares.busy <= 0 && shares.waiting <= 0 && shares.blocked <= 0)
        return step.failed > 0 ? atRest : StepActivity::Idle;
    if (shares.blocked > shares.busy && shares.blocked >= shares.waiting)
        return StepActivity::Blocked;
    return shares.waiting > shares.busy ? StepActivity::Waiting : StepActivity::Busy;
}

/// The numbers of a past run for \a steps, one after the other; what nobody knows of a step is 0.
engine::MetricsSnapshot inOrder(engine::MetricsSnapshot metrics, const QList<RunStep> &steps,
                                const PipelineSpec &spec)
{
    std::vector<engine::StepSnapshot> known;
    known.swap(metrics.steps);
    for (const RunStep &step : steps) {
        const auto found = std::ranges::find(known, step.id.text, &engine::StepSnapshot::name);
        engine::StepSnapshot &added = metrics.steps.emplace_back(
            found == known.end() ? engine::StepSnapshot{.name = step.id.text} : *found);
        added.ended = engine::isFinal(metrics.state);
        added.hasQueue = std::ranges::any_of(
            spec.links, [&](const LinkSpec &link) { return link.to == step.id; });
        added.queueBounds = {.items = 0, .bytes = 0}; // nothing waits any more
    }
    return metrics;
}

std::chrono::milliseconds intervalOf(RunSession::Attention attention)
{
    return attention == RunSession::Attention::Watched ? 100ms : 500ms;
}

} // namespace

bool isActive(SessionState state)
{
    return state > SessionState::Idle && state < SessionState::Refused;
}

RunSession::RunSession(Backend &backend, const StepCatalogue &catalogue, QObject *parent,
                       std::shared_ptr<const Clock> clock)
    : QObject(parent), m_backend(backend), m_catalogue(catalogue), m_clock(std::move(clock))
{
    m_ageTimer.setInterval(freshTime / 4);
    connect(&m_ageTimer, &QTimer::timeout, this, &RunSession::lookAtAge);
}

RunSession::~RunSession() = default;

void RunSession::start(RunRequest request)
{
    if (isActive(m_state))
        return;
    m_thread.reset(); // its run has ended
    begin(std::move(request));
    setState(SessionState::Starting);
    m_thread = std::make_unique<RunThread>(m_backend, m_catalogue, m_request, [this] {
        QMetaObject::invokeMethod(this, &RunSession::takeNews, Qt::QueuedConnection);
    });
    m_thread->setInterval(intervalOf(m_attention));
}

void RunSession::begin(RunRequest request)
{
    m_request = std::move(request);
    m_steps = stepsOf(m_request.spec, m_catalogue);
    if (!m_request.replay.isEmpty()) {
        const QList<StepId> replayed = replayedSteps(m_request.spec, m_catalogue, m_request.replay);
        m_steps.removeIf([&](const RunStep &step) { return !replayed.contains(step.id); });
    }
    m_fixedSteps.clear();
    m_workers.clear();
    for (const RunStep &step : std::as_const(m_steps)) {
        m_workers.insert(step.id, workersIn(*m_request.spec.find(step.id)));
        if (step.workerCount == RunStep::WorkerCount::Fixed)
            m_fixedSteps.insert(step.id.text);
    }
    m_history.clear();
    m_sampledAt = m_clock->now();
    m_isStale = false;
    m_notices = {};
    m_bottleneck = {};
    m_problems.clear();
    m_report.reset();
    Q_EMIT began();
}

void RunSession::showPast(const RunReport &report)
{
    Q_ASSERT(!isActive(m_state));
    m_isPast = true;
    begin(RunRequest{.spec = report.spec});
    const engine::MetricsSnapshot metrics =
        inOrder(report.summary.metrics, m_steps, m_request.spec);
    m_history.add(RunSample{.metrics = metrics, .processMemory = report.summary.peakMemoryBytes});
    m_report = report;
    m_report->summary.metrics = metrics;
    const engine::RunState outcome = report.summary.outcome.state;
    setState(engine::isFinal(outcome) ? stateOf(outcome) : SessionState::Interrupted);
    Q_EMIT sampled();
    if (!report.summary.deadLetters.empty())
        Q_EMIT deadLettersAdded(report.summary.deadLetters);
    if (report.summary.outcome.error)
        Q_EMIT errorsAdded({*report.summary.outcome.error});
}

void RunSession::pause()
{
    if (m_thread)
        m_thread->post([](Run &run) { run.pause(); });
}

void RunSession::resume()
{
    if (m_thread)
        m_thread->post([](Run &run) { run.resume(); });
}

void RunSession::stop()
{
    if (m_thread)
        m_thread->post([](Run &run) { run.stop(); });
}

void RunSession::abort()
{
    if (!m_thread || !isActive(m_state))
        return;
    m_thread->abort();
    setState(SessionState::Aborting);
}

void RunSession::setWorkers(const StepId &step, Workers workers)
{
    if (!isActive(m_state) || m_workers.value(step) == workers)
        return;
    m_workers[step] = workers;
    m_thread->post([step, workers](Run &run) { run.setWorkers(step, workers); });
    Q_EMIT workersChanged();
}

void RunSession::sampleItems(const OutputRef &output, std::shared_ptr<RecordSample> sample)
{
    if (isActive(m_state))
        m_thread->post(
            [output, sample = std::move(sample)](Run &run) { run.sampleItems(output, sample); });
}

bool RunSession::runs(const LinkSpec &link) const
{
    const auto has = [this](const StepId &id) {
        return std::ranges::find(m_steps, id, &RunStep::id) != m_steps.end();
    };
    return has(link.from.step) && has(link.to)
           && std::ranges::any_of(m_request.spec.links, [&](const LinkSpec &other) {
                  return other.from == link.from && other.to == link.to;
              });
}

void RunSession::followWorkersOf(PipelineEditor &editor)
{
    connect(&editor, &PipelineEditor::changed, this,
            [this, &editor] { applyWorkers(editor.spec()); });
}

void RunSession::applyWorkers(const PipelineSpec &spec)
{
    for (const RunStep &step : std::as_const(m_steps)) {
        if (const StepSpec *wanted = spec.find(step.id))
            setWorkers(step.id, workersIn(*wanted));
    }
}

Workers RunSession::workersIn(const StepSpec &step) const
{
    const StepType *type = m_catalogue.find(step.type);
    return step.workers.value_or(Workers{type ? type->info().defaultWorkers : 1});
}

Workers RunSession::wantedWorkers(const StepId &step) const { return m_workers.value(step); }

void RunSession::setAttention(Attention attention)
{
    m_attention = attention;
    if (m_thread)
        m_thread->setInterval(intervalOf(attention));
}

QString RunSession::titleOf(const QString &step) const
{
    for (const RunStep &known : m_steps) {
        if (known.id.text == step)
            return known.title;
    }
    return step;
}

TimeShares RunSession::shares(std::size_t index) const
{
    const engine::MetricsSnapshot *before = m_history.before(shareWindow);
    const engine::MetricsSnapshot &now = m_history.latest().metrics;
    if (!before || index >= before->steps.size() || index >= now.steps.size())
        return {};
    return sharesBetween(before->steps[index], now.steps[index]);
}

double RunSession::processors(std::size_t index) const
{
    const engine::MetricsSnapshot &now = m_history.latest().metrics;
    if (index >= now.steps.size())
        return 0;
    const bool isOver = now.steps[index].ended || !isActive(m_state);
    const engine::MetricsSnapshot *before = isOver ? nullptr : m_history.before(shareWindow);
    if (!isOver && (!before || index >= before->steps.size()))
        return 0;
    const auto spent = now.steps[index].cpu - (before ? before->steps[index].cpu : 0ns);
    const auto time = now.elapsed - (before ? before->elapsed : 0ns);
    return time > 0ns ? static_cast<double>(spent.count()) / static_cast<double>(time.count()) : 0;
}

RunOverlay RunSession::overlay() const
{
    const bool live = isActive(m_state);
    RunOverlay overlay{.age = age()};
    const engine::MetricsSnapshot &now = m_history.latest().metrics;
    const double time = secondsOf(now.elapsed);
    for (std::size_t i = 0; i < now.steps.size(); ++i) {
        const engine::StepSnapshot &step = now.steps[i];
        const StepId id{step.name};
        // What is over is shown as a whole.
        const bool isOver = step.ended || !live;
        const TimeShares spent = isOver ? sharesBetween({}, step) : shares(i);
        const double mean = time > 0 ? static_cast<double>(achieved(step)) / time : 0;
        overlay.steps.insert(id,
                             StepRunState{.activity = activityOf(step, spent),
                                          .shares = spent,
                                          .itemsPerSecond = live ? m_history.rate(i) : mean,
                                          .total = achieved(step),
                                          .errors = step.failed,
                                          .workers = isOver ? step.mostWorkers
                                                            : static_cast<int>(step.workers.size()),
                                          .isBottleneck = m_bottleneck.step == step.name,
                                          .rest = restOf(step)});
        if (step.hasQueue)
            overlay.queues.insert(id, fillOf(step));
    }
    return overlay;
}

RunOverlay::Age RunSession::age() const
{
    if (!isActive(m_state))
        return RunOverlay::Age::Ended;
    return m_isStale ? RunOverlay::Age::Stale : RunOverlay::Age::Live;
}

void RunSession::lookAtAge()
{
    if (m_isStale || m_clock->now() - m_sampledAt <= freshTime)
        return;
    m_isStale = true;
    Q_EMIT aged();
}

void RunSession::takeNews()
{
    if (!m_thread)
        return;
    RunNews news = m_thread->takeNews();
    if (!news.refused.isEmpty()) {
        m_problems = news.refused;
        setState(SessionState::Refused);
        Q_EMIT refused(m_problems);
        return;
    }
    if (news.started)
        Q_EMIT started(*news.started);
    add(news.samples);
    if (!news.deadLetters.empty())
        Q_EMIT deadLettersAdded(news.deadLetters);
    if (!news.errors.empty())
        Q_EMIT errorsAdded(news.errors);
    if (news.report) {
        m_report = std::move(news.report);
        m_bottleneck = {};
        setState(stateOf(m_report->summary.outcome.state));
        Q_EMIT ended(*m_report);
    }
}

void RunSession::add(const std::deque<RunSample> &samples)
{
    if (samples.empty())
        return;
    m_sampledAt = m_clock->now();
    m_isStale = false;
    for (const RunSample &sample : samples) {
        m_history.add(sample);
        for (const RunNotice &notice : m_notices.look(sample.metrics))
            Q_EMIT happened(notice);
    }
    const engine::MetricsSnapshot &now = samples.back().metrics;
    if (const engine::MetricsSnapshot *before = m_history.before(shareWindow))
        m_bottleneck = analyse(*before, now, m_fixedSteps);
    // An end is told with its report; an abort that was ordered is not taken back by an old sample.
    const bool abortOrdered = m_state == SessionState::Aborting;
    if (!engine::isFinal(now.state) && !abortOrdered)
        setState(stateOf(now.state));
    Q_EMIT sampled();
}

void RunSession::setState(SessionState state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (!isActive(state))
        m_ageTimer.stop();
    else if (!m_ageTimer.isActive())
        m_ageTimer.start();
    Q_EMIT stateChanged(state);
}

} // namespace paipa::ui
