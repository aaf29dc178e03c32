// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runwording.h"

#include "document/cataloguewording.h"

#include "widgets/numbers.h"

#include <QLocale>

#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

QString RunWording::state(SessionState state)
{
    switch (state) {
    case SessionState::Idle: return tr("Ready");
    case SessionState::Starting: return tr("Starting");
    case SessionState::Running: return tr("Running");
    case SessionState::Paused: return tr("Paused");
    case SessionState::Stopping: return tr("Stopping");
    case SessionState::Aborting: return tr("Aborting");
    case SessionState::Failing: return tr("Failing");
    case SessionState::Refused: return tr("Not started");
    case SessionState::Finished: return tr("Finished");
    case SessionState::Failed: return tr("Failed");
    case SessionState::Stopped: return tr("Stopped");
    case SessionState::Aborted: return tr("Aborted");
    case SessionState::Interrupted: return tr("Interrupted");
    }
    Q_UNREACHABLE();
}

QString RunWording::count(quint64 number)
{
    return QLocale().toString(static_cast<qulonglong>(number));
}

QString RunWording::rate(double itemsPerSecond)
{
    const int decimals = itemsPerSecond < 10 && itemsPerSecond > 0 ? 1 : 0;
    return tr("%1/s", "items per second").arg(QLocale().toString(itemsPerSecond, 'f', decimals));
}

QString RunWording::percent(double share)
{
    return tr("%1 %", "percent").arg(std::lround(share * 100));
}

QString RunWording::duration(std::chrono::seconds duration)
{
    const auto total = duration.count();
    const QLatin1Char zero('0');
    const QString rest = u":%1"_s.arg(total % 60, 2, 10, zero);
    if (total < 3600)
        return QString::number(total / 60) + rest;
    return u"%1:%2"_s.arg(total / 3600).arg(total / 60 % 60, 2, 10, zero) + rest;
}

QString RunWording::duration(std::chrono::nanoseconds duration)
{
    return RunWording::duration(std::chrono::floor<std::chrono::seconds>(duration));
}

QString RunWording::remaining(const RemainingTime &time)
{
    if (time.uncertainty.count() == 0)
        return duration(time.expected);
    if (time.uncertainty < std::chrono::minutes(1))
        return tr("%1 ± %2 s", "remaining time")
            .arg(duration(time.expected))
            .arg(time.uncertainty.count());
    return tr("%1 ± %2", "remaining time").arg(duration(time.expected), duration(time.uncertainty));
}

QString RunWording::bytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString RunWording::progress(const engine::MetricsSnapshot &metrics)
{
    const QString done = count(metrics.origins.decided());
    return metrics.expected ? tr("%1 of %2", "items").arg(done, count(*metrics.expected)) : done;
}

QString RunWording::items(const engine::MetricsSnapshot &metrics)
{
    const QString done = count(metrics.origins.decided());
    if (!metrics.expected)
        return tr("%1 items", nullptr, forPlural(metrics.origins.decided())).arg(done);
    return tr("%1 of %2 items", nullptr, forPlural(*metrics.expected))
        .arg(done, count(*metrics.expected));
}

QString RunWording::limit(const Bottleneck &bottleneck, const RunSession &session)
{
    if (!bottleneck.exists())
        return {};
    const QString step = session.titleOf(bottleneck.step);
    const QString share = percent(bottleneck.busyShare);
    const QString busy =
        tr("%1 limits the run: %2 of %n worker(s) %3 busy", nullptr, bottleneck.workers)
            .arg(step)
            .arg(bottleneck.busyWorkers)
            .arg(share);
    const QString witness = session.titleOf(bottleneck.witness);
    const QString witnessShare = percent(bottleneck.witnessShare);
    switch (bottleneck.sign) {
    case Bottleneck::Sign::None: return busy;
    case Bottleneck::Sign::Blocked:
        return tr("%1, %2 blocked %3", "limit of the run; step; share of its time")
            .arg(busy, witness, witnessShare);
    case Bottleneck::Sign::Waiting:
        return tr("%1, %2 waiting %3", "limit of the run; step; share of its time")
            .arg(busy, witness, witnessShare);
    }
    Q_UNREACHABLE();
}

QString RunWording::notice(const RunNotice &notice, const RunSession &session)
{
    if (const auto *slow = std::get_if<SlowItemNotice>(&notice))
        return tr("Slow item: “%1” has been working on %2 for %3.")
            .arg(session.titleOf(slow->step), slow->item, duration(slow->age));
    if (const auto *paused = std::get_if<StepPausedNotice>(&notice))
        return tr("“%1” pauses for %2 after too many failures in a row. The last one: %3")
            .arg(session.titleOf(paused->step), duration(paused->pause), wordingOf(paused->why));
    if (const auto *stall = std::get_if<StallNotice>(&notice))
        return wordingOf(stall->text);
    return tr("“%1” goes on: an attempt has succeeded.")
        .arg(session.titleOf(std::get<StepGoesOnNotice>(notice).step));
}

QString RunWording::end(const RunReport &report)
{
    if (!engine::isFinal(report.summary.outcome.state))
        return tr("Interrupted: the program ended before the run did, so nothing was counted.");
    const engine::MetricsSnapshot &metrics = report.summary.metrics;
    const QString time = duration(metrics.elapsed);
    const auto failed = static_cast<int>(metrics.origins.of(engine::Verdict::Failed));
    if (!report.summary.outcome.stuck.empty()) {
        const engine::StuckWorker &stuck = report.summary.outcome.stuck.front();
        return stuck.item.isEmpty() ? tr("A worker of “%1” does not come back from its own code. "
                                         "Save, and restart Paipa.")
                                          .arg(stuck.step)
                                    : tr("A worker of “%1” does not come back from its own code, "
                                         "with %2. Save, and restart Paipa.")
                                          .arg(stuck.step, stuck.item);
    }
    switch (report.summary.outcome.state) {
    case engine::RunState::Finished:
        return failed == 0 ? tr("Finished in %1: all items are done.").arg(time)
                           : tr("Finished in %1: %n item(s) failed.", nullptr, failed).arg(time);
    case engine::RunState::Failed:
        return report.summary.outcome.error
                   ? tr("Failed after %1: %2")
                         .arg(time, wordingOf(engine::toSentence(*report.summary.outcome.error)))
                   : tr("Failed after %1.").arg(time);
    case engine::RunState::Stopped:
        return tr("Stopped after %1: what had begun is done.").arg(time);
    default: return tr("Aborted after %1: what was queued is not done.").arg(time);
    }
}

} // namespace paipa::ui
