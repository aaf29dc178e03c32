// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/clock.h>
#include <paipa/engine/metrics.h>
#include <paipa/engine/runerrors.h>
#include <paipa/engine/runoutcome.h>
#include <paipa/engine/runstate.h>
#include <paipa/engine/stagegraph.h>
#include <paipa/engine/stopdeadline.h>
#include <paipa/engine/stuckwatch.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace paipa::engine {

/// One run: owns the steps, their workers, and the state. All members may be called from any
/// thread, but add() and link(), which belong to the time before start(), and the destructor.
class RunController
{
public:
    /// Where dead letters go; called by workers, several at a time. If it throws, the run fails.
    using DeadLetterSink = std::function<void(const DeadLetter &)>;

    /// Whom wait() and the destructor tell of workers that keep a run from ending; in the thread of
    /// who waits.
    using StuckSink = std::function<void(const StuckWorker &)>;

    explicit RunController(std::shared_ptr<Clock> clock = std::make_shared<SteadyClock>());
    /// Aborts a run that has not ended, and waits for its workers; not in silence if that takes
    /// long.
    ~RunController();
    Q_DISABLE_COPY_MOVE(RunController)

    // Before start().
    Stage &add(std::unique_ptr<Stage> stage);
    /// Hands the items of \a port of \a producer to \a consumer.
    template<typename Out>
    void link(ProducerSide<Out> &producer, std::size_t port, ConsumerStage<Out> &consumer)
    {
        producer.add(port, consumer);
        Stage::link(producer.stage(), consumer);
    }
    void setDeadLetterSink(DeadLetterSink sink) { m_deadLetterSink = std::move(sink); }
    /// More items set aside than these, in all steps together, end the run all the same. A share is
    /// one of the items that the sources have emitted.
    void setMostFailed(std::optional<Allowance> most) { m_mostFailed = most; }
    /// In place of a line in the log.
    void setStuckSink(StuckSink sink) { m_stuckSink = std::move(sink); }
    /// Once it is triggered, and the run has started, the run is stopped, in the thread of whoever
    /// triggers it.
    void setStopToken(std::stop_token token) { m_stopToken = std::move(token); }

    /// Opens all steps and workers and lets them work. Returns once all hooks have succeeded, or
    /// with the first error, after everything that was opened is closed again. While it waits for
    /// workers that open, the sink for stuck workers is told of them, as in wait(). After an
    /// abort() it waits for no worker: those that still open come back as after any abort.
    [[nodiscard]] std::optional<RunError> start();

    /// Sources end; what they emitted is completed. False if the run is not running.
    bool stop();
    /// The same. Three quarters of \a deadline later, or at that of an earlier call if that comes
    /// first, whoever is in waitFor() or wait(grace) by then aborts what is not completed.
    bool stop(StopDeadline deadline);
    /// Nothing new starts, waits end, what is queued is cancelled. Returns at once. Each worker may
    /// still be in, or just about to enter, the one call that it had begun.
    bool abort();
    /// Ends the run because of \a error, which comes from elsewhere than its steps, or notes it as
    /// a further one. False if the run is being ended already, or has ended.
    bool fail(RunError error);
    /// Until resume(), stop() or abort() nothing new starts; queues keep what they have. Returns at
    /// once, as abort() does. False if the run is not running.
    bool pause();
    bool resume();
    /// Changes the number of workers of the step \a name while the run goes on; from 1. False if
    /// there is no such step, it has ended, or the run is not running.
    bool setWorkers(const QString &name, Workers workers);

    /// Waits for the end and joins the workers.
    RunOutcome wait();
    /// The same, but once the run has failed or was aborted no longer than \a grace for its workers
    /// to come back; then the outcome names those that are stuck. A run that was told to stop is
    /// waited for as long as it takes, but not in silence: after \a grace, or a second if that is
    /// longer, then twice as long, and so on, the sink for stuck workers is told of each that has
    /// been in one call of its step's own code since.
    RunOutcome wait(std::chrono::nanoseconds grace);
    /// The same, counted from now: for a run that has failed or was aborted.
    RunOutcome waitAfterAbort(std::chrono::nanoseconds grace);
    /// stop(), which has three quarters of \a deadline to complete what is under way, then abort().
    /// Returns at the deadline at the latest; then the outcome names the stuck workers.
    RunOutcome stopWithin(StopDeadline deadline);
    /// Waits until the run has ended or \a duration is over; whether it has ended.
    bool waitFor(std::chrono::nanoseconds duration);
    /// Who is in its step's own code: to be asked again later.
    [[nodiscard]] StuckWatch stuckWatch() const { return StuckWatch(m_graph); }

