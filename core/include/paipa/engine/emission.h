// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/base/failure.h>
#include <paipa/engine/caught.h>
#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/itemlimits.h>
#include <paipa/engine/orderkeeper.h>
#include <paipa/engine/outlet.h>
#include <paipa/engine/startgate.h>
#include <paipa/engine/workercontrol.h>

#include <QScopeGuard>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace paipa::engine {

/// What a body that emits does when its worker is told to leave.
enum class EmitterKind {
    Source, ///< Emits nothing more when it is told to leave.
    Step,   ///< Completes what it has.
};

/// When the results of an item are handed on.
enum class Delivery {
    Immediate, ///< Results are handed on as they are emitted.
    Withheld,  ///< Results are handed on when their item has succeeded.
};

/// A result that waits until it may be handed on.
template<typename Out>
struct HeldResult {
    Item<Out> item;
    std::size_t port;
};

/// Where a step's own code hands its results to the engine. Belongs to one worker.
///
/// Results share the origin of what is in hand; without anything in hand (sources, flush) each is
/// an origin of its own.
template<typename Out>
class Emission
{
public:
    using Keeper = OrderKeeper<HeldResult<Out>>;

    Emission(const OutputPorts<Out> &ports, WorkerControl &control, WorkerCounters &counters,
             NewOrigins origins, std::atomic<std::int64_t> &expected, EmitterKind kind,
             Delivery delivery)
        : m_ports(portsFor(ports, control))
        , m_limits(ports)
        , m_control(control)
        , m_counters(counters)
        , m_origins(origins.ledger, std::move(origins.source))
        , m_expected(expected)
        , m_leave(kind == EmitterKind::Source ? control.leaveToken() : std::stop_token())
        , m_delivery(delivery)
    {}

    /// Hands \a value to all that are linked to \a port; waits while their queues are full. Returns
    /// false once nobody wants more: the step should return soon then. Throws a Failure with
    /// itemTooLargeCode if one of them takes no item that is so large.
    bool send(Out value, std::size_t port = 0)
    {
        m_limits.check(value, port);
        if (!m_parent)
            return sendNew(std::move(value), port);
        Item<Out> item{std::move(value), m_parent->share()};
        return hand(item, port);
    }

    /// As send(), for the last result of what is in hand: takes over its origin.
    bool sendLast(Out value, std::size_t port = 0)
    {
        if (!m_parent || isWithholding())
            return send(std::move(value), port);
        m_limits.check(value, port);
        Item<Out> item{std::move(value), std::move(*m_parent)};
        // If no queue takes it, or handing it on fails, it is still the parent's origin.
        const auto restore = qScopeGuard([&] { *m_parent = std::move(item.origin); });
        return push(item, port);
    }

    /// As send(), for sources that refuse rather than wait: what cannot be handed on at once is
    /// gone. Waits a moment all the same if somebody else was faster, or if \a value is large.
    Acceptance trySend(Out value, std::size_t port = 0)
    {
        m_limits.check(value, port);
        StartGate *gate = m_control.gate();
        Acceptance now = m_control.acceptanceAt(gate);
        if (now.isTaken())
            now = m_ports[port].acceptance();
        if (!now.isTaken())
            return now;
        // Not sendNew(): it would wait for the end of a pause that begins here.
        const bool mayGo =
            !m_leave.stop_requested() && (!gate || gate->pass(m_control, 1, m_leave));
        if (!mayGo || !pushNew(std::move(value), port))
            now.answer = Acceptance::Answer::Unwanted;
        return now;
    }
    /// Whether one more result could be handed on without waiting, whichever port it is for.
    [[nodiscard]] Acceptance acceptance() const
    {
        for (const Port &port : m_ports) {
            if (const Acceptance now = port.acceptance(); !now.isTaken())
                return now;
        }
        return {};
    }

    /// Sources: \a items more will be emitted.
    void expect(std::int64_t items) { m_expected += items; }

    /// The step has enough: its input is closed, what waits there is not needed.
    /// Forgotten again if the item in hand fails.
    void finish() { m_hasEnough = true; }

    /// False once nobody wants more.
    [[nodiscard]] bool isWanted() const { return m_isWanted && !m_hasEnough; }

    // For the task that owns it.

