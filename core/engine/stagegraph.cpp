// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/stagegraph.h>

#include <paipa/engine/worker.h>

#include <algorithm>
#include <map>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

Stage &StageGraph::add(std::unique_ptr<Stage> stage)
{
    if (const Stage *other = sharingRate(*stage))
        stage->gate()->shareRate(*other->gate());
    m_stages.push_back(std::move(stage));
    return *m_stages.back();
}

Stage *StageGraph::find(const QString &name) const
{
    const auto found =
        std::ranges::find(m_stages, name, [](const auto &s) { return s->options().name; });
    return found == m_stages.end() ? nullptr : found->get();
}

const Stage *StageGraph::sharingRate(const Stage &stage) const
{
    const std::optional<Rate> &rate = stage.options().rate;
    if (!rate || rate->of.isEmpty())
        return nullptr;
    const auto found = std::ranges::find_if(m_stages, [&](const auto &other) {
        return other->options().rate && other->options().rate->of == rate->of;
    });
    return found == m_stages.end() ? nullptr : found->get();
}

std::optional<RunError> StageGraph::problem() const
{
    if (m_stages.empty())
        return RunError{.code = u"invalid"_s,
                        .text = Sentence::tr("a pipeline needs at least one step")};
    for (const auto &stage : m_stages) {
        if (const Sentence problem = stage->problem(); !problem.isEmpty())
            return RunError{.step = stage->options().name, .code = u"invalid"_s, .text = problem};
        const Stage *other = sharingRate(*stage);
        if (other && other->options().rate != stage->options().rate)
            return RunError{
                .step = stage->options().name,
                .code = u"invalid"_s,
                .text = Sentence::tr("its rate is %1, that of step \"%2\" is %3; what several "
                                     "steps share has one rate")
                            .arg(toString(*stage->options().rate), other->options().name,
                                 toString(*other->options().rate))};
    }
    if (const Stage *stage = stageInCycle())
        return RunError{.step = stage->options().name,
                        .code = u"invalid"_s,
                        .text = Sentence::tr(
                            "its results come back to it; steps cannot be linked in a circle")};
    return std::nullopt;
}

/// Takes away steps that nobody left feeds; what remains cannot be ordered.
const Stage *StageGraph::stageInCycle() const
{
    std::map<const Stage *, std::size_t> feeders;
    std::vector<const Stage *> free;
    for (const auto &stage : m_stages) {
        feeders[stage.get()] = stage->m_producers.size();
        if (stage->m_producers.empty())
            free.push_back(stage.get());
    }
    while (!free.empty()) {
        const Stage *stage = free.back();
        free.pop_back();
        feeders.erase(stage);
        for (const Stage *consumer : stage->m_consumers) {
            if (--feeders[consumer] == 0)
                free.push_back(consumer);
        }
    }
    return feeders.empty() ? nullptr : feeders.begin()->first;
}

std::vector<StuckWorker> StageGraph::present(Clock::TimePoint now) const
{
    std::vector<StuckWorker> present;
    for (const auto &stage : m_stages) {
        stage->forEachWorker([&](const Worker &worker) {
            if (worker.control().counters.state() != WorkerState::Ended)
                present.push_back(StuckWorker{.step = stage->options().name,
                                              .worker = worker.control().index(),
                                              .item = worker.control().counters.itemInHand(now),
                                              .since = worker.control().counters.timeInState(now)});
        });
    }
    return present;
}

OriginCounts StageGraph::origins() const
{
    OriginCounts counts;
    for (const auto &stage : m_stages)
        counts += stage->origins();
    return counts;
}

std::vector<StepSnapshot> StageGraph::snapshot(Clock::TimePoint now) const
{
    std::vector<StepSnapshot> steps;
    std::map<const Stage *, std::chrono::nanoseconds> busy;
    for (const auto &stage : m_stages) {
        steps.push_back(stage->snapshot(now));
        busy[stage.get()] = steps.back().busy;
    }
    // Who runs another step inline is busy with that as well, by its own count.
    for (std::size_t i = 0; i < steps.size(); ++i) {
        for (const Stage *consumer : m_stages[i]->m_consumers) {
            if (consumer->isInline())
                steps[i].busy =
                    std::max(steps[i].busy - busy[consumer], std::chrono::nanoseconds(0));
        }
    }
    return steps;
}

} // namespace paipa::engine
