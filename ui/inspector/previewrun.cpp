// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/previewrun.h"

#include <paipa/backends/localbackend.h>

using namespace std::chrono_literals;

namespace paipa::ui {

namespace {

constexpr auto lookInterval = 50ms;
constexpr auto grace = 2s;

} // namespace

PreviewRun::PreviewRun(PipelineSpec spec, StepId step, const StepCatalogue &catalogue,
                       PlanOptions options, QObject *parent)
    : QObject(parent)
    , m_spec(std::move(spec))
    , m_step(std::move(step))
    , m_catalogue(catalogue)
    , m_options(std::move(options))
{
    m_thread = std::thread([this] { work(); });
}

PreviewRun::~PreviewRun()
{
    cancel();
    m_thread.join();
}

void PreviewRun::cancel()
{
    m_abort.request_stop();
    const std::scoped_lock lock(m_mutex); // who is about to wait has looked before, or sees it
    m_changed.notify_all();
}

void PreviewRun::work()
{
    PreviewResult result = look();
    if (result.end == PreviewResult::End::Complete)
        result.pictures = picturesOf(result.records, m_options.baseFolder);
    {
        const std::scoped_lock lock(m_mutex);
        m_result = std::move(result);
    }
    QMetaObject::invokeMethod(
        this,
        [this] {
            PreviewResult found;
            {
                const std::scoped_lock lock(m_mutex);
                found = std::move(*m_result);
            }
            Q_EMIT ended(found);
        },
        Qt::QueuedConnection);
}

bool PreviewRun::waitOrCancel()
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, lookInterval, [this] { return m_abort.stop_requested(); });
}

PreviewResult PreviewRun::look()
{
    Result<Preview> preview = makePreview(m_spec, m_step, m_catalogue, m_options);
    if (!preview)
        return {.problems = preview.problems()};
    PreviewResult result{.side = preview->side};
    const std::shared_ptr<RecordSample> records = preview->records;
    LocalBackend backend;
    Result<std::unique_ptr<Run>> started =
        backend.start(std::move(preview->plan), m_abort.get_token());
    if (!started)
        return {.problems = started.problems()};
    Run &run = **started;
    while (!run.waitFor(0ms) && !records->isFull() && !waitOrCancel()) {
    }
    if (m_abort.stop_requested())
        result.end = PreviewResult::End::Cancelled;
    if (!run.waitFor(0ms))
        run.abort();
    const engine::RunOutcome outcome = run.close(grace);
    result.records = records->records();
    if (outcome.error)
        result.problems.append(toProblem(*outcome.error));
    for (const engine::DeadLetter &letter : run.deadLetters())
        result.problems.append(toProblem(letter.error));
    return result;
}

} // namespace paipa::ui
