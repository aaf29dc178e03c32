// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/feeder.h>
#include <paipa/generators/generator.h>
#include <paipa/pipeline/resultqueue.h>
#include <paipa/pipeline/step.h>

#include <QtDebug>

#include <atomic>
#include <memory>
#include <ranges>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace paipa {

namespace detail {

template<typename... Steps>
inline constexpr bool areLinked = true;
template<typename First, typename Second, typename... Rest>
inline constexpr bool areLinked<First, Second, Rest...> =
    std::same_as<typename First::Out, typename Second::In> && areLinked<Second, Rest...>;

template<typename... Steps>
using FirstIn = typename std::tuple_element_t<0, std::tuple<Steps...>>::In;
template<typename... Steps>
using LastOut = typename std::tuple_element_t<sizeof...(Steps) - 1, std::tuple<Steps...>>::Out;

/// Hands on the elements of a range as they are asked for.
template<typename Range, typename T>
class RangeBody
{
public:
    explicit RangeBody(Range &range) : m_range(range) {}

    void open() {}
    void produce(engine::Emission<T> &out)
    {
        if constexpr (std::ranges::sized_range<Range>)
            out.expect(static_cast<std::int64_t>(std::ranges::size(m_range)));
        for (auto &&element : m_range) {
            if (!out.send(T(handedOver<Range>(std::forward<decltype(element)>(element)))))
                return;
        }
    }
    void flush(engine::Emission<T> &) {}
    void close() {}

private:
    Range &m_range;
};

/// Ranges from whose elements items can be made.
template<typename Range, typename In>
concept FeedsItems = std::ranges::input_range<Range>
                     && (std::constructible_from<In, std::ranges::range_reference_t<Range>>
                         || (isGenerator<std::remove_cvref_t<Range>>
                             && std::constructible_from<In, std::ranges::range_value_t<Range>>));

/// The kind of stage that a step becomes.
template<typename In, typename Out, typename Body>
struct ChosenStage {
    using Type = engine::ItemStage<In, Out, Body>;
};
template<typename In, typename Out, engine::StreamBody<In, Out> Body>
struct ChosenStage<In, Out, Body> {
    using Type = engine::StreamStage<In, Out, Body>;
};
template<typename S>
using StageOf = typename ChosenStage<typename S::In, typename S::Out, typename S::Body>::Type;

[[noreturn]] void raise(const engine::RunError &error);
void raiseIfFailed(const engine::RunOutcome &outcome);

} // namespace detail

/// Steps that fit: each takes what the one before hands on.
template<typename... Steps>
concept LinkedSteps = sizeof...(Steps) > 0 && (isStep<Steps> && ...) && detail::areLinked<Steps...>;

/// A pipeline that runs in the background: what Pipeline::start() returns. All members may be
/// called from any thread. Leaving its scope stops it: what was put is completed, and the threads
/// are gone.
template<typename In>
class RunningPipeline
{
public:
    using Controller = engine::RunController;
    using Feeder = engine::Feeder<In>;

    RunningPipeline(std::unique_ptr<Controller> controller, std::unique_ptr<Feeder> feeder)
        : m_feeder(std::move(feeder)), m_controller(std::move(controller))
    {}
    RunningPipeline(RunningPipeline &&other) noexcept
        : m_feeder(std::move(other.m_feeder))
        , m_controller(std::move(other.m_controller))
        , m_wasTold(other.m_wasTold.load())
    {}
    RunningPipeline &operator=(RunningPipeline &&) = delete;
    /// An error that nobody waited for is logged.
    ~RunningPipeline()
    {
        if (!m_controller)
            return;
        m_controller->stop();
        const engine::RunOutcome outcome = m_controller->wait();
        if (outcome.error && !m_wasTold)
            qWarning().noquote() << "Paipa: a pipeline that nobody waited for has failed:"
                                 << engine::toString(*outcome.error);
    }

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
        join();
    }
    /// Takes no more items, completes what was put, and waits. Throws the first error.
    void stop()
    {
        m_controller->stop();
        join();
    }
    /// Drops what is queued, lets calls under way end, and waits. Throws the first error.
    void abort()
    {
        m_controller->abort();
        join();
    }

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
    void join()
    {
        const engine::RunOutcome outcome = m_controller->wait();
        m_wasTold = true;
        detail::raiseIfFailed(outcome);
    }

    std::unique_ptr<Feeder> m_feeder; ///< Outlives the run.
    std::unique_ptr<Controller> m_controller;
    std::atomic<bool> m_wasTold = false;
};

/// Steps in a row, each with its own workers, linked by bounded queues. The links are checked when
/// the program is compiled. Immutable; the same pipeline may run several times, also at once.
///
///     Pipeline pipeline{
///         step(downloadImage, Workers{4}),
///         step<StoreDatabase>(Workers{1}),
///     };
///     pipeline.run(urls);
template<typename... Steps>
    requires LinkedSteps<Steps...>
class Pipeline
{
public:
    using In = detail::FirstIn<Steps...>;
    using Out = detail::LastOut<Steps...>;

    explicit Pipeline(Steps... steps) : m_steps(std::move(steps)...) {}

