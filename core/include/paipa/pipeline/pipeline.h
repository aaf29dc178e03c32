// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/feeder.h>
#include <paipa/generators/generator.h>
#include <paipa/pipeline/backgroundrun.h>
#include <paipa/pipeline/lowering.h>
#include <paipa/pipeline/merged.h>
#include <paipa/pipeline/noticewatch.h>
#include <paipa/pipeline/resultqueue.h>
#include <paipa/pipeline/runsettings.h>
#include <paipa/pipeline/sourcebodies.h>
#include <paipa/pipeline/step.h>

#include <concepts>
#include <cstddef>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace paipa {

namespace detail {

template<typename... Parts>
inline constexpr bool areLinked = true;
template<typename First, typename Second, typename... Rest>
inline constexpr bool areLinked<First, Second, Rest...> =
    std::same_as<typename First::Out, typename Second::In> && areLinked<Second, Rest...>;

} // namespace detail

/// Steps and other parts that fit: each takes what the one before hands on.
template<typename... Parts>
concept LinkedSteps = sizeof...(Parts) > 0 && (isPart<Parts> && ...) && detail::areLinked<Parts...>;

namespace detail {

/// Fails to compile with words that say what is wrong, and with the place and both types.
template<std::size_t place, typename HandedOn, typename Taken>
struct CheckLink {
    static_assert(!std::same_as<HandedOn, engine::Nothing>,
                  "nothing can follow a part of a pipeline that hands on nothing");
    static_assert(std::same_as<HandedOn, engine::Nothing> || std::same_as<HandedOn, Taken>,
                  "this part of a pipeline takes another type than the one before it hands on");
};
template<std::size_t place, typename Part>
struct CheckPart {
    static_assert(isPart<Part>, "a pipeline is made of steps, branches and other pipelines");
};

template<std::size_t place, typename First, typename... Rest>
consteval void checkParts()
{
    (void)CheckPart<place, First>();
    if constexpr (sizeof...(Rest) > 0) {
        using Second = std::tuple_element_t<0, std::tuple<Rest...>>;
        if constexpr (isPart<First> && isPart<Second>)
            (void)CheckLink<place + 1, typename First::Out, typename Second::In>();
        checkParts<place + 1, Rest...>();
    }
}
template<typename... Parts>
consteval bool checkedParts()
{
    static_assert(sizeof...(Parts) > 0, "a pipeline needs at least one step");
    if constexpr (sizeof...(Parts) > 0 && !LinkedSteps<Parts...>)
        checkParts<1, Parts...>();
    return true;
}

template<typename... Parts>
using FirstOf = std::tuple_element_t<0, std::tuple<Parts...>>;
template<typename... Parts>
using LastOf = std::tuple_element_t<sizeof...(Parts) - 1, std::tuple<Parts...>>;

/// Whether items can be put into its first step.
template<typename Part>
inline constexpr bool beginsWithStep = isStep<Part>;

} // namespace detail

/// Steps in a row, each with its own workers, linked by bounded queues; branches between them are
/// made by toAll() and route(). A pipeline can be a part of another one, as if its steps were
/// written there. That all parts fit is checked when the program is compiled. Immutable; the same
/// pipeline may run several times, also at once.
///
///     Pipeline pipeline{
///         step(downloadImage, Workers{4}),
///         step<StoreDatabase>(Workers{1}),
///     };
///     pipeline.run(urls);
template<typename... Parts>
class Pipeline
{
    static_assert(detail::checkedParts<Parts...>());

public:
    using In = typename detail::FirstOf<Parts...>::In;
    using Out = typename detail::LastOf<Parts...>::Out;

    explicit Pipeline(Parts... parts) : m_parts(std::move(parts)...) {}

