// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/engine/feeder.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/generators/generator.h>

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

[[noreturn]] void raise(const engine::RunError &error);
void raiseIfFailed(const engine::RunOutcome &outcome);

} // namespace detail

/// The code of the Failure that says which step does not come back from its own code.
inline constexpr QLatin1StringView stuckCode("stuck");

/// A pipeline that runs in the background. All members may be called from any thread. Leaving its
/// scope stops it: what it has taken is completed, and the threads are gone.
class BackgroundRun
{
public:
    explicit BackgroundRun(std::unique_ptr<engine::RunController> controller)
        : m_controller(std::move(controller))
    {}
    BackgroundRun(BackgroundRun &&other) noexcept
        : m_controller(std::move(other.m_controller)), m_wasTold(other.m_wasTold.load())
    {}
    BackgroundRun &operator=(BackgroundRun &&) = delete;
    /// An error that nobody waited for is logged.
    ~BackgroundRun();

    /// Waits for the end of the input, and until everything is done. Throws the first error, with
    /// its own type.
    void wait();
    /// Takes no more items, completes those that it has, and waits. Throws the first error.
    void stop();
    /// The same, but what is not completed after three quarters of \a deadline is dropped. Returns
    /// Stopped if everything was completed, else Aborted; Finished if the input had ended before.
    /// Throws a Failure with stuckCode, at the deadline, if a worker does not come back from its
    /// step's own code: it cannot be ended, so the destructor still waits for it.
    engine::RunState stop(std::chrono::nanoseconds deadline);
    /// Drops what is queued, lets calls under way end, and waits. Throws the first error.
    void abort();

    [[nodiscard]] bool isAlive() const { return !engine::isFinal(m_controller->state()); }
    [[nodiscard]] engine::MetricsSnapshot snapshot() const { return m_controller->snapshot(); }
    [[nodiscard]] std::vector<engine::DeadLetter> deadLetters() const
    {
        return m_controller->deadLetters();
    }
    bool pause() { return m_controller->pause(); }
    bool resume() { return m_controller->resume(); }
    bool setWorkers(const QString &step, Workers workers)
    {
        return m_controller->setWorkers(step, workers);
    }

private:
    std::unique_ptr<engine::RunController> m_controller;
    std::atomic<bool> m_wasTold = false;
};

/// A pipeline in the background that is fed by put(): what Pipeline::start() returns.
template<typename In>
class RunningPipeline
{
public:
    using Feeder = engine::Feeder<In>;

    RunningPipeline(std::unique_ptr<engine::RunController> controller,
                    std::unique_ptr<Feeder> feeder)
        : m_feeder(std::move(feeder)), m_run(std::move(controller))
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

    /// Finishes the input and waits for the end. Throws the first error, with its own type.
    void wait()
    {
        finish();
        m_run.wait();
    }
    // As those of BackgroundRun.
    void stop() { m_run.stop(); }
    engine::RunState stop(std::chrono::nanoseconds deadline) { return m_run.stop(deadline); }
    void abort() { m_run.abort(); }
    [[nodiscard]] bool isAlive() const { return m_run.isAlive(); }
    [[nodiscard]] engine::MetricsSnapshot snapshot() const { return m_run.snapshot(); }
    [[nodiscard]] std::vector<engine::DeadLetter> deadLetters() const
    {
        return m_run.deadLetters();
    }
    bool pause() { return m_run.pause(); }
    bool resume() { return m_run.resume(); }
    bool setWorkers(const QString &step, Workers workers)
    {
        return m_run.setWorkers(step, workers);
    }

private:
    std::unique_ptr<Feeder> m_feeder; ///< Outlives the run.
    BackgroundRun m_run;
};

} // namespace paipa
