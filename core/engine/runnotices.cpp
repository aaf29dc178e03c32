// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runnotices.h>

#include <paipa/base/printabletext.h>
#include <paipa/base/quantities.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

struct Wording {
    QString operator()(const SlowItemNotice &slow) const
    {
        return u"slow item: step \"%1\" has been working on %2 for %3"_s.arg(
            slow.step, printable(slow.item), toRoundedString(slow.age));
    }
    QString operator()(const StepPausedNotice &paused) const
    {
        return u"step \"%1\" pauses for %2 after too many failures in a row; the last one: %3"_s
            .arg(paused.step, toRoundedString(paused.pause), printable(paused.why.toString()));
    }
    QString operator()(const StepGoesOnNotice &goesOn) const
    {
        return u"step \"%1\" goes on: an attempt has succeeded"_s.arg(goesOn.step);
    }
    QString operator()(const StallNotice &stall) const { return stall.text.toString(); }
};

} // namespace

QString toString(const RunNotice &notice) { return std::visit(Wording{}, notice); }

std::vector<RunNotice> RunNotices::look(const MetricsSnapshot &snapshot)
{
    std::vector<RunNotice> notices;
    m_stillSlow.clear();
    for (const StepSnapshot &step : snapshot.steps) {
        lookForSlowItems(step, notices);
        lookForPauses(step, notices);
    }
    m_slow.swap(m_stillSlow);
    if (std::optional<Sentence> stall = m_stalls.look(snapshot))
        notices.emplace_back(StallNotice{*std::move(stall)});
    return notices;
}

void RunNotices::lookForSlowItems(const StepSnapshot &step, std::vector<RunNotice> &notices)
{
    for (const SlowItem &slow : step.slowItems) {
        const Visit visit(step.name, slow.worker, slow.number);
        m_stillSlow.insert(visit);
        if (!m_slow.contains(visit))
            notices.emplace_back(
                SlowItemNotice{.step = step.name, .item = slow.item, .age = slow.age});
    }
}

void RunNotices::lookForPauses(const StepSnapshot &step, std::vector<RunNotice> &notices)
{
    if (!step.breaker)
        return;
    Pauses &known = m_pauses[step.name];
    const bool isPaused = step.breaker->state != BreakerState::Closed;
    if (!known.isPaused && step.breaker->openings > known.openings)
        notices.emplace_back(StepPausedNotice{
            .step = step.name, .pause = step.breaker->remaining, .why = step.breaker->why});
    const bool hasPaused = known.isPaused || step.breaker->openings > known.openings;
    if (hasPaused && !isPaused)
        notices.emplace_back(StepGoesOnNotice{.step = step.name});
    known = Pauses{.openings = step.breaker->openings, .isPaused = isPaused};
}

} // namespace paipa::engine
