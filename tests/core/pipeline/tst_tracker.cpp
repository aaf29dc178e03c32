// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/counters.h>
#include <paipa/pipeline/pipeline.h>
#include <paipa/pipeline/tracker.h>

#include "received.h"
#include "support/watchdog.h"

#include <QTest>

#include <memory>
#include <stdexcept>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestTracker final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a tracked pipeline hangs"_s; }};

private Q_SLOTS:
    void isToldBeforeAndAfterEachItem()
    {
        const Received<QString> events;
        const auto noted = [events](const char *text, int n) {
            events(QString::fromLatin1(text).arg(n));
        };
        const Pipeline pipeline{
            tracked(step([=](int n) { noted("process %1", n); }, StepName{u"tracked"_s}),
                    {.before = [=](int n, const WorkerContext &) { noted("before %1", n); },
                     .after =
                         [=](const TrackedCall &call, const WorkerContext &worker) {
                             events(worker.step() + (call.error ? u" failed"_s : u" succeeded"_s));
                         }})};
        pipeline.run(std::vector{1, 2});
        QCOMPARE(events.items(),
                 (std::vector{u"before 1"_s, u"process 1"_s, u"tracked succeeded"_s, u"before 2"_s,
                              u"process 2"_s, u"tracked succeeded"_s}));
    }

    void knowsOfFailuresAndOfEachAttempt()
    {
        Counters counters;
        const auto fail = [](int n) {
            if (n == 1)
                throw std::runtime_error("one");
        };
        const Pipeline pipeline{
            tracked(step(fail, ErrorPolicy{.retries = 2, .backoff = {}, .then = OnError::SetAside},
                         Workers{2}),
                    {.after = [&counters](const TrackedCall &call, const WorkerContext &) {
                        counters[call.error ? u"failed"_s : u"succeeded"_s].add();
                    }})};
        pipeline.run(numbers(3));
        QCOMPARE(counters[u"failed"_s].value(), 3);
        QCOMPARE(counters[u"succeeded"_s].value(), 2);
    }

    void whatCanOnlyBeMovedPasses()
    {
        Counters counters;
        using Pointer = std::unique_ptr<int>;
        const Pipeline pipeline{
            step([](int n) { return std::make_unique<int>(n); }),
            tracked(step([](Pointer pointer) { return *pointer; }),
                    {.before = [&](const Pointer &p,
                                   const WorkerContext &) { counters[u"sum"_s].add(*p); }}),
            step([](int) {})};
        pipeline.run(numbers(5));
        QCOMPARE(counters[u"sum"_s].value(), 10);
    }

    void whatItThrowsIsAnErrorOfTheStep_L11()
    {
        const Pipeline pipeline{tracked(
            step([](int) {}),
            {.before = [](int, const WorkerContext &) { throw std::runtime_error("tracker"); }})};
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, pipeline.run(numbers(1)));
    }
};

QTEST_GUILESS_MAIN(TestTracker)
#include "tst_tracker.moc"
