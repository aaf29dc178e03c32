// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/bodyinworker.h>
#include <paipa/engine/sampledtime.h>
#include <paipa/engine/startgate.h>
#include <paipa/engine/task.h>
#include <paipa/engine/worknote.h>

#include <chrono>
#include <concepts>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace paipa::engine {

/// When a batch is complete: whichever comes first.
struct BatchBounds {
    std::size_t items = 1;
    std::size_t bytes = std::numeric_limits<std::size_t>::max();
    std::chrono::nanoseconds age = std::chrono::nanoseconds::max(); ///< Of the first item.
};

/// One item of a batch that failed while the others did not.
struct Rejection {
    std::size_t index;
    std::exception_ptr why;
};

/// Takes batches: bounds(), and process(std::span<const In>, Emission<Out> &), which returns the
/// items that failed.
template<typename B, typename In, typename Out>
concept BatchBody = requires(B body, std::span<const In> values, Emission<Out> &out) {
    {
        body.bounds()
    } -> std::convertible_to<BatchBounds>;
    {
        body.process(values, out)
    } -> std::convertible_to<std::vector<Rejection>>;
};

/// A body that takes batches.
template<typename In, typename Out>
class AnyBatchBody : public AnyBody<Out>
{
public:
    [[nodiscard]] virtual BatchBounds bounds() = 0;
    [[nodiscard]] virtual std::vector<Rejection> process(std::span<const In> items,
                                                         Emission<Out> &out) = 0;
};

template<typename In, typename Out, BatchBody<In, Out> Body>
class HeldBatchBody final : public HeldBody<AnyBatchBody<In, Out>, Out, Body>
{
public:
    using HeldBody<AnyBatchBody<In, Out>, Out, Body>::HeldBody;

    [[nodiscard]] BatchBounds bounds() override { return this->body().bounds(); }
    [[nodiscard]] std::vector<Rejection> process(std::span<const In> items,
                                                 Emission<Out> &out) override
    {
        return this->body().process(items, out);
    }
};

