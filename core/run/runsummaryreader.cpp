// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/runsummary.h>

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

using engine::RunState;
using engine::Verdict;

std::chrono::nanoseconds timeFrom(const QJsonValue &seconds)
{
    return std::chrono::nanoseconds(std::llround(seconds.toDouble() * 1e9));
}

std::uint64_t countFrom(const QJsonValue &number)
{
    return static_cast<std::uint64_t>(std::max<qint64>(0, number.toInteger()));
}

std::optional<RunState> outcomeFrom(const QString &word)
{
    constexpr std::array ends{RunState::Finished, RunState::Failed, RunState::Stopped,
                              RunState::Aborted};
    const auto found =
        std::ranges::find(ends, word, [](RunState state) { return engine::toString(state); });
    return found == ends.end() ? std::nullopt : std::optional(*found);
}

engine::OriginCounts itemsFrom(const QJsonObject &json)
{
    engine::OriginCounts counts{.emitted = countFrom(json["emitted"_L1])};
    const auto read = [&](Verdict verdict, QLatin1StringView key) {
        counts.verdicts[static_cast<std::size_t>(verdict)] = countFrom(json[key]);
    };
    read(Verdict::Acked, "acked"_L1);
    read(Verdict::Failed, "failed"_L1);
    read(Verdict::Skipped, "skipped"_L1);
    read(Verdict::NotNeeded, "notNeeded"_L1);
    read(Verdict::Cancelled, "cancelled"_L1);
    return counts;
}

engine::StepSnapshot stepFrom(const QString &name, const QJsonObject &json)
{
    engine::StepSnapshot step{.name = name,
                              .in = countFrom(json["in"_L1]),
                              .out = countFrom(json["out"_L1]),
                              .failed = countFrom(json["failed"_L1]),
                              .retries = countFrom(json["retries"_L1]),
                              .skipped = countFrom(json["skipped"_L1]),
                              .busy = timeFrom(json["busySeconds"_L1]),
                              .waiting = timeFrom(json["waitingSeconds"_L1]),
                              .blocked = timeFrom(json["blockedSeconds"_L1]),
                              .cpu = timeFrom(json["cpuSeconds"_L1]),
                              .oversize = countFrom(json["oversize"_L1]),
                              .ended = true,
                              .mostWorkers = json["workers"_L1].toInt()};
    if (const QJsonValue median = json["p50Milliseconds"_L1]; median.isDouble()) {
        const QJsonValue ninetyFifth = json["p95Milliseconds"_L1];
        step.itemTime =
            engine::DurationQuantiles{.median = timeFrom(median.toDouble() / 1000),
                                      .ninetyFifth = timeFrom(ninetyFifth.toDouble() / 1000)};
    }
    return step;
}

engine::RunError errorFrom(const QJsonObject &json)
{
    return {.step = json["step"_L1].toString(),
            .item = json["item"_L1].toString(),
            .source = json["source"_L1].toString(),
            .sourceWorker = json["sourceWorker"_L1].toInt(-1),
            .attempt = json["attempts"_L1].toInt(1),
            .code = json["code"_L1].toString(),
            .text = Sentence::fromJson(json["text"_L1].toString(), json["parts"_L1])};
}

} // namespace

std::optional<RunSummary> runSummaryFromJson(const QJsonObject &json)
{
    const std::optional<RunState> outcome = outcomeFrom(json["outcome"_L1].toString());
    if (!outcome)
        return std::nullopt;
    RunSummary summary;
    summary.outcome.state = *outcome;
    summary.metrics.state = *outcome;
    summary.metrics.elapsed = timeFrom(json["wallSeconds"_L1]);
    summary.metrics.origins = itemsFrom(json["items"_L1].toObject());
    for (const QJsonValue &of : json["sources"_L1].toArray())
        summary.metrics.sources.push_back({.source = {.step = of["source"_L1].toString(),
                                                      .worker = of["sourceWorker"_L1].toInt(-1)},
                                           .counts = itemsFrom(of.toObject())});
    const QJsonObject steps = json["steps"_L1].toObject();
    for (auto it = steps.begin(); it != steps.end(); ++it)
        summary.metrics.steps.push_back(stepFrom(it.key(), it->toObject()));
    const QJsonArray deadLetters = json["deadLetters"_L1].toArray();
    summary.metrics.setAside = countFrom(json["setAside"_L1].toInteger(deadLetters.size()));
    for (const QJsonValue &letter : deadLetters)
        summary.deadLetters.push_back(
            engine::DeadLetter{.error = errorFrom(letter.toObject()),
                               .item = letter["record"_L1].toString().toUtf8()});
    for (const QJsonValue &stuck : json["stuck"_L1].toArray())
        summary.outcome.stuck.push_back(
            engine::StuckWorker{.step = stuck["step"_L1].toString(),
                                .worker = stuck["worker"_L1].toInt(),
                                .item = stuck["item"_L1].toString(),
                                .since = timeFrom(stuck["seconds"_L1])});
    if (const QJsonValue error = json["error"_L1]; error.isObject())
        summary.outcome.error = errorFrom(error.toObject());
    summary.deadLetterFile = json["deadLetterFile"_L1].toString();
    summary.peakMemoryBytes = json["peakMemoryBytes"_L1].toInteger();
    return summary;
}

} // namespace paipa
