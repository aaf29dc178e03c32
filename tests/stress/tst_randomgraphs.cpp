// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "randomrun.h"

#include <paipa/engine/turns.h>

#include "support/watchdog.h"

#include <QTest>

#include <fstream>
#include <string>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

int threadCount()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("Threads:"))
            return std::stoi(line.substr(8));
    }
    return -1;
}

quint64 fromEnvironment(const char *name, quint64 otherwise)
{
    return qEnvironmentVariableIsSet(name) ? qEnvironmentVariable(name).toULongLong() : otherwise;
}

quint64 firstSeed() { return fromEnvironment("PAIPA_STRESS_SEED", 1); }
quint64 runs() { return fromEnvironment("PAIPA_STRESS_RUNS", 250); }

} // namespace

/// Random graphs with random faults and orders. PAIPA_STRESS_SEED is the first seed,
/// PAIPA_STRESS_RUNS how many follow.
class TestRandomGraphs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRunKeepsItsPromises()
    {
        const quint64 first = firstSeed();
        const quint64 count = runs();
        qInfo("seeds %llu to %llu", first, first + count - 1);
        int failed = 0;
        for (quint64 seed = first; seed < first + count && failed < 5; ++seed) {
            const int threads = threadCount();
            QStringList violations;
            {
                RandomRun run(planFor(seed));
                const Watchdog watchdog([&run] { return run.report(); });
                violations = run.violations();
                if (!violations.isEmpty())
                    qWarning().noquote() << run.report();
            }
            // A thread that was joined is gone for the system a moment later.
            for (int looks = 0; threadCount() > threads && looks < 100'000; ++looks)
                std::this_thread::yield();
            if (threadCount() > threads)
                violations << u"threads are left"_s;
            if (violations.isEmpty())
                continue;
            ++failed;
            qWarning().noquote() << u"seed %1:"_s.arg(seed) << violations.join(u"; "_s);
        }
        QCOMPARE(failed, 0);
    }

    void simulatedRunsRepeatThemselves_P7_64()
    {
        const quint64 first = firstSeed();
        const quint64 count = runs() / 16; // it takes longer
        for (quint64 seed = first; seed < first + count; ++seed) {
            const RunPlan plan = planFor(seed).leftAlone();
            RandomRun run(plan, std::make_shared<engine::Turns>(seed));
            RandomRun again(plan, std::make_shared<engine::Turns>(seed));
            const Watchdog watchdog([&] { return run.report() + again.report(); });
            QVERIFY2(run.violations().isEmpty(), qPrintable(run.report()));
            QVERIFY2(again.violations().isEmpty(), qPrintable(again.report()));
            QVERIFY2(run.events() == again.events(), qPrintable(run.report()));
        }
    }
};

QTEST_GUILESS_MAIN(TestRandomGraphs)
#include "tst_randomgraphs.moc"
