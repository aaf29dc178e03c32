// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/inlineitem.h>
#include <paipa/engine/itemtask.h>
#include <paipa/engine/parkeditems.h>
#include <paipa/engine/stage.h>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace paipa::engine {

/// A step that takes items one by one.
template<typename In, typename Out>
class ItemStage final
    : public ConsumerStage<In>
    , public ProducerSide<Out>
{
public:
    /// \a make makes a std::unique_ptr of an ItemBody<In, Out> for each worker.
    template<typename Make>
        requires ItemBody<MadeBody<Make>, In, Out>
    ItemStage(StageOptions options, StageHooks hooks, std::size_t ports, Make make)
        : ItemStage(
            std::move(options), std::move(hooks), ports,
            holding<AnyItemBody<In, Out>, HeldItemBody<In, Out, MadeBody<Make>>>(std::move(make)),
            KeepsItem<MadeBody<Make>, In, Out>)
    {}

protected:
    void closeInput() override
    {
        // The keeper first: who takes an item from behind one that the queue discards then knows
        // that nobody fills that gap.
        if (m_order)
            m_order->close();
        ConsumerStage<In>::closeInput();
        if (m_parked)
            m_parked->close();
    }
    void expectWorkers(int count) override
    {
        if (m_order)
            m_order->setWorkers(count);
    }
    [[nodiscard]] std::size_t parkedItems() const override
    {
        return m_parked ? m_parked->size() : 0;
    }
    [[nodiscard]] Sentence misuse() const override
    {
        const StageOptions &options = this->options();
        if (options.onError.retries > 0 && !m_canKeepItems)
            return Sentence::tr("its items can only be moved into it, so they cannot be tried "
                                "again; let it take them by const reference, or allow no retries");
        if (options.onError.retries > 0 && options.delivery == Delivery::Immediate)
            return Sentence::tr("it hands on results at once, so its items cannot be tried again; "
                                "withhold its results, or allow no retries");
        return this->misuseOfPorts();
    }
    [[nodiscard]] std::unique_ptr<Task> makeTask(WorkerControl &control) override
    {
        ParkedItems<In> *parked = m_parked ? &*m_parked : nullptr;
        return std::make_unique<ItemTask<In, Out>>(
            this->input(), control, m_order.get(), parked, m_makeBody(control), control.counters,
            keep(), this->itemWatch(control, control.counters), parked, this->ports(), control,
            control.counters, this->newOrigins(control), this->expected(), EmitterKind::Step,
            delivery());
    }
    [[nodiscard]] std::unique_ptr<InlineStep<In>> makeInline(WorkerControl &host) override
    {
        auto counters = std::make_unique<WorkerCounters>();
        WorkerCounters &known = *counters;
        InlineTies ties{.step = this->options().name,
                        .isClosed = this->inputClosedFlag(),
                        .gate = this->gate(),
                        .endEarly = [this] { this->endEarly(); },
                        .forget = [this](const WorkerCounters &c) { this->removeCounters(c); }};
        auto made = std::make_unique<InlineItem<In, Out>>(
            std::move(ties), this->failureHandler(host, known), host, std::move(counters),
            m_makeBody(host), keep(), this->itemWatch(host, known), nullptr, this->ports(), host,
            known, this->newOrigins(host), this->expected(), EmitterKind::Step, delivery());
        this->addCounters(known);
        return made;
    }

private:
    using Keeper = typename Emission<Out>::Keeper;
    using MakeBody = MakeAnyBody<AnyItemBody<In, Out>>;

    ItemStage(StageOptions options, StageHooks hooks, std::size_t ports, MakeBody makeBody,
              bool canKeepItems)
        : ConsumerStage<In>(std::move(options), std::move(hooks))
        , ProducerSide<Out>(*this, ports)
        , m_makeBody(std::move(makeBody))
        , m_canKeepItems(canKeepItems)
    {
        if (this->isInline())
            return; // it follows the order of the step before
        const ErrorPolicy &onError = this->options().onError;
        if (this->options().order != Order::Kept) {
            if (onError.retries > 0 && onError.mostParked > 0)
                m_parked.emplace(static_cast<std::size_t>(onError.mostParked));
            return;
        }
        m_order = std::make_unique<Keeper>(this->options().queue.bytes);
        if (this->options().workers.count > 1)
            m_order->wake(0, 0);
    }

    [[nodiscard]] bool failuresPass() const
    {
        const ErrorPolicy &policy = this->options().onError;
        return policy.retries > 0 || policy.then == OnError::SetAside;
    }
    [[nodiscard]] Keep keep() const
    {
        if (!m_canKeepItems)
            return Keep::Never;
        return failuresPass() ? Keep::Always : this->options().keep;
    }
    [[nodiscard]] Delivery delivery() const
    {
        return failuresPass() ? this->options().delivery : Delivery::Immediate;
    }

    const MakeBody m_makeBody;
    const bool m_canKeepItems;               ///< Else they can only be moved into it.
    std::unique_ptr<Keeper> m_order;         ///< None: the order does not matter.
    std::optional<ParkedItems<In>> m_parked; ///< None: retries wait in place.
};

} // namespace paipa::engine
