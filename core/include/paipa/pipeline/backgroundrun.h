// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/base/quantities.h>
#include <paipa/engine/feeder.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/generators/generator.h>
#include <paipa/pipeline/noticewatch.h>

#include <QString>

#include <atomic>
#include <chrono>
#include <concepts>
#include <memory>
#include <ranges>
#include <utility>
#include <vector>

namespace paipa {

namespace detail {

/// Ranges from whose elements items can be made.
template<typename Range, typename In>
concept FeedsItems = std::ranges::input_range<Range>
                     && (std::constructible_from<In, std::ranges::range_reference_t<Range>>
                         || (isGenerator<std::remove_cvref_t<Range>>
                             && std::constructible_from<In, std::ranges::range_value_t<Range>>));

} // namespace detail

/// The code of the Failure that says which step does not come back from its own code.
inline constexpr QLatin1StringView stuckCode("stuck");

/// A pipeline that runs in the background. All members may be called from any thread, but the
/// destructor. Leaving its scope stops it: what it has taken is completed, and the threads are
/// gone.
///
/// A worker that does not come back from its step's own code cannot be ended. wait(), abort() and
/// stop(deadline) say so by a Failure with stuckCode, or by the error of a run that has failed; who
/// was told may wait again, or leave the scope: then the worker is left behind with all that
/// belongs to the run, which is logged, and what its code refers to has to outlive it, so the
/// program should end soon. Who was not told waits for it there.
///
/// Without a deadline a run that is stopped completes what it has, however long that takes. Whoever
/// waits for it, in stop(), wait(), or when leaving the scope, does not do so in silence: a worker
/// that has been in one call of its step's own code for the grace is logged with its step and item,
/// again after twice that time, and so on. abort() always ends the wait.
class BackgroundRun
{
public:
    /// \a belongings are let go of after the run. \a notices is null if nobody is told of it.
    explicit BackgroundRun(std::unique_ptr<engine::RunController> controller,
                           std::shared_ptr<void> belongings = {},
                           std::unique_ptr<detail::NoticeWatch> notices = {});
    BackgroundRun(BackgroundRun &&other) noexcept
        : m_workshop(std::move(other.m_workshop))
        , m_wasTold(other.m_wasTold.load())
        , m_isStuck(other.m_isStuck.load())
    {}
    BackgroundRun &operator=(BackgroundRun &&) = delete;
    /// An error that nobody waited for is logged.
    ~BackgroundRun();

    /// Waits for the end of the input, and until everything is done. Throws the first error, with
    /// its own type. Once the run has failed or was aborted, waits no longer than \a grace; then
    /// throws a Failure with stuckCode, unless there is an error.
    void wait(std::chrono::nanoseconds grace = defaultGrace);
    /// Takes no more items, completes those that it has, and waits, as long as that takes; abort()
    /// from another thread ends it. Throws the first error, or as wait() does.
    void stop();
    /// The same, but what is not completed after three quarters of \a deadline is dropped. Returns
    /// Stopped if everything was completed, else Aborted; Finished if the input had ended before.
    /// Throws a Failure with stuckCode, at the deadline, if a worker has not come back.
    engine::RunState stop(std::chrono::nanoseconds deadline);
    /// Drops what is queued, lets calls under way end, and waits for them, but no longer than
    /// \a grace: then throws a Failure with stuckCode. Throws the first error.
    void abort(std::chrono::nanoseconds grace = defaultGrace);

    /// Whether threads of the run may still be at work; also of a run that is being ended.
    [[nodiscard]] bool isAlive() const { return !engine::isFinal(run().state()); }
    [[nodiscard]] bool isPaused() const { return run().state() == engine::RunState::Paused; }
    /// The run at this moment, in numbers; waits for no worker, and none for it.
    [[nodiscard]] engine::MetricsSnapshot snapshot() const { return run().snapshot(); }
    /// What has ended the run, the first one in front, at most 100: with step, worker, item and
    /// attempt. Items that were set aside are no errors of the run.
    [[nodiscard]] std::vector<engine::RunError> errors() const { return run().errors(); }
    /// The first 100; RunSettings::deadLetters gets all.
    [[nodiscard]] std::vector<engine::DeadLetter> deadLetters() const
    {
        return run().deadLetters();
    }
    /// No step begins with another item until resume(), stop() or abort(). Returns at once: each
    /// worker may be in, or just about to enter, one call. False if the run is not running.
    bool pause() { return run().pause(); }
    /// Steps begin items again. False if the run is not paused.
    bool resume() { return run().resume(); }
    /// Changes the number of workers of the step called \a step, from 1, while the run goes on.
    /// Returns at once: new ones open first; those that are too many leave when they are between
    /// items, after their flush. False, and nothing is changed, if there is no such step, it has
    /// ended, is a source, runs inline, or takes no more workers, or if the run is not running,
    /// paused or stopping. Also false if the system has no thread left for one of them.
    bool setWorkers(const QString &step, Workers workers)
    {
        return run().setWorkers(step, workers);
    }

private:
    /// What the workers use: apart, so that it can outlive the run if one of them is stuck.
    struct Workshop {
        std::shared_ptr<void> belongings;
        std::unique_ptr<engine::RunController> controller;
        std::unique_ptr<detail::NoticeWatch> notices; ///< Goes first: it looks at the controller.
    };