    /// Runs all elements of \a range through the steps; they are taken one by one as there is room.
    /// Returns when every item is done and all threads are gone. Throws the first error, with its
    /// own type. What the last step returns is dropped. Returns what happened, in numbers.
    template<detail::FeedsItems<In> Range>
    engine::MetricsSnapshot run(Range &&range) const
    {
        engine::RunController controller;
        lowerBehind(controller, range);
        if (const std::optional<engine::RunError> error = controller.start())
            detail::raise(*error);
        detail::raiseIfFailed(controller.wait());
        return controller.snapshot();
    }

    /// Starts the steps in the background, to be fed by put(). Throws the first error of their
    /// hooks.
    [[nodiscard]] RunningPipeline<In> start() const
    {
        auto controller = std::make_unique<engine::RunController>();
        engine::ConsumerStage<In> &first = lower(*controller);
        auto feeder = std::make_unique<engine::Feeder<In>>(*controller, first);
        if (const std::optional<engine::RunError> error = controller->start())
            detail::raise(*error);
        return RunningPipeline<In>(std::move(controller), std::move(feeder));
    }

    /// What the last step hands on, each result when it is asked for: the run begins with the first
    /// one, and works at most \a ahead further ones in advance, beside what is under way. A result
    /// counts as done when it waits here. Leaving the loop aborts the run, and its threads are gone
    /// when the generator is. The first error comes out after the results before it.
    ///
    ///     for (const Image &image : pipeline.results(urls))
    ///         …
    ///
    /// \a range is borrowed if it is an lvalue. It is read in another thread.
    template<detail::FeedsItems<In> Range>
        requires(!std::same_as<Out, engine::Nothing>)
    [[nodiscard]] Generator<Out> results(Range &&range, QueueBounds ahead = {.items = 64}) const
    {
        return resultsOf<Range>(*this, std::forward<Range>(range), ahead);
    }

private:
    /// Owns what the run needs, \a range included unless Range is a reference.
    template<typename Range>
    static Generator<Out> resultsOf(Pipeline pipeline, Range range, QueueBounds ahead)
    {
        detail::ResultQueue<Out> queue(ahead);
        engine::RunController controller; // leaves first: aborts, and waits for its workers
        auto &last =
            static_cast<detail::ResultStage<Out> &>(controller.add(detail::resultStage(queue)));
        pipeline.lowerBehind(controller, range, &last);
        if (const std::optional<engine::RunError> error = controller.start())
            detail::raise(*error);
        while (std::optional<Out> result = queue.pop())
            co_yield *std::move(result);
        detail::raiseIfFailed(controller.wait());
    }

    /// Makes the stages of a run, and a source of \a range before them.
    template<typename Range>
    void lowerBehind(engine::RunController &controller, Range &range,
                     engine::ConsumerStage<Out> *last = nullptr) const
    {
        using Body = detail::RangeBody<Range, In>;
        using Source = engine::SourceStage<In, Body>;
        auto &source = static_cast<Source &>(controller.add(std::make_unique<Source>(
            engine::StageOptions{.name = QStringLiteral("input")}, engine::StageHooks{}, 1,
            [&range](engine::WorkerControl &) { return std::make_unique<Body>(range); })));
        controller.link(source, 0, lower(controller, last));
    }

    /// Makes the stages of a run, and links the last one to \a last, if there is one; returns the
    /// first one.
    engine::ConsumerStage<In> &lower(engine::RunController &controller,
                                     engine::ConsumerStage<Out> *last = nullptr) const
    {
        return lowerFrom<0>(controller, last);
    }

    template<std::size_t I>
    auto &lowerFrom(engine::RunController &controller, engine::ConsumerStage<Out> *last) const
    {
        const auto &step = std::get<I>(m_steps);
        using S = std::remove_cvref_t<decltype(step)>;
        using Stage = detail::StageOf<S>;
        const auto storage = std::make_shared<StepStorage>();
        auto instance = step.instantiate(*storage);
        engine::StageOptions options = stageOptions(step.options, I);
        auto makeBody = [make = std::move(instance.makeBody), storage,
                         name = options.name](engine::WorkerControl &control) {
            return make(WorkerContext(name, *storage, control));
        };
        auto &stage = static_cast<Stage &>(controller.add(std::make_unique<Stage>(
            std::move(options), std::move(instance.hooks),
            std::same_as<typename S::Out, engine::Nothing> ? 0 : 1, std::move(makeBody))));
        if constexpr (I + 1 < sizeof...(Steps))
            controller.link(stage, 0, lowerFrom<I + 1>(controller, last));
        else if (last)
            controller.link(stage, 0, *last);
        return stage;
    }

    static engine::StageOptions stageOptions(const StepOptions &options, std::size_t index)
    {
        return {.name = options.name.isEmpty() ? QStringLiteral("step %1").arg(index + 1)
                                               : options.name,
                .workers = options.workers,
                .placement = options.placement,
                .order = options.order,
                .queue = options.queue,
                .onError = options.onError};
    }

    std::tuple<Steps...> m_steps;
};

/// \a pipeline as a step of combine(): its steps have their own threads, what is before and behind
/// it in the combination does not. Results come out as from Pipeline::results().
template<typename... Steps>
[[nodiscard]] auto inThreads(Pipeline<Steps...> pipeline)
{
    using In = typename Pipeline<Steps...>::In;
    return [pipeline = std::move(pipeline)](InputRange<In> input) {
        return pipeline.results(std::move(input));
    };
}

} // namespace paipa
