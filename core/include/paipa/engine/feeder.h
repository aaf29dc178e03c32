// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/itemlimits.h>
#include <paipa/engine/runcontroller.h>

#include <QScopeGuard>

#include <memory>
#include <mutex>
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
    /// step takes no item that is so large.
    [[nodiscard]] PushResult put(In &value)
    {
        requireFitting(value, m_limit);
        const std::scoped_lock lock(m_mutex);
        if (!m_hasBegun || m_isFinished || m_stop.stop_requested())
            return PushResult::Closed;
        Item<In> item{std::move(value), m_origins.make()};
        bool isPushed = false;
        const auto giveBack = qScopeGuard([&] {
            if (isPushed)
                return;
            item.origin.withdraw();
            value = std::move(item.value);
        });
        isPushed = m_consumer.input().push(item, m_stop.get_token()) == PushResult::Pushed;
        return isPushed ? PushResult::Pushed : PushResult::Closed;
    }

    /// No more items follow.
    void finish()
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_isFinished)
            m_consumer.removeProducerOfInput();
        m_isFinished = true;
    }

private:
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
    }

    RunController &m_controller;
    ConsumerStage<In> &m_consumer;
    const ItemLimit m_limit;
    std::stop_source m_stop;
    std::mutex m_mutex;
    OriginSource m_origins;
    bool m_hasBegun = false;
    bool m_isFinished = false;
};

} // namespace paipa::engine