    [[nodiscard]] engine::RunController &run() const { return *m_workshop->controller; }
    void note(const engine::RunOutcome &outcome);

    std::unique_ptr<Workshop> m_workshop;
    std::atomic<bool> m_wasTold = false;
    std::atomic<bool> m_isStuck = false; ///< And whoever waited last was told.
};

/// A pipeline in the background that is fed by put(): what Pipeline::start() returns.
template<typename In>
class RunningPipeline
{
public:
    using Feeder = engine::Feeder<In>;

    RunningPipeline(std::unique_ptr<engine::RunController> controller,
                    std::shared_ptr<Feeder> feeder,
                    std::unique_ptr<detail::NoticeWatch> notices = {})
        : m_feeder(std::move(feeder)), m_run(std::move(controller), m_feeder, std::move(notices))
    {}

    /// Waits while the first queue is full. Returns false, with \a value untouched, once the input
    /// was finished or the pipeline has ended.
    [[nodiscard]] bool put(In &&value)
    {
        return m_feeder->put(value) == engine::PushResult::Pushed;
    }
    [[nodiscard]] bool put(const In &value)
        requires std::copy_constructible<In>
    {
        return put(In(value));
    }
    /// The same, without waiting, for those who can bring \a value again later. It is taken only
    /// if the answer says so.
    [[nodiscard]] Acceptance tryPut(In &value)
    {
        using Answer = Acceptance::Answer;
        if (m_run.isPaused())
            return {.answer = Answer::Paused};
        switch (m_feeder->tryPut(value)) {
        case engine::PushResult::Pushed: return {};
        case engine::PushResult::Full: return {.answer = Answer::Full};
        default: return {.answer = Answer::Unwanted};
        }
    }
    /// Puts all elements; returns how many were taken.
    template<detail::FeedsItems<In> Range>
    std::size_t putAll(Range &&range)
    {
        std::size_t taken = 0;
        for (auto &&element : range) {
            if (!put(In(detail::handedOver<Range>(std::forward<decltype(element)>(element)))))
                break;
            ++taken;
        }
        return taken;
    }
    /// No more items follow: the pipeline ends when all are done.
    void finish() { m_feeder->finish(); }

    /// Finishes the input, and then as wait() of BackgroundRun.
    void wait(std::chrono::nanoseconds grace = defaultGrace)
    {
        finish();
        m_run.wait(grace);
    }
    // As those of BackgroundRun.
    void stop() { m_run.stop(); }
    engine::RunState stop(std::chrono::nanoseconds deadline) { return m_run.stop(deadline); }
    void abort(std::chrono::nanoseconds grace = defaultGrace) { m_run.abort(grace); }
    [[nodiscard]] bool isAlive() const { return m_run.isAlive(); }
    [[nodiscard]] engine::MetricsSnapshot snapshot() const { return m_run.snapshot(); }
    [[nodiscard]] std::vector<engine::RunError> errors() const { return m_run.errors(); }
    [[nodiscard]] std::vector<engine::DeadLetter> deadLetters() const
    {
        return m_run.deadLetters();
    }
    bool pause() { return m_run.pause(); }
    bool resume() { return m_run.resume(); }
    [[nodiscard]] bool isPaused() const { return m_run.isPaused(); }
    bool setWorkers(const QString &step, Workers workers)
    {
        return m_run.setWorkers(step, workers);
    }

private:
    std::shared_ptr<Feeder> m_feeder; ///< Outlives the run.
    BackgroundRun m_run;
};

} // namespace paipa