/// The worker's part of a step that takes its items in batches.
template<typename In, typename Out>
class BatchTask final
    : public Task
    , public ItemsInHand
{
public:
    template<typename... EmissionArguments>
    BatchTask(std::unique_ptr<AnyBatchBody<In, Out>> body, ItemQueue<In> &input,
              WorkerControl &control, ItemWatch watch, EmissionArguments &&...arguments)
        : m_input(input)
        , m_control(control)
        , m_watch(watch)
        , m_body(std::move(body), std::forward<EmissionArguments>(arguments)...)
    {}

    void open() override
    {
        m_body.open();
        m_bounds = m_body.code().bounds();
    }

    Progress work() override
    {
        std::optional<Progress> end;
        while (!end) {
            if (!m_isComplete) { // else a failed batch is tried again
                if (!m_body.emission().isWanted())
                    return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
                end = collect();
            }
            if (end == Progress::Interrupted || !m_control.mayBeginItems(m_values.size()))
                return Progress::Interrupted;
            if (!m_values.empty())
                m_time.measure(m_control, m_control.counters, m_values.size(),
                               [this] { process(); });
        }
        return *end;
    }

    void flush() override { m_body.flush(); }
    void close() override { m_body.close(); }

    [[nodiscard]] ItemsInHand *items() override { return this; }
    [[nodiscard]] std::size_t itemsInHand() const override { return m_values.size(); }
    [[nodiscard]] std::exception_ptr reason(std::size_t index) const override
    {
        return m_reasons.empty() ? nullptr : m_reasons[index];
    }
    void describeInto(RunError &error, std::size_t index) const override
    {
        if (m_values.empty())
            return;
        nameOrigin(error, m_origins[index]);
        error.item = nameOfItem(index);
    }
    [[nodiscard]] QByteArray itemAsJson(std::size_t index) const override
    {
        return jsonOf(m_values[index]);
    }
    void drop(Verdict verdict) override
    {
        m_body.emission().discard();
        for (const OriginRef &origin : m_origins)
            origin.mark(verdict);
        m_values.clear();
        m_origins.clear();
        m_reasons.clear();
        m_bytes = 0;
        m_isComplete = false;
        m_watch.end();
    }
    void settle(std::span<const std::optional<Verdict>> fates) override
    {
        m_body.emission().discard();
        std::vector<std::size_t> staying;
        for (std::size_t i = 0; i < fates.size(); ++i) {
            if (fates[i])
                m_origins[i].mark(*fates[i]);
            else
                staying.push_back(i);
        }
        keepOnly(staying);
    }
    void dropAll(Verdict verdict) override
    {
        drop(verdict);
        while (!m_hand.isEmpty())
            m_hand.take().origin.mark(verdict);
    }

private:
    /// Takes items until the batch is complete. Returns why no more follow, if so.
    std::optional<Progress> collect()
    {
        while (m_values.size() < m_bounds.items && m_bytes < m_bounds.bytes) {
            if (m_control.isRetired())
                return Progress::Retired;
            switch (const PopResult result = fetch()) {
            case PopResult::Popped: break;
            case PopResult::TimedOut: return std::nullopt;
            case PopResult::Ended: return Progress::InputEnded;
            default:
                if (m_control.isAborted())
                    return Progress::Interrupted;
                return result == PopResult::Closed ? Progress::NotWanted : Progress::Retired;
            }
            if (!m_control.mayBegin())
                return Progress::Interrupted;
            makeRoom();
            Item<In> item = m_hand.take();
            if (m_values.empty()) {
                m_deadline = deadline();
                beginAttempts();
            }
            m_bytes += bytesOf(item.value);
            m_values.push_back(std::move(item.value));
            m_origins.push_back(std::move(item.origin));
            WorkerCounters::add(m_control.counters.in);
            if (m_control.clock().now() >= m_deadline)
                break;
        }
        return std::nullopt;
    }

    /// For one more item: what can fail does so while the item is still in hand.
    void makeRoom()
    {
        if (m_values.size() < m_values.capacity() && m_origins.size() < m_origins.capacity())
            return;
        m_values.reserve(2 * m_values.size() + 16);
        m_origins.reserve(2 * m_values.size() + 16);
    }

    [[nodiscard]] Clock::TimePoint deadline() const
    {
        constexpr auto never = Clock::TimePoint::max();
        const Clock::TimePoint now = m_control.clock().now();
        return m_bounds.age >= never - now ? never : now + m_bounds.age;
    }

    PopResult fetch()
    {
        if (!m_hand.isEmpty())
            return PopResult::Popped;
        PopResult result = m_input.tryPop(m_hand);
        if (result != PopResult::Empty)
            return result;
        m_control.enter(WorkerState::Waiting);
        if (m_values.empty() || m_deadline == Clock::TimePoint::max())
            result = m_input.pop(m_hand, m_control.leaveToken());
        else
            result =
                m_input.popUntil(m_hand, m_control.leaveToken(), m_control.clock(), m_deadline);
        m_control.enter(WorkerState::Busy);
        return result;
    }

    /// Results are made from all items of the batch: they share one joined origin, of which this
    /// task keeps a share until the batch has succeeded.
    void process()
    {
        if (!std::exchange(m_isComplete, true))
            m_watch.begin([this] { return nameOfBatch(); });
        m_reasons.clear();
        std::vector<OriginRef> parents;
        parents.reserve(m_origins.size());
        for (const OriginRef &origin : m_origins)
            parents.push_back(origin.share());
        OriginRef joined = OriginRef::joined(std::move(parents));
        m_body.emission().begin(&joined);
        const std::vector<Rejection> rejections =
            m_body.code().process(std::span<const In>(m_values), m_body.emission());
        std::vector<std::exception_ptr> reasons = reasonsOf(rejections);
        m_body.emission().deliver();
        m_body.emission().begin(nullptr);
        std::vector<std::size_t> rejected;
        for (std::size_t i = 0; i < reasons.size(); ++i) {
            if (reasons[i])
                rejected.push_back(i);
        }
        m_reasons = std::move(reasons);
        keepOnly(rejected);
        if (!m_reasons.empty())
            std::rethrow_exception(m_reasons.front());
        if (StartGate *gate = m_control.gate())
            gate->succeeded(m_control);
    }

    /// Why each item of the batch failed; null for those that did not.
    [[nodiscard]] std::vector<std::exception_ptr> reasonsOf(
        const std::vector<Rejection> &rejections) const
    {
        std::vector<std::exception_ptr> reasons(m_values.size());
        for (const Rejection &rejection : rejections) {
            if (rejection.index >= reasons.size() || !rejection.why) {
                throw Failure(QStringLiteral("bad-rejection"),
                              Sentence::tr("the step rejected item %1 of a batch of %2")
                                  .arg(rejection.index)
                                  .arg(reasons.size()),
                              Retry::Never);
            }
            if (!reasons[rejection.index])
                reasons[rejection.index] = rejection.why;
        }
        return reasons;
    }

    /// The items at \a indices, ascending, stay in hand; the others are done.
    void keepOnly(const std::vector<std::size_t> &indices)
    {
        std::vector<In> values;
        std::vector<OriginRef> origins;
        std::vector<std::exception_ptr> reasons;
        values.reserve(indices.size());
        origins.reserve(indices.size());
        for (const std::size_t index : indices) {
            values.push_back(std::move(m_values[index]));
            origins.push_back(std::move(m_origins[index]));
            if (!m_reasons.empty())
                reasons.push_back(m_reasons[index]);
        }
        m_values = std::move(values);
        m_origins = std::move(origins);
        m_reasons = std::move(reasons);
        m_bytes = 0;
        for (const In &value : m_values)
            m_bytes += bytesOf(value);
        m_isComplete = !m_values.empty();
        if (!m_isComplete)
            m_watch.end();
    }

    [[nodiscard]] QString nameOfItem(std::size_t index) const
    {
        const QString name = description(m_values[index]);
        return name.isEmpty() ? QStringLiteral("item %1").arg(m_origins[index].ordinal() + 1)
                              : name;
    }
    [[nodiscard]] QString nameOfBatch() const
    {
        return m_values.size() == 1
                   ? nameOfItem(0)
                   : QStringLiteral("%1 and %2 more").arg(nameOfItem(0)).arg(m_values.size() - 1);
    }

    ItemQueue<In> &m_input;
    WorkerControl &m_control;
    ItemWatch m_watch;
    BatchBounds m_bounds;
    Hand<Item<In>> m_hand;
    SampledTime m_time;
    std::vector<In> m_values;
    std::vector<OriginRef> m_origins;
    std::vector<std::exception_ptr>
        m_reasons; ///< Why each failed; empty if the batch failed as one.
    std::size_t m_bytes = 0;
    Clock::TimePoint m_deadline = Clock::TimePoint::max();
    bool m_isComplete = false; ///< What is in hand is a batch that is being processed.
    BodyInWorker<Out, AnyBatchBody<In, Out>> m_body;
};

} // namespace paipa::engine
