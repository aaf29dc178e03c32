// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/blockingchain.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

bool hasWorker(const StepSnapshot &step, WorkerState state)
{
    return std::ranges::find(step.workers, state, &WorkerSnapshot::state) != step.workers.end();
}

/// Why \a step does not take the next item of its queue; nothing if it only waits for input.
Sentence reasonOf(const StepSnapshot &step)
{
    if (hasWorker(step, WorkerState::Busy))
        return Sentence::tr("\"%1\" has not come back from its own code").arg(step.name);
    if (hasWorker(step, WorkerState::Held))
        return Sentence::tr("\"%1\" is held back by its rate or its pause after failures")
            .arg(step.name);
    if (hasWorker(step, WorkerState::Backing) || step.parked > 0)
        return Sentence::tr("\"%1\" waits before another attempt").arg(step.name);
    if (hasWorker(step, WorkerState::Blocked))
        return Sentence::tr("nobody takes the results of \"%1\"").arg(step.name);
    return {};
}

} // namespace

bool isFull(const StepSnapshot &step)
{
    return step.queueItems >= step.queueBounds.items || step.queueBytes >= step.queueBounds.bytes;
}

/// An inline step has no queue: its workers wait for room behind it.
void BlockingChain::addQueuesBehind(const StepSnapshot &step, Chain &found) const
{
    for (const QString &name : step.feeds) {
        const StepSnapshot *consumer = m_run.find(name);
        if (!consumer)
            continue;
        if (consumer->runsIn.isEmpty())
            found.push_back(consumer);
        else
            addQueuesBehind(*consumer, found);
    }
}

std::vector<const StepSnapshot *> BlockingChain::waitsFor(const StepSnapshot &step) const
{
    Chain all;
    addQueuesBehind(step, all);
    Chain full;
    std::ranges::copy_if(all, std::back_inserter(full),
                         [](const StepSnapshot *consumer) { return isFull(*consumer); });
    return full.empty() ? all : full;
}

/// Links form no circle, so it ends.
BlockingChain::Chain BlockingChain::chainFrom(const StepSnapshot &step) const
{
    Chain chain{&step};
    while (hasWorker(*chain.back(), WorkerState::Blocked)) {
        const Chain next = waitsFor(*chain.back());
        if (next.empty())
            break;
        chain.push_back(next.front());
    }
    return chain;
}

Sentence BlockingChain::toSentence() const
{
    Chain longest;
    for (const StepSnapshot &step : m_run.steps) {
        const Chain chain = chainFrom(step);
        if (chain.size() > longest.size() && !reasonOf(*chain.back()).isEmpty())
            longest = chain;
    }
    if (longest.empty())
        return {};
    Sentence all;
    for (std::size_t i = 0; i + 1 < longest.size(); ++i)
        all = all
              + Sentence::tr("\"%1\" waits for room in \"%2\"")
                    .arg(longest[i]->name, longest[i + 1]->name)
              + Sentence::verbatim(u"; "_s);
    return Sentence::tr("what holds it up: %1").arg(all + reasonOf(*longest.back()));
}

} // namespace paipa::engine
