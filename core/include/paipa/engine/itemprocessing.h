// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/anybody.h>
#include <paipa/engine/bodyinworker.h>
#include <paipa/engine/itemsinhand.h>
#include <paipa/engine/parkeditems.h>
#include <paipa/engine/worknote.h>

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

/// A body that takes one item at a time.
template<typename In, typename Out>
class AnyItemBody : public AnyBody<Out>
{
public:
    virtual void process(In &&item, Emission<Out> &out) = 0;
    /// Only of a body that KeepsItem.
    virtual void process(const In &item, Emission<Out> &out) = 0;
};

template<typename In, typename Out, ItemBody<In, Out> Body>
class HeldItemBody final : public HeldBody<AnyItemBody<In, Out>, Out, Body>
{
public:
    using HeldBody<AnyItemBody<In, Out>, Out, Body>::HeldBody;

    void process(In &&item, Emission<Out> &out) override
    {
        this->body().process(std::move(item), out);
    }
    void process(const In &item, Emission<Out> &out) override
    {
        if constexpr (KeepsItem<Body, In, Out>)
            this->body().process(item, out);
        else
            Q_UNREACHABLE(); // nobody keeps its items: see ItemStage::keep()
    }
};

/// Whether an item stays in hand, unchanged, while it is processed.
enum class Keep {
    Never,  ///< It is moved into process(): nobody needs it after a failure.
    Always, ///< It can be tried again, shown, and set aside.
};

/// One item after the other, on its way through the step's own code.
template<typename In, typename Out>
class ItemProcessing final : public ItemsInHand
{
    using Body = AnyItemBody<In, Out>;

public:
    /// \a parked is null if items that are tried again wait in hand.
    template<typename... EmissionArguments>
    ItemProcessing(std::unique_ptr<Body> body, WorkerCounters &counters, Keep keep, ItemWatch watch,
                   ParkedItems<In> *parked, EmissionArguments &&...arguments)
        : m_counters(counters)
        , m_keep(keep)
        , m_watch(watch)
        , m_parked(parked)
        , m_body(std::move(body), std::forward<EmissionArguments>(arguments)...)
    {}

    [[nodiscard]] BodyInWorker<Out, Body> &body() { return m_body; }

    [[nodiscard]] bool isHolding() const { return m_current.has_value(); }
    /// Only while it holds none.
    void take(Item<In> &&item)
    {
        m_current.emplace(std::move(item));
        beginAttempts();
        WorkerCounters::add(m_counters.in);
        m_watch.begin([this] { return nameOfItem(Keep::Always); });
    }
    /// The same, for one that was parked.
    void takeAgain(typename ParkedItems<In>::Parked &&parked)
    {
        m_current.emplace(std::move(parked.item));
        beginAttempts(parked.attempts);
        WorkerCounters::add(m_counters.retries);
        m_watch.begin([this] { return nameOfItem(Keep::Always); });
    }
    /// Works on the item that it holds. If the step's code throws, the item is still in hand.
    void process()
    {
        Emission<Out> &emission = m_body.emission();
        emission.begin(&m_current->origin);
        callBody(emission);
        emission.deliver();
        letGo();
    }

    [[nodiscard]] std::size_t itemsInHand() const override { return m_current ? 1 : 0; }
    void describeInto(RunError &error, std::size_t) const override
    {
        if (!m_current)
            return;
        nameOrigin(error, m_current->origin);
        error.item = nameOfItem(m_keep);
    }
    [[nodiscard]] QByteArray itemAsJson(std::size_t) const override
    {
        return m_current && m_keep == Keep::Always ? jsonOf(m_current->value) : QByteArray();
    }
    void drop(Verdict verdict) override
    {
        if (m_current)
            m_current->origin.mark(verdict);
        letGo();
        m_body.emission().giveUp();
    }
    [[nodiscard]] bool park(Clock::TimePoint time) override
    {
        if (!m_parked)
            return false;
        typename ParkedItems<In>::Parked parked{std::move(*m_current), attempts()};
        ++parked.attempts.current;
        if (!m_parked->park(parked, time)) {
            m_current.emplace(std::move(parked.item));
            return false;
        }
        letGo();
        m_body.emission().giveUp();
        return true;
    }
    void settle(std::span<const std::optional<Verdict>> fates) override
    {
        if (fates.front())
            drop(*fates.front());
    }

private:
    /// \a keep: whether the item is still as it was.
    [[nodiscard]] QString nameOfItem(Keep keep) const
    {
        const QString name = keep == Keep::Always ? description(m_current->value) : QString();
        return name.isEmpty() ? QStringLiteral("item %1").arg(m_current->origin.ordinal() + 1)
                              : name;
    }
    void letGo()
    {
        m_current.reset();
        m_watch.end();
    }
    void callBody(Emission<Out> &emission)
    {
        if (m_keep == Keep::Always)
            m_body.code().process(std::as_const(m_current->value), emission);
        else
            m_body.code().process(std::move(m_current->value), emission);
    }

    WorkerCounters &m_counters;
    const Keep m_keep;
    ItemWatch m_watch;
    ParkedItems<In> *const m_parked;
    std::optional<Item<In>> m_current;
    BodyInWorker<Out, Body> m_body;
};

} // namespace paipa::engine
