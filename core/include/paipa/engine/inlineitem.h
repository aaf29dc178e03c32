// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/caught.h>
#include <paipa/engine/failurehandler.h>
#include <paipa/engine/inlet.h>
#include <paipa/engine/itemprocessing.h>
#include <paipa/engine/sampledtime.h>
#include <paipa/engine/startgate.h>

#include <atomic>
#include <functional>
#include <memory>
#include <utility>

namespace paipa::engine {

/// What an inline instance needs of its step.
struct InlineTies {
    QString step;
    const std::atomic<bool> &isClosed; ///< Nobody wants its results any more.
    StartGate *gate;                   ///< Null: nothing holds it back.
    std::function<void()> endEarly;
    /// The counters are not used any more.
    std::function<void(const WorkerCounters &)> forget;
};

/// An inline step that takes its items one by one, in one worker of the step before it. As a worker
/// would, it keeps to the step's error policy.
template<typename In, typename Out>
class InlineItem final : public InlineStep<In>
{
public:
    template<typename... EmissionArguments>
    InlineItem(InlineTies ties, FailureHandler handler, WorkerControl &host,
               std::unique_ptr<WorkerCounters> counters, std::unique_ptr<AnyItemBody<In, Out>> body,
               Keep keep, EmissionArguments &&...arguments)
        : m_ties(std::move(ties))
        , m_handler(handler)
        , m_host(host)
        , m_counters(std::move(counters))
        , m_processing(std::move(body), *m_counters, keep,
                       std::forward<EmissionArguments>(arguments)...)
    {}
    ~InlineItem() override { m_ties.forget(*m_counters); }
    Q_DISABLE_COPY_MOVE(InlineItem)

    void open() override
    {
        named([this] { m_processing.body().open(); });
    }
    void flush() override
    {
        named([this] { m_processing.body().flush(); });
    }
    void close() override
    {
        if (const std::exception_ptr error = caught([this] { m_processing.body().close(); }))
            m_handler.fail(error);
    }

    [[nodiscard]] bool isClosed() const override { return m_ties.isClosed; }

    [[nodiscard]] Acceptance acceptance() override
    {
        if (m_isDone || isClosed())
            return {};
        const Acceptance own = m_host.acceptanceAt(m_ties.gate);
        return own.isTaken() ? m_processing.body().emission().acceptance() : own;
    }

    [[nodiscard]] bool take(Item<In> &item) override
    {
        if (m_isDone || m_ties.isClosed.load(std::memory_order_relaxed)
            || !m_host.mayBeginAt(m_ties.gate)) [[unlikely]]
            return false;
        m_processing.take(std::move(item));
        const auto spent = m_time.measure(m_host, *m_counters, 1, [this] { processToTheEnd(); });
        if (spent.count() > 0)
            m_counters->addBusy(spent);
        if (!m_processing.body().emission().isWanted()) [[unlikely]] {
            m_isDone = true;
            if (!m_host.isAborted())
                m_ties.endEarly();
        }
        return true;
    }

private:
    void processToTheEnd()
    {
        while (m_processing.isHolding()) {
            const std::exception_ptr error = caught([this] { m_processing.process(); });
            if (!error && m_ties.gate)
                m_ties.gate->succeeded(m_host);
            if (error && !goesOnAfter(error)) {
                m_processing.drop(Verdict::Cancelled);
                m_isDone = true;
            }
        }
    }

    /// Another attempt has to pass the gate as well.
    [[nodiscard]] bool goesOnAfter(const std::exception_ptr &error)
    {
        if (m_handler.handle(m_processing, error) == FailureHandler::Next::Leave)
            return false;
        return !m_processing.isHolding() || m_host.mayBeginAt(m_ties.gate);
    }

    /// Whoever catches what \a call throws learns whose it is.
    template<typename Call>
    void named(Call &&call)
    {
        if (const std::exception_ptr error = caught(call))
            throw AnnotatedFailure{.cause = error, .step = m_ties.step, .retry = {}};
    }

    const InlineTies m_ties;
    FailureHandler m_handler;
    WorkerControl &m_host;
    const std::unique_ptr<WorkerCounters> m_counters; ///< Of the step; known to it by address.
    SampledTime m_time;
    ItemProcessing<In, Out> m_processing;
    bool m_isDone = false; ///< It has enough, or the run has failed.
};

} // namespace paipa::engine
