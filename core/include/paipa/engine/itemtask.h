// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemprocessing.h>
#include <paipa/engine/parkeditems.h>
#include <paipa/engine/sampledtime.h>
#include <paipa/engine/startgate.h>
#include <paipa/engine/task.h>

#include <memory>
#include <optional>
#include <utility>

namespace paipa::engine {

/// The worker's part of a step that takes its items one by one.
template<typename In, typename Out>
class ItemTask final : public Task
{
public:
    using Keeper = typename Emission<Out>::Keeper;

    /// \a order is null if the order of the results does not matter; \a parked is null if no item
    /// waits aside for another attempt.
    template<typename... ProcessingArguments>
    ItemTask(ItemQueue<In> &input, WorkerControl &control, Keeper *order, ParkedItems<In> *parked,
             ProcessingArguments &&...arguments)
        : m_input(input)
        , m_control(control)
        , m_order(order)
        , m_parked(parked)
        , m_hasTickets(order && !control.isAlone())
        , m_processing(std::forward<ProcessingArguments>(arguments)...)
    {
        if (m_parked)
            m_parked->attend();
        m_attends = m_parked != nullptr;
    }

    void open() override { m_processing.body().open(); }

    Progress work() override
    {
        for (;;) {
            if (!m_processing.isHolding()) {
                if (!m_processing.body().emission().isWanted()) [[unlikely]]
                    return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
                if (m_hand.isEmpty()) {
                    if (const std::optional<Progress> end = m_parked ? fetchOrRetry() : fetch())
                        return *end;
                }
            }
            if (!m_control.mayBeginItems(1)) [[unlikely]]
                return Progress::Interrupted;
            if (!m_processing.isHolding())
                begin();
            m_time.measure(m_control, m_control.counters, 1, [this] { m_processing.process(); });
            if (StartGate *gate = m_control.gate()) [[unlikely]]
                gate->succeeded(m_control);
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
        if (std::exchange(m_attends, false))
            m_parked->abandon([verdict](Item<In> &item) { item.origin.mark(verdict); });
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
        return endOf(m_hasTickets ? popInOrder() : pop(mostAtOnce()));
    }

    [[nodiscard]] std::optional<Progress> endOf(PopResult result) const
    {
        if (result == PopResult::Popped)
            return std::nullopt;
        if (result == PopResult::Ended)
            return Progress::InputEnded;
        if (m_control.isAborted())
            return Progress::Interrupted;
        return result == PopResult::Closed ? Progress::NotWanted : Progress::Retired;
    }

    /// The same, where items may wait aside for another attempt: takes one of those if its time has
    /// come, and ends only when they need it no more.
    std::optional<Progress> fetchOrRetry()
    {
        while (!m_parked->isClosed()) {
            if (auto parked = m_parked->takeDue(m_control.clock().now())) {
                m_processing.takeAgain(*std::move(parked));
                return std::nullopt;
            }
            const std::optional<Progress> end =
                m_control.isRetired() ? std::optional(Progress::Retired) : popOrWake();
            if (!end) {
                if (!m_hand.isEmpty())
                    return std::nullopt;
                continue;
            }
            if (*end == Progress::Interrupted || *end == Progress::NotWanted)
                return end;
            using Rest = typename ParkedItems<In>::Rest;
            if (m_parked->leave(*end == Progress::Retired ? Rest::ToOthers : Rest::Done)) {
                m_attends = false;
                return end;
            }
            m_parked->wait(m_control);
            if (m_control.isAborted())
                return Progress::Interrupted;
        }
        return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
    }

    /// Why there are no more items; nothing if there is one in hand, or something to look at again.
    std::optional<Progress> popOrWake()
    {
        const std::size_t most = mostAtOnce();
        const PopResult result =
            popOr(most, [&] { return m_parked->pop(m_input, m_hand, most, m_control); });
        const bool isWoken = result == PopResult::Stopped || result == PopResult::TimedOut;
        return isWoken && !m_control.isAborted() ? std::nullopt : endOf(result);
    }

    [[nodiscard]] std::size_t mostAtOnce() const
    {
        return m_control.isAlone() ? Hand<Item<In>>::capacity : 1;
    }

    PopResult pop(std::size_t most)
    {
        return popOr(most, [&] { return m_input.pop(m_hand, m_control.leaveToken(), most); });
    }
    template<typename Wait>
    PopResult popOr(std::size_t most, const Wait &wait)
    {
        const PopResult result = m_input.tryPop(m_hand, most);
        return result == PopResult::Empty ? popAfter(wait) : result;
    }
    template<typename Wait>
    [[gnu::noinline]] PopResult popAfter(const Wait &wait)
    {
        m_processing.body().idle();
        m_control.enter(WorkerState::Waiting);
        const PopResult result = wait();
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
    ParkedItems<In> *const m_parked;
    bool m_attends = false; ///< To what is parked.
    bool m_hasTickets;
    std::uint64_t m_nextPosition = 0; ///< In the queue's order.
    Hand<Item<In>> m_hand;
    SampledTime m_time;
    ItemProcessing<In, Out> m_processing;
};

} // namespace paipa::engine
