// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runthread.h"

#include "run/runarchive.h"

#include <paipa/base/processmemory.h>

#include <QDir>

#include <algorithm>
#include <iterator>

using namespace std::chrono_literals;

namespace paipa::ui {

namespace {

/// How long workers may take to come back after an abort, before they are called stuck.
constexpr auto grace = 10s;
constexpr auto graceWhenClosing = 2s;
/// More samples are not kept for a window that does not look.
constexpr std::size_t mostSamples = 600;

template<typename T>
void append(std::vector<T> &to, std::vector<T> added)
{
    std::ranges::move(added, std::back_inserter(to));
}

} // namespace

RunThread::RunThread(Backend &backend, const StepCatalogue &catalogue, RunRequest request,
                     std::function<void()> tell)
    : m_backend(backend)
    , m_catalogue(catalogue)
    , m_request(std::move(request))
    , m_tell(std::move(tell))
{
    m_thread = std::thread([this] { work(); });
}

RunThread::~RunThread()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_closing = true;
    }
    abort();
    m_thread.join();
}

void RunThread::post(Command command)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_changed.notify_all();
}

void RunThread::abort()
{
    m_abort.request_stop();
    const std::scoped_lock lock(m_mutex); // who is about to wait has looked before, or sees it
    m_changed.notify_all();
}

void RunThread::setInterval(std::chrono::milliseconds interval)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_interval = interval;
    }
    m_changed.notify_all();
}

RunNews RunThread::takeNews()
{
    const std::scoped_lock lock(m_mutex);
    m_toldNews = false;
    return std::exchange(m_news, {});
}

// In the run's thread

void RunThread::work()
{
    const PlanOptions options{.baseFolder = m_request.baseFolder, .limit = m_request.limit};
    Result<Plan> plan = m_request.replay.isEmpty()
                            ? makePlan(m_request.spec, m_catalogue, options)
                            : makeReplay(m_request.spec, m_catalogue, m_request.replay, options);
    if (!plan)
        return report([&](RunNews &news) { news.refused = plan.problems(); });
    if (!m_request.keptIn.isEmpty() && QDir().mkpath(m_request.keptIn))
        plan->deadLetters =
            DeadLetterTarget{.path = RunArchive::deadLetterFile(m_request.keptIn, m_started),
                             .safety = DeadLetterTarget::Safety::Written};
    Result<std::unique_ptr<Run>> run = m_backend.start(std::move(*plan), m_abort.get_token());
    if (!run)
        return report([&](RunNews &news) { news.refused = run.problems(); });
    report([this](RunNews &news) { news.started = m_started; });
    follow(**run);
    finish(**run);
}

/// Until the run has ended, or does not end although it was aborted.
void RunThread::follow(Run &run)
{
    while (sample(run) && !gaveUp()) {
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, m_interval, [this] {
                return !m_commands.empty() || (m_abort.stop_requested() && !m_abortedAt);
            });
        }
        carryOut(run);
    }
}

/// Reports how the run is; false if it has ended.
bool RunThread::sample(Run &run)
{
    RunSample sample{.metrics = run.snapshot(), .processMemory = processMemory()};
    const bool lasts = !engine::isFinal(sample.metrics.state);
    std::vector<engine::DeadLetter> deadLetters = run.deadLettersFrom(m_deadLettersSeen);
    m_deadLettersSeen += deadLetters.size();
    std::vector<engine::RunError> errors = run.errors();
    errors.erase(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(m_errorsSeen));
    m_errorsSeen += errors.size();
    report([&](RunNews &news) {
        news.samples.push_back(std::move(sample));
        if (news.samples.size() > mostSamples)
            news.samples.pop_front();
        append(news.deadLetters, std::move(deadLetters));
        append(news.errors, std::move(errors));
    });
    return lasts;
}

void RunThread::carryOut(Run &run)
{
    std::vector<Command> commands;
    {
        const std::scoped_lock lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const Command &command : commands)
        command(run);
    if (m_abort.stop_requested() && !m_abortedAt) {
        run.abort();
        m_abortedAt = std::chrono::steady_clock::now();
    }
}

bool RunThread::gaveUp()
{
    if (!m_abortedAt)
        return false;
    const std::scoped_lock lock(m_mutex);
    const auto waited = std::chrono::steady_clock::now() - *m_abortedAt;
    return waited > (m_closing ? graceWhenClosing : grace);
}

void RunThread::finish(Run &run)
{
    RunReport ended{.spec = m_request.spec,
                    .started = m_started,
                    .summary = {.outcome = run.close(0ms),
                                .metrics = run.snapshot(),
                                .errors = run.errors(),
                                .deadLetters = run.deadLetters(),
                                .deadLetterFile = run.deadLetterFile(),
                                .peakMemoryBytes = peakProcessMemory()}};
    (void)sample(run);
    report([&](RunNews &news) { news.report = std::move(ended); });
}

void RunThread::report(const std::function<void(RunNews &)> &add)
{
    {
        const std::scoped_lock lock(m_mutex);
        add(m_news);
        if (m_toldNews)
            return;
        m_toldNews = true;
    }
    m_tell();
}

} // namespace paipa::ui
