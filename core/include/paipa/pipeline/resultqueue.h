// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/emission.h>
#include <paipa/engine/itemstage.h>
#include <paipa/pipeline/runsettings.h>

#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace paipa::detail {

/// Where the results of a pipeline wait for whoever iterates over them.
template<typename T>
class ResultQueue
{
public:
    explicit ResultQueue(engine::QueueBounds bounds) : m_queue(bounds) {}

    /// Before the run: one more output from which results come.
    void begin() { m_queue.addProducer(); }

    /// Workers: false if the run is aborted before there was room.
    [[nodiscard]] bool push(T &result, engine::WorkerControl &control)
    {
        engine::PushResult pushed = m_queue.tryPush(result);
        if (pushed == engine::PushResult::Full) {
            control.enter(engine::WorkerState::Blocked);
            pushed = m_queue.push(result, control.abortToken());
            control.enter(engine::WorkerState::Busy);
        }
        return pushed == engine::PushResult::Pushed;
    }
    /// No more results follow from one of the outputs.
    void end() { m_queue.removeProducer(); }

    /// Waits for the next result, which \a end comments on; empty if there are no more.
    [[nodiscard]] std::optional<T> pop(EndOfRun &end)
    {
        if (m_hand.isEmpty() && fetch(end) != engine::PopResult::Popped)
            return std::nullopt;
        return m_hand.take();
    }

private:
    engine::PopResult fetch(EndOfRun &end)
    {
        engine::PopResult result = m_queue.pop(m_hand, end.ending(), 1);
        while (result == engine::PopResult::Stopped || result == engine::PopResult::TimedOut) {
            result = m_queue.popUntil(m_hand, {}, end.clock(), end.nextLook());
            if (result == engine::PopResult::TimedOut)
                end.look();
        }
        return result;
    }

    engine::BoundedQueue<T> m_queue;
    engine::Hand<T> m_hand;
};

/// Takes what the last step of a pipeline, or of a branch, hands on, in that step's workers.
template<typename T>
class ResultBody
{
public:
    ResultBody(ResultQueue<T> &queue, engine::WorkerControl &control)
        : m_queue(queue), m_control(control)
    {}

    void open() {}
    void process(T &&result, engine::Emission<engine::Nothing> &)
    {
        if (!m_queue.push(result, m_control))
            throw Failure(QString::fromLatin1(cancelledCode),
                          Sentence::tr("nobody wants the results any more"), Retry::Never);
    }
    void flush(engine::Emission<engine::Nothing> &) {}
    void close() {}

private:
    ResultQueue<T> &m_queue;
    engine::WorkerControl &m_control;
};

template<typename T>
using ResultStage = engine::ItemStage<T, engine::Nothing>;

template<typename T>
std::unique_ptr<ResultStage<T>> resultStage(ResultQueue<T> &queue)
{
    queue.begin();
    return std::make_unique<ResultStage<T>>(
        engine::StageOptions{.name = QStringLiteral("results"),
                             .placement = engine::Placement::Inline},
        engine::StageHooks{.open = [] {}, .close = [&queue] { queue.end(); }}, 0,
        [&queue](engine::WorkerControl &control) {
            return std::make_unique<ResultBody<T>>(queue, control);
        });
}

} // namespace paipa::detail
