// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/emission.h>
#include <paipa/engine/task.h>

#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace paipa::engine {

/// Takes one item: process(In, Emission<Out> &); In is passed as an rvalue, or const if it is kept.
template<typename B, typename In, typename Out>
concept ItemBody =
    requires(B body, In &&value, Emission<Out> &out) { body.process(std::move(value), out); };

/// A body that can leave its item as it is. One that has to move it out, because the item cannot be
/// copied, makes it impossible to try the item again.
template<typename B, typename In, typename Out>
concept KeepsItem =
    requires(B body, const In &value, Emission<Out> &out) { body.process(value, out); };

/// Whether an item stays in hand, unchanged, while it is processed.
enum class Keep {
    Never,  ///< It is moved into process(): nobody needs it after a failure.
    Always, ///< It can be tried again, shown, and set aside.
};

/// The worker's part of a step that takes its items one by one.
template<typename In, typename Out, ItemBody<In, Out> Body>
class ItemTask final : public Task
{
public:
    template<typename... EmissionArguments>
    ItemTask(std::unique_ptr<Body> body, ItemQueue<In> &input, WorkerControl &control, Keep keep,
             EmissionArguments &&...arguments)
        : m_input(input)
        , m_control(control)
        , m_keep(keep)
        , m_emission(std::forward<EmissionArguments>(arguments)...)
        , m_body(std::move(body))
    {}

    void open() override { m_body->open(); }

    Progress work() override
    {
        for (;;) {
            if (!m_current) {
                if (!m_emission.isWanted()) [[unlikely]]
                    return m_control.isAborted() ? Progress::Interrupted : Progress::NotWanted;
                if (m_hand.isEmpty()) {
                    if (const std::optional<Progress> end = fetch())
                        return *end;
                }
            }
            if (!m_control.mayBegin()) [[unlikely]]
                return Progress::Interrupted;
            if (!m_current) {
                m_current.emplace(m_hand.take());
                beginAttempts();
                WorkerCounters::add(m_control.counters.in);
            }
            m_emission.begin(&m_current->origin);
            process();
            m_emission.deliver();
            m_current.reset();
        }
    }

    void flush() override
    {
        m_emission.begin(nullptr);
        m_body->flush(m_emission);
    }
    void close() override { m_body->close(); }

    [[nodiscard]] std::size_t itemsInHand() const override { return m_current ? 1 : 0; }
    void describeInto(RunError &error, std::size_t) const override
    {
        if (!m_current)
            return;
        error.ordinal = m_current->origin.ordinal();
        error.item = m_keep == Keep::Always ? description(m_current->value) : QString();
        if (error.item.isEmpty())
            error.item = QStringLiteral("item %1").arg(error.ordinal + 1);
    }
    [[nodiscard]] QByteArray itemAsJson(std::size_t) const override
    {
        return m_current && m_keep == Keep::Always ? jsonOf(m_current->value) : QByteArray();
    }
    void drop(Verdict verdict) override
    {
        m_emission.discard();
        if (m_current)
            m_current->origin.mark(verdict);
        m_current.reset();
    }
    void settle(std::span<const std::optional<Verdict>> fates) override
    {
        if (fates.front())
            drop(*fates.front());
    }
    void dropAll(Verdict verdict) override
    {
        drop(verdict);
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

    void process()
    {
        if constexpr (KeepsItem<Body, In, Out>) {
            if (m_keep == Keep::Always) {
                m_body->process(std::as_const(m_current->value), m_emission);
                return;
            }
        }
        m_body->process(std::move(m_current->value), m_emission);
    }

    ItemQueue<In> &m_input;
    WorkerControl &m_control;
    const Keep m_keep;
    Hand<Item<In>> m_hand;
    std::optional<Item<In>> m_current;
    Emission<Out> m_emission;
    std::unique_ptr<Body> m_body;
};

} // namespace paipa::engine
