// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Small steps in the workers of the step before. Between two threads an item goes through a queue,
// which costs more than a small step does; inline it costs a call. They are steps all the same,
// each with its name, its numbers and what happens to items that fail.

#include <paipa/pipeline/pipeline.h>

#include <QStringList>

#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

struct Reading {
    QString station;
    double degrees = 0;
};

/// Leaves out what is no reading.
std::optional<Reading> parsed(const QString &line)
{
    const QStringList words = line.split(u' ');
    bool isNumber = false;
    const double degrees = words.last().toDouble(&isNumber);
    return isNumber ? std::optional(Reading{words.first(), degrees}) : std::nullopt;
}

Reading inCelsius(Reading reading)
{
    reading.degrees = (reading.degrees - 32) / 1.8;
    return reading;
}

/// Leaves out what a broken sensor says.
std::optional<Reading> plausible(Reading reading)
{
    return reading.degrees < 60 ? std::optional(std::move(reading)) : std::nullopt;
}

} // namespace

int main()
{
    QStringList lines{u"Reykjavik offline"_s};
    for (int i = 0; i < 1000; ++i)
        lines << u"%1 %2"_s.arg(i % 2 == 0 ? u"Oslo"_s : u"Rome"_s).arg(i % 10 == 0 ? 999 : i % 90);

    Reading warmest; // of the last step, which has one worker
    const Pipeline pipeline{
        step(parsed, Workers{2}, StepName{u"parse"_s}),
        step(inCelsius, Placement::Inline, StepName{u"convert"_s}),
        step(plausible, Placement::Inline, StepName{u"check"_s}),
        step(
            [&warmest](const Reading &reading) {
                if (reading.degrees > warmest.degrees)
                    warmest = reading;
            },
            StepName{u"compare"_s}),
    };
    const engine::MetricsSnapshot metrics = pipeline.run(lines);

    int threads = 0;
    for (const engine::StepSnapshot &step : metrics.steps) {
        threads += step.mostWorkers;
        std::printf("%-8s %4llu -> %4llu items, %s\n", qPrintable(step.name),
                    static_cast<unsigned long long>(step.in),
                    static_cast<unsigned long long>(step.out),
                    step.runsIn.isEmpty() ? "in threads of its own"
                                          : qPrintable(u"called by "_s + step.runsIn));
    }
    std::printf("%d threads; it was warmest in %s, %.1f degrees\n", threads,
                qPrintable(warmest.station), warmest.degrees);
    return threads == 4 && warmest.station == u"Rome"_s && metrics.steps.back().in == 900 ? 0 : 1;
}
