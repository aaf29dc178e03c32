// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stage.h>

#include <paipa/engine/runcontroller.h>
#include <paipa/engine/worker.h>

#include <algorithm>

namespace paipa::engine {

Stage::Stage(StageOptions options, StageHooks hooks)
    : m_options(std::move(options)), m_hooks(std::move(hooks))
{}

Stage::~Stage() = default;

void Stage::link(Stage &producer, Stage &consumer)
{
    producer.m_consumers.push_back(&consumer);
    consumer.m_producers.push_back(&producer);
    consumer.addProducerOfInput();
}

OriginLedger &Stage::ledger() const { return m_controller->m_ledger; }

std::atomic<std::int64_t> &Stage::expected() const { return m_controller->m_expected; }

Verdict Stage::discardVerdict() const
{
    const bool aborted = m_controller && m_controller->m_orders.abort.stop_requested();
    return aborted ? Verdict::Cancelled : Verdict::NotNeeded;
}

bool Stage::allConsumersClosed() const
{
    return !m_consumers.empty() && std::ranges::all_of(m_consumers, [](const Stage *stage) {
        return stage->isInputClosed();
    });
}

std::vector<std::shared_ptr<Worker>> Stage::workers() const
{
    const std::scoped_lock lock(m_mutex);
    return m_workers;
}

} // namespace paipa::engine
