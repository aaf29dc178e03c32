// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsample.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/run/replay.h>
#include <paipa/run/run.h>

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

namespace paipa::ui {

/// What a person wants to be run.
struct RunRequest {
    PipelineSpec spec;                ///< As it is shown, with the values of its variables.
    QString baseFolder = {};          ///< Usually the folder of the file.
    QString file = {};                ///< For the history; empty if it was never saved.
    std::optional<qint64> limit = {}; ///< Each source ends after so many items.
    /// For what is kept of the run: the items that fail, as they do. Empty: nothing is kept.
    QString keptIn = {};
    QList<ReplayItems> replay = {}; ///< If there are any, only they run, and no source.
};

/// What has happened since the last look.
struct RunNews {
    std::optional<QDateTime> started = {}; ///< UTC; when its steps have opened.
    Problems refused = {};                 ///< Why it did not start.
    std::deque<RunSample> samples = {};    ///< In order.
    std::vector<engine::DeadLetter> deadLetters = {};
    std::vector<engine::RunError> errors = {};
    std::optional<RunReport> report = {}; ///< Last of all.
};

/// One run on a thread of its own, which makes the plan, opens the steps, samples, and waits for
/// the end: nothing of it waits in the thread that owns this object.
///
/// All members may be called from any thread. The destructor aborts the run and joins the thread.
class RunThread
{
public:
    using Command = std::function<void(Run &)>;

    /// \a tell is called in the run's thread when there are news after there were none.
    RunThread(Backend &backend, const StepCatalogue &catalogue, RunRequest request,
              std::function<void()> tell);
    ~RunThread();
    Q_DISABLE_COPY_MOVE(RunThread)

    /// Carried out in order, as soon as the run has started.
    void post(Command command);
    /// The run is to be aborted, also when it is still starting.
    void abort();
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] RunNews takeNews();

private:
    void work();
    void follow(Run &run);
    [[nodiscard]] bool sample(Run &run);
    void carryOut(Run &run);
    void finish(Run &run);
    void report(const std::function<void(RunNews &)> &add);
    [[nodiscard]] bool gaveUp();

    Backend &m_backend;
    const StepCatalogue &m_catalogue;
    const RunRequest m_request;
    const std::function<void()> m_tell;
    std::stop_source m_abort; ///< Also for steps that take long to open.
    const QDateTime m_started = QDateTime::currentDateTimeUtc();
    std::size_t m_deadLettersSeen = 0; ///< Of the run's thread, as the next two.
    std::size_t m_errorsSeen = 0;
    std::optional<std::chrono::steady_clock::time_point> m_abortedAt;

    std::mutex m_mutex; ///< Guards what follows.
    std::condition_variable m_changed;
    std::vector<Command> m_commands;
    std::chrono::milliseconds m_interval{100};
    bool m_closing = false;
    bool m_toldNews = false;
    RunNews m_news;

    std::thread m_thread;
};

} // namespace paipa::ui