    /// Hands on a result whose turn has come, which another worker may have made. Throws nothing.
    void pushInTurn(HeldResult<Out> &held, std::exception_ptr &firstError)
    {
        const std::exception_ptr error = caught([&] { push(held.item, held.port); });
        if (!error)
            return;
        held.item.origin.mark(Verdict::Failed);
        if (!firstError)
            firstError = error;
    }

    // What runs inline behind it.
    void open()
    {
        forEachInline([](InlineStep<Out> &step) { step.open(); });
    }
    void flush()
    {
        forEachInline([](InlineStep<Out> &step) { step.flush(); });
    }
    void close()
    {
        forEachInline([](InlineStep<Out> &step) { step.close(); });
    }

    /// From now on results are made from \a parent, which must outlive them being emitted.
    void begin(OriginRef *parent)
    {
        m_parent = parent;
        if (m_hasEnough || !m_withheld.empty())
            discard(); // of a failed attempt
    }
    /// The results of what is in hand leave when its turn has come.
    void takeTicket(Keeper &keeper, std::uint64_t ticket)
    {
        m_keeper = &keeper;
        m_ticket = ticket;
    }

    /// The worker was admitted to \a keeper, but found no item.
    void withdrawFrom(Keeper &keeper)
    {
        std::exception_ptr firstError;
        keeper.withdraw([&](HeldResult<Out> &held) { pushInTurn(held, firstError); });
        if (firstError)
            std::rethrow_exception(firstError);
    }
    /// The worker lets go of \a count items, from \a ticket on, without having looked at them.
    void forgo(Keeper &keeper, std::uint64_t ticket, std::size_t count)
    {
        std::exception_ptr firstError;
        keeper.forgo(ticket, count, [&](HeldResult<Out> &held) { pushInTurn(held, firstError); });
        if (firstError)
            std::rethrow_exception(firstError);
    }

    /// What is in hand has succeeded: its results are handed on.
    void deliver()
    {
        if (m_keeper)
            completeTicket();
        else if (!m_withheld.empty())
            pushWithheld();
        m_isWanted = isWanted();
        discard();
    }
    /// What is in hand will not be tried again: nobody has to wait for it.
    void giveUp()
    {
        discard();
        if (m_keeper)
            completeTicket();
    }
    /// The attempt at what is in hand has failed: its results are forgotten.
    void discard()
    {
        m_withheld.clear();
        m_withheldBytes = 0;
        m_hasEnough = false;
    }

private:
    using Port = WorkerPort<Out>;

    static std::vector<Port> portsFor(const OutputPorts<Out> &ports, WorkerControl &control)
    {
        std::vector<Port> made(ports.size());
        for (std::size_t port = 0; port < ports.size(); ++port) {
            made[port].tap = ports[port].tap;
            for (Inlet<Out> *inlet : ports[port].inlets) {
                ItemQueue<Out> *queue = inlet->queue();
                made[port].outlets.push_back(
                    Outlet<Out>{queue, queue ? nullptr : inlet->makeInline(control)});
            }
        }
        return made;
    }

    template<typename Call>
    void forEachInline(Call &&call)
    {
        for (Port &port : m_ports) {
            for (Outlet<Out> &outlet : port.outlets) {
                if (outlet.inlined)
                    call(*outlet.inlined);
            }
        }
    }

    bool sendNew(Out value, std::size_t port)
    {
        if (m_leave.stop_requested() || !mayEmit())
            return m_isWanted = false;
        return pushNew(std::move(value), port);
    }
    bool pushNew(Out value, std::size_t port)
    {
        Item<Out> item{std::move(value), m_origins.make()};
        auto failed = qScopeGuard([&] { item.origin.mark(Verdict::Failed); });
        push(item, port);
        failed.dismiss();
        return isWanted();
    }

    /// A source is held to its rate by what it emits, other steps by what they begin.
    [[nodiscard]] bool mayEmit()
    {
        return m_leave.stop_possible() ? m_control.mayBeginItems(1) : m_control.mayBegin();
    }

    bool hand(Item<Out> &item, std::size_t port)
    {
        if (!isWithholding())
            return push(item, port);
        m_withheldBytes += bytesOf(item.value);
        if (m_withheld.size() >= mostHeldBack.items || m_withheldBytes > mostHeldBack.bytes) {
            throw Failure(
                QStringLiteral("too-many-results"),
                Sentence::tr("the item has more results than can be held back until it has "
                             "succeeded; allow no retries and end the run on errors"),
                Retry::Never);
        }
        m_withheld.push_back(HeldResult<Out>{std::move(item), port});
        return isWanted();
    }

