// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemprocessing.h>
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
    template<typename... ProcessingArguments>
    ItemTask(ItemQueue<In> &input, WorkerControl &control, ProcessingArguments &&...arguments)
        : m_input(input)
        , m_control(control)
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
                m_processing.take(m_hand.take());
            m_processing.process();
        }
    }

    void flush() override { m_processing.body().flush(); }
    void close() override { m_processing.body().close(); }

    [[nodiscard]] ItemsInHand *items() override { return &m_processing; }
    void dropAll(Verdict verdict) override
    {
        m_processing.drop(verdict);
        while (!m_hand.isEmpty())
            m_hand.take().origin.mark(verdict);
    }

private:
    /// Takes the next items. Returns why there are none.
    std::optional<Progress> fetch()
    {
        if (m_control.isRetired())
            return Progress::Retired;
        const std::size_t most = m_control.isAlone() ? Hand<Item<In>>::capacity : 1;
        PopResult result = m_input.tryPop(m_hand, most);
        if (result == PopResult::Empty) {
            m_control.enter(WorkerState::Waiting);
            result = m_input.pop(m_hand, m_control.leaveToken(), most);
            m_control.enter(WorkerState::Busy);
        }
        switch (result) {
        case PopResult::Popped: return std::nullopt;
        case PopResult::Ended: return Progress::InputEnded;
        case PopResult::Closed:
            return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
        default: return m_control.isAborted() ? Progress::Interrupted : Progress::Retired;
        }
    }

    ItemQueue<In> &m_input;
    WorkerControl &m_control;
    Hand<Item<In>> m_hand;
    ItemProcessing<In, Out, Body> m_processing;
};

} // namespace paipa::engine
