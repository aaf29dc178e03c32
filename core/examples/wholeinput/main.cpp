// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Steps over their whole input: a generator that drops repeated lines, and one that stops after the
// first five that it likes. Nobody reads the rest: the endless source ends, too.

#include <paipa/pipeline/pipeline.h>

#include <QStringList>

#include <cstdio>
#include <ranges>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

/// What differs from its predecessor.
Generator<QString> changes(InputRange<QString> lines)
{
    QString last;
    for (const QString &line : lines) {
        if (line != last)
            co_yield line;
        last = line;
    }
}

Generator<QString> firstFive(InputRange<QString> lines)
{
    int taken = 0;
    for (const QString &line : lines) {
        co_yield line;
        if (++taken == 5)
            co_return;
    }
}

} // namespace

int main()
{
    QStringList shown; // of the last step, which has one worker
    const Pipeline pipeline{
        step([](int n) { return u"temperature %1"_s.arg(20 + n / 10); }, StepName{u"measure"_s}),
        step(changes, StepName{u"changes"_s}),
        step(firstFive, StepName{u"first"_s}),
        step([&shown](const QString &line) { shown << line; }, StepName{u"show"_s}),
    };
    pipeline.run(std::views::iota(0));

    for (const QString &line : shown)
        std::printf("%s\n", qPrintable(line));
    return shown.size() == 5 && shown.last() == u"temperature 24"_s ? 0 : 1;
}
