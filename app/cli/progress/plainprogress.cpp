// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/progress/plainprogress.h"

#include <paipa/base/quantities.h>

#include "cli/console.h"
#include "cli/progress/wording.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

using engine::MetricsSnapshot;
using engine::StepSnapshot;
using engine::Verdict;

qint64 number(std::uint64_t n) { return static_cast<qint64>(n); }

/// "hash 100 %, store 3 %"
QString queuesText(const MetricsSnapshot &snapshot)
{
    QStringList queues;
    for (const StepSnapshot &step : snapshot.steps) {
        if (step.hasQueue)
            queues.append(u"%1 %2 %"_s.arg(step.name).arg(queuePercent(step)));
    }
    return queues.join(u", "_s);
}

QString breakerText(engine::BreakerState state)
{
    switch (state) {
    case engine::BreakerState::Closed: return u"closed"_s;
    case engine::BreakerState::Open: return u"open"_s;
    case engine::BreakerState::Trying: return u"trying"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject stepJson(const StepSnapshot &step)
{
    QJsonObject json{{u"in"_s, number(step.in)},
                     {u"out"_s, number(step.out)},
                     {u"failed"_s, number(step.failed)},
                     {u"retries"_s, number(step.retries)},
                     {u"skipped"_s, number(step.skipped)},
                     {u"workers"_s, static_cast<qint64>(step.workers.size())},
                     {u"busySeconds"_s, secondsOf(step.busy)},
                     {u"waitingSeconds"_s, secondsOf(step.waiting)},
                     {u"blockedSeconds"_s, secondsOf(step.blocked)},
                     {u"heldSeconds"_s, secondsOf(step.held)},
                     {u"parked"_s, static_cast<qint64>(step.parked)},
                     {u"ended"_s, step.ended}};
    if (step.breaker) {
        json.insert(u"breaker"_s,
                    QJsonObject{{u"state"_s, breakerText(step.breaker->state)},
                                {u"openings"_s, number(step.breaker->openings)},
                                {u"remainingSeconds"_s, secondsOf(step.breaker->remaining)}});
    }
    if (step.hasQueue) {
        json.insert(u"queue"_s,
                    QJsonObject{{u"items"_s, static_cast<qint64>(step.queueItems)},
                                {u"bytes"_s, static_cast<qint64>(step.queueBytes)},
                                {u"maxItems"_s, static_cast<qint64>(step.queueBounds.items)},
                                {u"maxBytes"_s, static_cast<qint64>(step.queueBounds.bytes)}});
    }
    return json;
}

QJsonObject progressJson(const MetricsSnapshot &snapshot)
{
    QJsonObject steps;
    for (const StepSnapshot &step : snapshot.steps)
        steps.insert(step.name, stepJson(step));
    QJsonObject json{{u"type"_s, u"progress"_s},
                     {u"state"_s, engine::toString(snapshot.state)},
                     {u"elapsedSeconds"_s, secondsOf(snapshot.elapsed)},
                     {u"emitted"_s, number(snapshot.origins.emitted)},
                     {u"done"_s, number(snapshot.origins.decided())},
                     {u"failed"_s, number(snapshot.origins.of(Verdict::Failed))},
                     {u"steps"_s, steps}};
    if (snapshot.expected)
        json.insert(u"expected"_s, number(*snapshot.expected));
    if (const auto left = remaining(snapshot))
        json.insert(u"remainingSeconds"_s, static_cast<qint64>(left->count()));
    return json;
}

} // namespace

void LineProgress::show(const MetricsSnapshot &snapshot)
{
    constexpr std::chrono::seconds period{5};
    m_throughput.add(snapshot);
    if (snapshot.elapsed - m_shown < period)
        return;
    m_shown = snapshot.elapsed;
    m_console.message(u"%1  %2; queues: %3"_s.arg(clockText(snapshot.elapsed),
                                                  totalText(snapshot, m_throughput.rate()),
                                                  queuesText(snapshot)));
}

void LineProgress::finish(const MetricsSnapshot &snapshot)
{
    m_console.message(clockText(snapshot.elapsed) + u"  "_s
                      + totalText(snapshot, meanRate(snapshot)));
}

void LineProgress::notice(const QString &text) { m_console.message(text); }

void JsonProgress::show(const MetricsSnapshot &snapshot)
{
    constexpr std::chrono::seconds period{1};
    if (snapshot.elapsed - m_shown < period)
        return;
    m_shown = snapshot.elapsed;
    m_console.json(progressJson(snapshot));
}

void JsonProgress::finish(const MetricsSnapshot &snapshot)
{
    m_console.json(progressJson(snapshot));
}

void JsonProgress::notice(const QString &text) { m_console.message(text); }

void NoProgress::notice(const QString &text) { m_console.message(text); }

} // namespace paipa::cli