    /// Runs all elements of \a range through the steps; they are taken one by one as there is room.
    /// Several ranges can be given as merged(). Returns when every item is done and all threads are
    /// gone. Throws the first error, with its own type; RunSettings::onFailure gets what is known
    /// of all. What the last step returns is dropped. Returns what happened, in numbers.
    /// It borrows what its caller has, so it waits for all threads also if a step does not come
    /// back; then the error, which is thrown only after that, and the step are told by
    /// RunSettings::onFailure and the log. A run that start() returns need not be waited for.
    template<detail::FeedsRun<In> Range>
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
    /// hooks. Branches in the first place cost a thread: items are put into one queue before them.
    [[nodiscard]] RunningPipeline<In> start(const RunSettings &settings = {}) const
    {
        auto controller = std::make_unique<engine::RunController>(settings.clock);
        auto feeder =
            std::make_shared<engine::Feeder<In>>(*controller, lowerBehindQueue(*controller));
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
        detail::Junction<In> input(source);
        lowerBehind(*controller, input);
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
    template<detail::FeedsRun<In> Range>
        requires(!std::same_as<Out, engine::Nothing>)
    [[nodiscard]] Generator<Out> results(Range &&range, QueueBounds ahead = {.items = 64},
                                         RunSettings settings = {}) const
    {
        return resultsOf<Range>(*this, std::forward<Range>(range), ahead, std::move(settings));
    }

private:
    friend class detail::Lowering;

    /// Owns what the run needs, \a range included unless Range is a reference.
    template<typename Range>
    static Generator<Out> resultsOf(Pipeline pipeline, Range range, QueueBounds ahead,
                                    RunSettings settings)
    {
        detail::ResultQueue<Out> queue(ahead);
        engine::RunController controller(
            settings.clock); // leaves first: aborts, and waits for its workers
        const detail::Junction<Out> behind = pipeline.lowerBehind(controller, range);
        for (const auto &[producer, port] : behind.outputs()) {
            controller.link(*producer, port,
                            static_cast<detail::ResultStage<Out> &>(
                                controller.add(detail::resultStage(queue))));
        }
        detail::begin(controller, settings);
        const auto notices = detail::watchFor(controller, settings);
        detail::EndOfRun end(controller, settings);
        while (std::optional<Out> result = queue.pop(end))
            co_yield *std::move(result);
        end.complete();
    }

    /// Makes the stages of a run behind \a input: what comes from elsewhere, or ranges to be read.
    detail::Junction<Out> lowerBehind(engine::RunController &controller,
                                      detail::Junction<In> &input) const
    {
        detail::Lowering lowering(controller);
        return lower(lowering, {}, input);
    }
    template<detail::FeedsRun<In> Range>
    detail::Junction<Out> lowerBehind(engine::RunController &controller, Range &range) const
    {
        detail::Junction<In> input;
        if constexpr (detail::isMerged<std::remove_const_t<Range>>) {
            std::size_t count = 0;
            const auto add = [&](auto &each) {
                input.add(addSource(controller, each, QStringLiteral("input %1").arg(++count)));
            };
            std::apply([&](auto &...each) { (add(each), ...); }, range.ranges);
        } else {
            input.add(addSource(controller, range, QStringLiteral("input")));
        }
        return lowerBehind(controller, input);
    }
    template<typename Range>
    static detail::Junction<In> addSource(engine::RunController &controller, Range &range,
                                          const QString &name)
    {
        using Body = detail::RangeBody<Range, In>;
        using Source = engine::SourceStage<In>;
        return detail::Junction<In>(static_cast<Source &>(controller.add(std::make_unique<Source>(
            engine::StageOptions{.name = name}, engine::StageHooks{}, 1,
            [&range](engine::WorkerControl &) { return std::make_unique<Body>(range); }))));
    }
    /// Makes the stages of a run; returns the one whose queue is to be fed.
    engine::ConsumerStage<In> &lowerBehindQueue(engine::RunController &controller) const
    {
        detail::Junction<In> input;
        if constexpr (detail::beginsWithStep<Pipeline>) {
            lowerBehind(controller, input);
            return *input.consumer();
        } else {
            using Body = detail::PutBody<In>;
            using Stage = engine::ItemStage<In, In>;
            auto &first = static_cast<Stage &>(controller.add(std::make_unique<Stage>(
                engine::StageOptions{.name = QStringLiteral("input")}, engine::StageHooks{}, 1,
                [](engine::WorkerControl &) { return std::make_unique<Body>(); })));
            detail::Junction<In> behind(first);
            lowerBehind(controller, behind);
            return first;
        }
    }

    /// Makes the stages of its parts, which are at \a place, and links them to what is \a before.
    detail::Junction<Out> lower(detail::Lowering &lowering, const QString &place,
                                detail::Junction<In> &before) const
    {
        return lowerFrom<0>(lowering, place, before);
    }
    template<std::size_t I, typename T>
    detail::Junction<Out> lowerFrom(detail::Lowering &lowering, const QString &place,
                                    detail::Junction<T> &before) const
    {
        auto behind = lowering.add(std::get<I>(m_parts), detail::placeIn(place, I), before);
        if constexpr (I + 1 < sizeof...(Parts))
            return lowerFrom<I + 1>(lowering, place, behind);
        else
            return behind;
    }

    std::tuple<Parts...> m_parts;
};

template<typename... Parts>
inline constexpr bool isPart<Pipeline<Parts...>> = true;
template<typename First, typename... Rest>
inline constexpr bool detail::beginsWithStep<Pipeline<First, Rest...>> =
    detail::beginsWithStep<First>;

/// \a pipeline as a step of combine(): its steps have their own threads, what is before and behind
/// it in the combination does not. Results come out as from Pipeline::results().
template<typename... Parts>
[[nodiscard]] auto inThreads(Pipeline<Parts...> pipeline)
{
    using In = typename Pipeline<Parts...>::In;
    return [pipeline = std::move(pipeline)](InputRange<In> input) {
        return pipeline.results(std::move(input));
    };
}

} // namespace paipa
