// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/boundedqueue.h>
#include <paipa/engine/emission.h>
#include <paipa/generators/generator.h>

#include <QScopeGuard>

#include <ranges>
#include <utility>

namespace paipa::detail {

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

/// Hands on what comes out of a queue that belongs to somebody else. What it has taken from there
/// is an item of the run, whatever happens next.
template<typename T>
class QueueBody
{
public:
    QueueBody(engine::BoundedQueue<T> &queue, engine::OriginLedger &ledger,
              engine::WorkerControl &control)
        : m_queue(queue), m_origins(ledger), m_control(control)
    {}

    void open() {}
    void produce(engine::Emission<T> &out)
    {
        engine::Hand<T> hand; // one at a time: the others stay where they are
        for (;;) {
            m_origins.reserve(); // what fails does so while the item is still in the queue
            if (m_control.leaveToken().stop_requested() || !m_control.mayBegin() || !take(hand))
                return;
            engine::OriginRef origin = m_origins.make();
            auto failed = qScopeGuard([&] { origin.mark(engine::Verdict::Failed); });
            out.begin(&origin);
            const auto end = qScopeGuard([&] { out.begin(nullptr); });
            const bool isWanted = out.send(hand.take());
            failed.dismiss();
            if (!isWanted)
                return;
        }
    }
    void flush(engine::Emission<T> &) {}
    void close() {}

private:
    [[nodiscard]] bool take(engine::Hand<T> &hand)
    {
        engine::PopResult result = m_queue.tryPop(hand);
        if (result == engine::PopResult::Empty) {
            m_control.enter(engine::WorkerState::Waiting);
            result = m_queue.pop(hand, m_control.leaveToken());
            m_control.enter(engine::WorkerState::Busy);
        }
        return result == engine::PopResult::Popped;
    }

    engine::BoundedQueue<T> &m_queue;
    engine::OriginSource m_origins;
    engine::WorkerControl &m_control;
};

/// Hands on what is put, where several steps, or one without a queue, take it.
template<typename T>
class PutBody
{
public:
    using In = T;
    using Out = T;

    void open() {}
    void process(T &&item, engine::Emission<T> &out) { out.sendLast(std::move(item)); }
    void flush(engine::Emission<T> &) {}
    void close() {}
};

} // namespace paipa::detail
