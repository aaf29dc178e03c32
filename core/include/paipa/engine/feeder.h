// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runcontroller.h>

#include <memory>
#include <mutex>
#include <stop_token>

namespace paipa::engine {

/// Feeds a step of a run from outside, from any thread. Made before the run starts; the run's input
/// does not end before finish() or the end of the run. Must outlive the run.
template<typename In>
class Feeder
{
public:
    Feeder(RunController &controller, ConsumerStage<In> &consumer)
        : m_controller(controller), m_consumer(consumer), m_origins(controller.ledger())
    {
        m_consumer.addProducerOfInput();
        m_controller.add(
            {.end = [this] { end(); }, .settle = [this] { const std::scoped_lock lock(m_mutex); }});
    }
    Q_DISABLE_COPY_MOVE(Feeder)

    /// Waits while the queue is full. Takes \a value only if the result is Pushed; Closed once the
    /// input was finished, or the run was stopped, aborted or has ended.
    [[nodiscard]] PushResult put(In &value)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_isFinished || m_stop.stop_requested())
            return PushResult::Closed;
        Item<In> item{std::move(value), m_origins.make()};
        if (m_consumer.input().push(item, m_stop.get_token()) == PushResult::Pushed)
            return PushResult::Pushed;
        item.origin.withdraw();
        value = std::move(item.value);
        return PushResult::Closed;
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
    /// As finish(), but a put() that waits gives up.
    void end()
    {
        m_stop.request_stop();
        finish();
    }

    RunController &m_controller;
    ConsumerStage<In> &m_consumer;
    std::stop_source m_stop;
    std::mutex m_mutex;
    OriginSource m_origins;
    bool m_isFinished = false;
};

} // namespace paipa::engine
