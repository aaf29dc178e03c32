// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/runsummary.h>

#include <paipa/base/printabletext.h>
#include <paipa/base/quantities.h>

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

using engine::Verdict;

qint64 number(std::uint64_t n) { return static_cast<qint64>(n); }

QJsonObject itemsJson(const engine::OriginCounts &counts)
{
    return {{u"emitted"_s, number(counts.emitted)},
            {u"acked"_s, number(counts.of(Verdict::Acked))},
            {u"failed"_s, number(counts.of(Verdict::Failed))},
            {u"skipped"_s, number(counts.of(Verdict::Skipped))},
            {u"notNeeded"_s, number(counts.of(Verdict::NotNeeded))},
            {u"cancelled"_s, number(counts.of(Verdict::Cancelled))}};
}

double milliseconds(std::chrono::nanoseconds time) { return secondsOf(time) * 1000; }

QJsonObject stepJson(const engine::StepSnapshot &step)
{
    const auto &time = step.itemTime;
    return {{u"in"_s, number(step.in)},
            {u"out"_s, number(step.out)},
            {u"failed"_s, number(step.failed)},
            {u"retries"_s, number(step.retries)},
            {u"skipped"_s, number(step.skipped)},
            {u"busySeconds"_s, secondsOf(step.busy)},
            {u"waitingSeconds"_s, secondsOf(step.waiting)},
            {u"blockedSeconds"_s, secondsOf(step.blocked)},
            {u"heldSeconds"_s, secondsOf(step.held)},
            {u"cpuSeconds"_s, secondsOf(step.cpu)},
            {u"p50Milliseconds"_s, time ? milliseconds(time->median) : QJsonValue()},
            {u"p95Milliseconds"_s, time ? milliseconds(time->ninetyFifth) : QJsonValue()},
            {u"oversize"_s, number(step.oversize)},
            {u"workers"_s, step.mostWorkers}};
}

/// With the source if there are several, and with its worker if that has several.
QJsonObject withSource(QJsonObject json, const QString &step, int worker)
{
    if (!step.isEmpty())
        json.insert(u"source"_s, step);
    if (worker >= 0)
        json.insert(u"sourceWorker"_s, worker);
    return json;
}

QJsonObject errorJson(const engine::RunError &error)
{
    const QJsonObject json{{u"step"_s, error.step},
                           {u"item"_s, error.item},
                           {u"code"_s, error.code},
                           {u"text"_s, error.text.toString()},
                           {u"parts"_s, error.text.toJson()},
                           {u"attempts"_s, error.attempt},
                           {u"message"_s, engine::toString(error)}};
    return withSource(json, error.source, error.sourceWorker);
}

/// Of one source alone there is nothing to say that the sums do not.
QJsonArray sourcesJson(const std::vector<engine::SourceCounts> &sources)
{
    QJsonArray json;
    if (sources.size() < 2)
        return json;
    for (const engine::SourceCounts &of : sources)
        json.append(withSource(itemsJson(of.counts), of.source.step, of.source.worker));
    return json;
}

QString grouped(std::uint64_t n)
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // with commas
    return locale.toString(static_cast<qulonglong>(n));
}

QString plural(std::uint64_t n, const QString &one, const QString &many)
{
    return grouped(n) + u' ' + (n == 1 ? one : many);
}

QString itemsLine(const RunSummary &summary)
{
    const engine::OriginCounts &counts = summary.metrics.origins;
    QStringList parts{plural(counts.emitted, u"item"_s, u"items"_s),
                      grouped(counts.of(Verdict::Acked)) + u" done"_s};
    const auto add = [&](Verdict verdict, const QString &word) {
        if (counts.of(verdict) > 0)
            parts.append(grouped(counts.of(verdict)) + u' ' + word);
    };
    add(Verdict::Failed, u"failed"_s);
    add(Verdict::Skipped, u"skipped"_s);
    add(Verdict::NotNeeded, u"not needed"_s);
    add(Verdict::Cancelled, u"cancelled"_s);
    return parts.join(u", "_s);
}

} // namespace

QJsonObject toJson(const RunSummary &summary)
{
    QJsonObject steps;
    for (const engine::StepSnapshot &step : summary.metrics.steps)
        steps.insert(step.name, stepJson(step));
    QJsonArray deadLetters;
    for (const engine::DeadLetter &letter : summary.deadLetters) {
        QJsonObject json = errorJson(letter.error);
        json.insert(u"record"_s, QString::fromUtf8(letter.item));
        deadLetters.append(json);
    }
    QJsonArray stuck;
    for (const engine::StuckWorker &worker : summary.outcome.stuck) {
        stuck.append(QJsonObject{{u"step"_s, worker.step},
                                 {u"worker"_s, worker.worker},
                                 {u"item"_s, worker.item},
                                 {u"seconds"_s, secondsOf(worker.since)}});
    }
    return {{u"outcome"_s, engine::toString(summary.outcome.state)},
            {u"wallSeconds"_s, secondsOf(summary.metrics.elapsed)},
            {u"peakMemoryBytes"_s, summary.peakMemoryBytes},
            {u"items"_s, itemsJson(summary.metrics.origins)},
            {u"sources"_s, sourcesJson(summary.metrics.sources)},
            {u"steps"_s, steps},
            {u"setAside"_s, number(summary.metrics.setAside)},
            {u"deadLetters"_s, deadLetters},
            {u"deadLetterFile"_s, summary.deadLetterFile.isEmpty()
                                      ? QJsonValue(QJsonValue::Null)
                                      : QJsonValue(summary.deadLetterFile)},
            {u"stuck"_s, stuck},
            {u"error"_s, summary.outcome.error ? QJsonValue(errorJson(*summary.outcome.error))
                                               : QJsonValue(QJsonValue::Null)}};
}

QString toText(const RunSummary &summary)
{
    constexpr std::size_t mostShown = 10;
    const double wall = secondsOf(summary.metrics.elapsed);
    QString text = u"%1: %2 in %3 s, peak memory %4 MiB\n"_s
                       .arg(engine::toString(summary.outcome.state), itemsLine(summary))
                       .arg(wall, 0, 'f', wall < 10 ? 2 : 1)
                       .arg(summary.peakMemoryBytes / 1_MiB);
    const std::uint64_t setAside = summary.metrics.setAside;
    if (!summary.deadLetters.empty())
        text += plural(setAside, u"item was"_s, u"items were"_s) + u" set aside:\n"_s;
    for (std::size_t i = 0; i < std::min(mostShown, summary.deadLetters.size()); ++i)
        text += u"  "_s + printable(engine::toString(summary.deadLetters[i].error)) + u'\n';
    if (summary.deadLetters.size() > mostShown)
        text += u"  … and %1 more\n"_s.arg(setAside - mostShown);
    if (!summary.deadLetters.empty() && !summary.deadLetterFile.isEmpty())
        text += u"  all of them, with their items, are in "_s + printable(summary.deadLetterFile)
                + u'\n';
    for (const engine::StuckWorker &worker : summary.outcome.stuck)
        text += u"stuck: "_s + printable(engine::toString(worker)) + u'\n';
    if (summary.outcome.error)
        text += u"error: "_s + printable(engine::toString(*summary.outcome.error)) + u'\n';
    return text;
}

} // namespace paipa
