// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/feeder.h>
#include <paipa/generators/generator.h>
#include <paipa/pipeline/backgroundrun.h>
#include <paipa/pipeline/noticewatch.h>
#include <paipa/pipeline/resultqueue.h>
#include <paipa/pipeline/runsettings.h>
#include <paipa/pipeline/sourcebodies.h>
#include <paipa/pipeline/step.h>

#include <concepts>
#include <memory>
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

/// The kind of stage that a step becomes.
template<typename In, typename Out, typename Body>
struct ChosenStage {
    using Type = engine::ItemStage<In, Out>;
};
template<typename In, typename Out, engine::StreamBody<In, Out> Body>
struct ChosenStage<In, Out, Body> {
    using Type = engine::StreamStage<In, Out>;
};
template<typename In, typename Out, engine::BatchBody<In, Out> Body>
struct ChosenStage<In, Out, Body> {
    using Type = engine::BatchStage<In, Out>;
};
template<typename S>
using StageOf = typename ChosenStage<typename S::In, typename S::Out, typename S::Body>::Type;

} // namespace detail

/// Steps that fit: each takes what the one before hands on.
template<typename... Steps>
concept LinkedSteps = sizeof...(Steps) > 0 && (isStep<Steps> && ...) && detail::areLinked<Steps...>;

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
    /// own type; RunSettings::onFailure gets what is known of all. What the last step returns is
    /// dropped. Returns what happened, in numbers.
    /// It borrows what its caller has, so it waits for all threads also if a step does not come
    /// back; then the error, which is thrown only after that, and the step are told by
    /// RunSettings::onFailure and the log. A run that start() returns need not be waited for.
    template<detail::FeedsItems<In> Range>
    engine::MetricsSnapshot run(Range &&range, const RunSettings &settings = {}) const
    {
        engine::RunController controller(settings.clock);
        lowerBehind(controller, range);
        detail::begin(controller, settings);
        const auto notices = detail::watchFor(controller, settings);
        detail::EndOfRun(controller, settings).complete();
        return controller.snapshot();
    }

    /// Starts the steps in the background, to be fed by put(). Throws the first error of their
    /// hooks.
    [[nodiscard]] RunningPipeline<In> start(const RunSettings &settings = {}) const
    {
        auto controller = std::make_unique<engine::RunController>(settings.clock);
        engine::ConsumerStage<In> &first = lower(*controller);
        auto feeder = std::make_shared<engine::Feeder<In>>(*controller, first);
        detail::begin(*controller, settings);
        auto notices = detail::watchFor(*controller, settings);
        return RunningPipeline<In>(std::move(controller), std::move(feeder), std::move(notices));
    }

    /// The same, fed from \a queue, which must live as long and is not closed. The input ends when
    /// the queue has no producer and is empty. What is in it when the run ends stays there.
    [[nodiscard]] BackgroundRun start(engine::BoundedQueue<In> &queue,
                                      const RunSettings &settings = {}) const
    {
        using Body = detail::QueueBody<In>;
        using Source = engine::SourceStage<In>;
        auto controller = std::make_unique<engine::RunController>(settings.clock);
        auto &source = static_cast<Source &>(controller->add(std::make_unique<Source>(
            engine::StageOptions{.name = QStringLiteral("input")}, engine::StageHooks{}, 1,
            [&queue, &ledger = controller->ledger()](engine::WorkerControl &control) {
                return std::make_unique<Body>(queue, ledger, control);
            })));
        controller->link(source, 0, lower(*controller));
        detail::begin(*controller, settings);
        auto notices = detail::watchFor(*controller, settings);
        return BackgroundRun(std::move(controller), {}, std::move(notices));
    }

    /// What the last step hands on, each result when it is asked for: the run begins with the first
    /// one, and works at most \a ahead further ones in advance, beside what is under way. A result
    /// counts as done when it waits here. Leaving the loop aborts the run, and its threads are gone
    /// when the generator is. The first error comes out after the results before it; if a step does
    /// not come back, as from run().
    ///
    ///     for (const Image &image : pipeline.results(urls))
    ///         …
    ///
    /// \a range is borrowed if it is an lvalue. It is read in another thread.
    template<detail::FeedsItems<In> Range>
        requires(!std::same_as<Out, engine::Nothing>)
    [[nodiscard]] Generator<Out> results(Range &&range, QueueBounds ahead = {.items = 64},
                                         RunSettings settings = {}) const
    {
        return resultsOf<Range>(*this, std::forward<Range>(range), ahead, std::move(settings));
    }

private:
    /// Owns what the run needs, \a range included unless Range is a reference.
    template<typename Range>
    static Generator<Out> resultsOf(Pipeline pipeline, Range range, QueueBounds ahead,
                                    RunSettings settings)
    {
        detail::ResultQueue<Out> queue(ahead);
        engine::RunController controller(
            settings.clock); // leaves first: aborts, and waits for its workers
        auto &last =
            static_cast<detail::ResultStage<Out> &>(controller.add(detail::resultStage(queue)));
        pipeline.lowerBehind(controller, range, &last);
        detail::begin(controller, settings);
        const auto notices = detail::watchFor(controller, settings);
        detail::EndOfRun end(controller, settings);
        while (std::optional<Out> result = queue.pop(end))
            co_yield *std::move(result);
        end.complete();
    }

    /// Makes the stages of a run, and a source of \a range before them.
    template<typename Range>
    void lowerBehind(engine::RunController &controller, Range &range,
                     engine::ConsumerStage<Out> *last = nullptr) const
    {
        using Body = detail::RangeBody<Range, In>;
        using Source = engine::SourceStage<In>;
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
        engine::StageOptions options = step.options.ofStage(I);
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
