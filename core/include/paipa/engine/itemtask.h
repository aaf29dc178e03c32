// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemprocessing.h>
#include <paipa/engine/sampledtime.h>
#include <paipa/engine/task.h>

#include <memory>
#include <optional>
#include <utility>

namespace paipa::engine {

/// The worker's part of a step that takes its items one by one.
template<typename In, typename Out, ItemBody<In, Out> Body>
class ItemTask final : public Task
{
public:
    using Keeper = typename Emission<Out>::Keeper;

    /// \a order is null if the order of the results does not matter.
    template<typename... ProcessingArguments>
    ItemTask(ItemQueue<In> &input, WorkerControl &control, Keeper *order,
             ProcessingArguments &&...arguments)
        : m_input(input)
        , m_control(control)
        , m_order(order)
        , m_hasTickets(order && !control.isAlone())
        , m_processing(std::forward<ProcessingArguments>(arguments)...)
    {}

    void open() override { m_processing.body().open(); }

    Progress work() override
    {
        for (;;) {
            if (!m_processing.isHolding()) {
                if (!m_processing.body().emission().isWanted()) [[unlikely]]
                    return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
                if (m_hand.isEmpty()) {
                    if (const std::optional<Progress> end = fetch())
                        return *end;
                }
            }
            if (!m_control.mayBegin()) [[unlikely]]
                return Progress::Interrupted;
            if (!m_processing.isHolding())
                begin();
            m_time.measure(m_control, m_control.counters, 1, [this] { m_processing.process(); });
        }
    }

    void flush() override { m_processing.body().flush(); }
    void close() override { m_processing.body().close(); }

    [[nodiscard]] ItemsInHand *items() override { return &m_processing; }
    void dropAll(Verdict verdict) override
    {
        m_processing.drop(verdict);
        const std::uint64_t first = m_hand.isEmpty() ? m_nextPosition : m_hand.nextPosition();
        const std::size_t count = m_hand.size();
        while (!m_hand.isEmpty())
            m_hand.take().origin.mark(verdict);
        if (!m_order)
            return;
        if (!m_hasTickets)
            m_order->wake(first, count); // others may wait for it
        m_processing.body().emission().forgo(*m_order, first, count);
        if (m_control.isAborted())
            m_order->clear(
                [](const HeldResult<Out> &held) { held.item.origin.mark(Verdict::Cancelled); });
    }

private:
    void begin()
    {
        if (m_order)
            takeTicket();
        m_processing.take(m_hand.take());
    }

    void takeTicket()
    {
        if (!m_hasTickets && !m_control.isAlone()) { // others have joined
            m_order->wake(m_hand.nextPosition(), m_hand.size());
            m_hasTickets = true;
        }
        if (m_hasTickets)
            m_processing.body().emission().takeTicket(*m_order, m_hand.nextPosition());
        m_nextPosition = m_hand.nextPosition() + 1;
    }

    /// Takes the next items. Returns why there are none.
    std::optional<Progress> fetch()
    {
        if (m_control.isRetired())
            return Progress::Retired;
        const PopResult result = m_hasTickets ? popInOrder() : pop(mostAtOnce());
        switch (result) {
        case PopResult::Popped: return std::nullopt;
        case PopResult::Ended: return Progress::InputEnded;
        case PopResult::Closed:
            return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
        default: return m_control.isAborted() ? Progress::Interrupted : Progress::Retired;
        }
    }

    [[nodiscard]] std::size_t mostAtOnce() const
    {
        return m_control.isAlone() ? Hand<Item<In>>::capacity : 1;
    }

    PopResult pop(std::size_t most)
    {
        const PopResult result = m_input.tryPop(m_hand, most);
        return result == PopResult::Empty ? waitAndPop(most) : result;
    }
    [[gnu::noinline]] PopResult waitAndPop(std::size_t most)
    {
        m_processing.body().idle();
        m_control.enter(WorkerState::Waiting);
        const PopResult result = m_input.pop(m_hand, m_control.leaveToken(), most);
        m_control.enter(WorkerState::Busy);
        return result;
    }

    PopResult popInOrder()
    {
        m_control.enter(WorkerState::Waiting);
        const bool isAdmitted = m_order->admit(m_control.leaveToken());
        m_control.enter(WorkerState::Busy);
        if (!isAdmitted)
            return PopResult::Stopped;
        const PopResult result = pop(1);
        if (result == PopResult::Popped)
            m_order->begin();
        else
            m_processing.body().emission().withdrawFrom(*m_order);
        return result;
    }

    ItemQueue<In> &m_input;
    WorkerControl &m_control;
    Keeper *const m_order;
    bool m_hasTickets;
    std::uint64_t m_nextPosition = 0; ///< In the queue's order.
    Hand<Item<In>> m_hand;
    SampledTime m_time;
    ItemProcessing<In, Out, Body> m_processing;
};

} // namespace paipa::engine