    /// Handing on can fail where an item has to be copied for several steps. Some of them have it
    /// then, so it must not be tried again.
    void pushWithheld()
    {
        const std::exception_ptr error = caught([this] {
            for (HeldResult<Out> &held : m_withheld)
                push(held.item, held.port);
        });
        if (error)
            throw AnnotatedFailure{.cause = error, .step = {}, .retry = Retry::Never};
    }

    /// Hands on what is held back, and what others left, as far as its turn has come.
    void completeTicket()
    {
        std::exception_ptr firstError;
        Keeper &keeper = *std::exchange(m_keeper, nullptr);
        keeper.complete(m_ticket, std::exchange(m_withheld, {}), m_withheldBytes,
                        [&](HeldResult<Out> &held) { pushInTurn(held, firstError); });
        if (firstError)
            throw AnnotatedFailure{.cause = firstError, .step = {}, .retry = Retry::Never};
    }

    [[nodiscard]] bool isWithholding() const
    {
        return m_delivery == Delivery::Withheld || m_keeper;
    }

    bool push(Item<Out> &item, std::size_t port)
    {
        WorkerCounters::add(m_counters.out);
        auto &[outlets, tap] = m_ports[port];
        if (tap)
            tap->pass(item.value);
        if (outlets.empty()) // linked to nothing: the result is not wanted by anybody, and that is
                             // fine
            return isWanted();
        int taken = 0;
        for (std::size_t i = 0; i + 1 < outlets.size(); ++i)
            taken += pushCopy(outlets[i], item);
        if (!pushTo(outlets.back(), item) && taken == 0)
            refused(item.origin);
        return isWanted();
    }

    int pushCopy(Outlet<Out> &outlet, const Item<Out> &item)
    {
        if constexpr (std::copy_constructible<Out>) {
            Item<Out> copy{item.value, item.origin.share()};
            return pushTo(outlet, copy) ? 1 : 0;
        } else {
            Q_UNREACHABLE(); // refused before the run: see misuseOfPorts()
        }
    }

    bool pushTo(Outlet<Out> &outlet, Item<Out> &item)
    {
        if (outlet.queue ? pushTo(*outlet.queue, item) : outlet.inlined->take(item))
            return true;
        // Whatever becomes of it elsewhere, here it was not done. The abort is known before any
        // queue closes because of it.
        if (m_control.isAborted())
            item.origin.mark(Verdict::Cancelled);
        return false;
    }

    bool pushTo(ItemQueue<Out> &queue, Item<Out> &item)
    {
        const PushResult result = queue.tryPush(item);
        if (result == PushResult::Pushed) [[likely]]
            return true;
        return result == PushResult::Full && waitAndPushTo(queue, item);
    }
    [[gnu::noinline]] bool waitAndPushTo(ItemQueue<Out> &queue, Item<Out> &item)
    {
        m_control.enter(WorkerState::Blocked);
        const PushResult result = queue.push(item, m_control.abortToken());
        m_control.enter(WorkerState::Busy);
        return result == PushResult::Pushed;
    }

    /// No queue of a port took the item: the run is being aborted, or all of them are closed.
    void refused(const OriginRef &origin)
    {
        origin.mark(Verdict::NotNeeded);
        m_isWanted = m_isWanted && !m_control.isAborted() && !allClosed();
    }

    [[nodiscard]] bool allClosed() const
    {
        return std::ranges::all_of(m_ports, [](const Port &port) {
            return std::ranges::all_of(port.outlets, &Outlet<Out>::isClosed);
        });
    }

    std::vector<Port> m_ports;
    const ItemLimits<Out> m_limits;
    WorkerControl &m_control;
    WorkerCounters &m_counters; ///< The worker's own, or those of an inline step.
    OriginSource m_origins;
    std::atomic<std::int64_t> &m_expected;
    const std::stop_token m_leave; ///< Of a source; never triggered for steps.
    const Delivery m_delivery;
    OriginRef *m_parent = nullptr;
    Keeper *m_keeper = nullptr; ///< Where the order matters, while something is in hand.
    std::uint64_t m_ticket = 0;
    std::vector<HeldResult<Out>> m_withheld;
    std::size_t m_withheldBytes = 0;
    bool m_isWanted = true;
    bool m_hasEnough = false; ///< Said by the step, of the item in hand.
};

} // namespace paipa::engine
