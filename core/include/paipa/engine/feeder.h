// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemlimits.h>
#include <paipa/engine/runcontroller.h>

#include <QScopeGuard>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>

namespace paipa::engine {

/// Feeds a step of a run from outside, from any thread. Made before the run starts, takes items
/// once it has started; the run's input does not end before finish() or the end of the run. Must
/// outlive the run.
template<typename In>
class Feeder
{
public:
    Feeder(RunController &controller, ConsumerStage<In> &consumer)
        : m_controller(controller)
        , m_consumer(consumer)
        , m_limit(consumer.itemLimit())
        , m_origins(controller.ledger())
    {
        m_consumer.addProducerOfInput();
        m_controller.add({.begin = [this] { begin(); }, .end = [this] { end(); }});
    }
    ~Feeder() = default;
    Q_DISABLE_COPY_MOVE(Feeder)

    /// Waits while the queue is full. Takes \a value only if the result is Pushed; Closed before
    /// the run has started, and once the input was finished, or the run was stopped, aborted or has
    /// ended. Throws a Failure with itemTooLargeCode, and leaves \a value to the caller, if the
    /// step takes no item that is so large; likewise std::bad_alloc, where there is no memory left.
    [[nodiscard]] PushResult put(In &value)
    {
        requireFitting(value, m_limit);
        if (!takeTurn())
            return PushResult::Closed;
        return putInTurn(value, [this](Item<In> &item) {
            return m_consumer.input().push(item, m_stop.get_token());
        });
    }
    /// The same, but Full if it would have to wait, for room or for another put().
    [[nodiscard]] PushResult tryPut(In &value)
    {
        requireFitting(value, m_limit);
        if (const auto refused = takeTurnNow())
            return *refused;
        return putInTurn(value,
                         [this](Item<In> &item) { return m_consumer.input().tryPush(item); });
    }

    /// No more items follow, but for one whose put() waits for room: the input ends when that has
    /// returned. Does not wait for it. A put() that waits for its turn is refused.
    void finish()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isFinished && !m_isPutting)
            m_consumer.removeProducerOfInput();
        m_isFinished = true;
        m_changed.notify_all();
    }

private:
    template<typename Push>
    PushResult putInTurn(In &value, const Push &push)
    {
        const auto leave = qScopeGuard([this] { leaveTurn(); });
        OriginRef origin = m_origins.make(); // first: it may fail
        Item<In> item{std::move(value), std::move(origin)};
        bool isPushed = false;
        const auto giveBack = qScopeGuard([&] {
            if (isPushed)
                return;
            item.origin.withdraw();
            value = std::move(item.value);
        });
        const PushResult result = push(item);
        isPushed = result == PushResult::Pushed;
        return result == PushResult::Stopped ? PushResult::Closed : result;
    }

    void begin()
    {
        const std::scoped_lock lock(m_mutex);
        m_hasBegun = true;
    }
    /// As finish(), but a put() that waits gives up. Afterwards no put() is under way.
    void end()
    {
        m_stop.request_stop();
        finish();
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isPutting; });
        m_origins.end();
    }

    [[nodiscard]] bool takesItems() const { return m_hasBegun && !m_isFinished; } ///< Locked.
    /// Puts come one after the other. False if nothing is taken any more.
    [[nodiscard]] bool takeTurn()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return !m_isPutting || m_isFinished; });
        if (!takesItems())
            return false;
        m_isPutting = true;
        return true;
    }
    /// Why it has to be refused, if so.
    [[nodiscard]] std::optional<PushResult> takeTurnNow()
    {
        const std::scoped_lock lock(m_mutex);
        if (!takesItems())
            return PushResult::Closed;
        if (m_isPutting)
            return PushResult::Full;
        m_isPutting = true;
        return std::nullopt;
    }
    void leaveTurn()
    {
        const std::scoped_lock lock(m_mutex);
        m_isPutting = false;
        // Under the lock: who waits in end() may destroy this.
        if (!m_isFinished) {
            m_changed.notify_one();
            return;
        }
        m_consumer.removeProducerOfInput();
        m_changed.notify_all();
    }

    RunController &m_controller;
    ConsumerStage<In> &m_consumer;
    const ItemLimit m_limit;
    std::stop_source m_stop;
    OriginSource m_origins; ///< Used by whose turn it is.
    std::mutex m_mutex;     ///< Guards what follows; not held while somebody waits for room.
    std::condition_variable m_changed;
    bool m_hasBegun = false;
    bool m_isFinished = false;
    bool m_isPutting = false; ///< It is somebody's turn.
};

} // namespace paipa::engine
