// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/stage.h>
#include <paipa/engine/streamtask.h>

namespace paipa::engine {

/// A step that takes its whole input; each worker takes a part of it.
template<typename In, typename Out>
class StreamStage final
    : public ConsumerStage<In>
    , public ProducerSide<Out>
{
public:
    /// \a make makes a std::unique_ptr of a StreamBody<In, Out> for each worker.
    template<typename Make>
        requires StreamBody<MadeBody<Make>, In, Out>
    StreamStage(StageOptions options, StageHooks hooks, std::size_t ports, Make make)
        : ConsumerStage<In>(std::move(options), std::move(hooks))
        , ProducerSide<Out>(*this, ports)
        , m_makeBody(holding<AnyStreamBody<In, Out>, HeldStreamBody<In, Out, MadeBody<Make>>>(
              std::move(make)))
    {}

protected:
    [[nodiscard]] Sentence misuse() const override
    {
        if (this->isInline())
            return Sentence::tr("a step that takes its whole input needs workers of its own");
        if (this->options().workers.count > mostWorkers())
            return Sentence::tr(
                "a step that takes its whole input keeps the order only with one worker");
        if (this->options().onError.retries > 0)
            return Sentence::tr("it takes its whole input, so a single item cannot be tried "
                                "again; allow no retries");
        if (this->options().onError.pauseAfter > 0)
            return Sentence::tr("it takes its whole input, so no single item can be tried after a "
                                "pause; do not let it pause after failures");
        return this->misuseOfPorts();
    }
    [[nodiscard]] int mostWorkers() const override
    {
        return this->options().order == Order::Kept ? 1 : Stage::mostWorkers();
    }
    [[nodiscard]] std::unique_ptr<InlineStep<In>> makeInline(WorkerControl &) override
    {
        Q_UNREACHABLE(); // refused before the run: see misuse()
    }
    [[nodiscard]] std::unique_ptr<Task> makeTask(WorkerControl &control) override
    {
        const bool keepsItems = this->options().onError.then == OnError::SetAside;
        return std::make_unique<StreamTask<In, Out>>(
            m_makeBody(control), this->input(), control, keepsItems,
            this->itemWatch(control, control.counters), this->ports(), control, control.counters,
            this->newOrigins(control), this->expected(), EmitterKind::Step, Delivery::Immediate);
    }

private:
    const MakeAnyBody<AnyStreamBody<In, Out>> m_makeBody;
};

} // namespace paipa::engine