    [[nodiscard]] RunState state() const;
    [[nodiscard]] MetricsSnapshot snapshot() const;
    /// The first errors and dead letters, at most 100 of each.
    [[nodiscard]] std::vector<RunError> errors() const { return m_errors.errors(); }
    [[nodiscard]] std::vector<DeadLetter> deadLetters() const { return m_errors.deadLetters(); }
    /// The items that were set aside, but for the first \a known: for those who look again and
    /// again. At most 10 000 are kept, and at most 64 MiB of their items.
    [[nodiscard]] std::vector<DeadLetter> deadLettersFrom(std::size_t known) const
    {
        return m_errors.deadLettersFrom(known);
    }

    // Input from outside: see Feeder.

    struct Feeding {
        std::function<void()> begin; ///< The run has started: items may come.
        /// No more items are taken; returns when no call that feeds is under way any more. May be
        /// called several times.
        std::function<void()> end;
    };
    /// Before start().
    void add(Feeding feeding);
    [[nodiscard]] OriginLedger &ledger() { return m_ledger; }
    [[nodiscard]] std::stop_token abortToken() const { return m_orders.abort.get_token(); }
    /// Triggered by stop(), abort(), and the first error.
    [[nodiscard]] std::stop_token endingToken() const { return m_ending.get_token(); }

private:
    friend class Stage;
    friend class FailureHandler;
    friend class Worker;

    // Called by workers.
    /// The worker's hook has run; returns whether it may work.
    [[nodiscard]] bool opened(std::optional<RunError> error);
    void setAside(DeadLetter letter);
    /// What is beyond the allowance of the run, if anything is.
    [[nodiscard]] std::optional<Sentence> excessOfFailures() const;
    /// Leaves the step; the last one closes it.
    void leave(Stage &stage, WorkerControl &worker, Progress progress);

    /// \a by is the worker that does it, if one does.
    void endStage(Stage &stage, WorkerControl *by);
    void endEarly(Stage &stage);
    void close(Stage &stage, WorkerControl *by);
    void emptied();

    /// Before anybody is told who is waited for.
    static constexpr std::chrono::seconds minPatience{1};

    /// Under m_mutex.
    bool transition(RunEvent event);
    void tellWorkersToAbort();
    [[nodiscard]] std::optional<RunError> openStages();
    void spawnWorkers();
    void endStagesWithoutWorkers();
    void endFeeders();
    void joinWorkers();
    /// Waits until \a done, which is called under m_mutex, but no longer than \a duration. Aborts a
    /// run whose time to stop is over meanwhile.
    bool waitUntil(std::chrono::nanoseconds duration, const std::function<bool()> &done);
    /// The same, as long as it takes: but after \a patience, then twice as long, and so on, it
    /// tells of those who have been in one call of their step's own code meanwhile.
    void waitTelling(std::chrono::nanoseconds patience, const std::function<bool()> &done);
    void tellStuck(const StuckWorker &worker) const;
    [[nodiscard]] OriginCounts originCounts() const;
    /// How many there are who number their items each for itself: workers of sources, feeders.
    [[nodiscard]] std::size_t sourceCount() const;
    /// Fails the run if an item has no fate.
    void checkFates();

    const std::shared_ptr<Clock> m_clock;
    RunOrders m_orders;
    OriginLedger m_ledger;
    std::atomic<std::int64_t> m_expected = 0;
    StageGraph m_graph;
    RunErrors m_errors;
    std::vector<Feeding> m_feeders;
    DeadLetterSink m_deadLetterSink;
    StuckSink m_stuckSink;
    std::optional<Allowance> m_mostFailed;
    std::stop_token m_stopToken;
    std::stop_source m_ending;

    enum class Beginning : int { Undecided, Work, Leave };
    /// What becomes of those who have opened: they wait for it here, so that they need no mutex,
    /// one after the other, to begin.
    std::atomic<Beginning> m_beginning = Beginning::Undecided;

    mutable std::mutex m_mutex; ///< Guards what follows. Taken before a stage's mutex.
    std::condition_variable m_changed;
    RunState m_state = RunState::Created;
    int m_opening = 0; ///< Workers whose hooks are running, before the run is running.
    int m_openStages = 0;
    Clock::TimePoint m_abortAt = Clock::TimePoint::max(); ///< While it is draining.
    std::optional<Clock::TimePoint> m_started;
    std::optional<Clock::TimePoint> m_ended;
    std::mutex m_joining;
    /// Last: it is gone before what it uses.
    std::optional<std::stop_callback<std::function<void()>>> m_stopping;
};

} // namespace paipa::engine
