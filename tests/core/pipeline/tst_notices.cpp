// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <latch>
#include <mutex>
#include <set>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::RunState;

namespace {

/// Takes notices.
class Receiver
{
public:
    void operator()(const RunNotice &notice)
    {
        const std::scoped_lock lock(m_mutex);
        m_texts << toString(notice);
        m_threads.insert(std::this_thread::get_id());
    }
    [[nodiscard]] QStringList texts() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_texts;
    }
    [[nodiscard]] std::set<std::thread::id> threads() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_threads;
    }

private:
    mutable std::mutex m_mutex;
    QStringList m_texts;
    std::set<std::thread::id> m_threads;
};

} // namespace

/// What is told of a run of typed steps while it goes on.
class TestNotices final : public QObject
{
    Q_OBJECT

    enum class Call { Run, Results, Start, StartWithQueue };

    std::shared_ptr<ManualClock> m_clock;
    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

    /// Runs \a pipeline over 0 … 9, and waits for its end.
    template<typename P>
    static void runToItsEnd(const P &pipeline, Call call, const RunSettings &settings)
    {
        const auto input = std::views::iota(0, 10);
        if (call == Call::Run) {
            (void)pipeline.run(input, settings);
        } else if (call == Call::Results) {
            for ([[maybe_unused]] const int n : pipeline.results(input, {}, settings)) {
            }
        } else if (call == Call::Start) {
            auto run = pipeline.start(settings);
            (void)run.putAll(input);
            run.wait();
        } else {
            engine::BoundedQueue<int> queue({.items = 16});
            queue.addProducer();
            BackgroundRun run = pipeline.start(queue, settings);
            for (int n : input)
                (void)queue.tryPush(n);
            queue.removeProducer();
            run.wait();
        }
    }

    static void addCalls()
    {
        QTest::addColumn<Call>("call");
        QTest::newRow("run") << Call::Run;
        QTest::newRow("results") << Call::Results;
        QTest::newRow("start") << Call::Start;
        QTest::newRow("start with a queue") << Call::StartWithQueue;
    }

    /// Moves the time of whoever looks at the run.
    void pass(std::chrono::seconds time) const
    {
        m_clock->waitForDeadline(1s);
        m_clock->advance(time);
        m_clock->waitForDeadline(1s); // it has looked
    }

private Q_SLOTS:
    void init() { m_clock = std::make_shared<ManualClock>(); }

    void slowItemsAndStallsAreToldWhileItRuns_P7_58_P7_63_data() { addCalls(); }
    void slowItemsAndStallsAreToldWhileItRuns_P7_58_P7_63()
    {
        QFETCH(const Call, call);
        Gate gate;
        std::atomic<std::thread::id> worker;
        Receiver receiver;
        const Pipeline pipeline{step(
            [&](int n) {
                worker = std::this_thread::get_id();
                gate.pass();
                return n;
            },
            StepName{u"held"_s}, SlowAfter{5s})};
        std::jthread running([&] {
            runToItsEnd(pipeline, call, {.clock = m_clock, .onNotice = std::ref(receiver)});
        });
        const auto goOn = qScopeGuard([&] { gate.open(); }); // also if it fails
        gate.waitForArrivals();
        pass(4s);
        QCOMPARE(receiver.texts(), QStringList());
        pass(2s);
        pass(1s);
        QCOMPARE(receiver.texts(),
                 QStringList{u"slow item: step \"held\" has been working on 0 for 6.0 s"_s});
        pass(60s); // what has moved since it looked is noticed here
        pass(60s);
        QCOMPARE(receiver.texts().size(), 2);
        QVERIFY2(receiver.texts()[1].startsWith(u"nothing has moved for "_s),
                 qPrintable(receiver.texts()[1]));
        gate.open();
        running.join();
        QCOMPARE(receiver.threads().size(), std::size_t(1));
        QVERIFY(!receiver.threads().contains(worker));
    }

    void aReceiverThatIsStuckSlowsNoRun_P7_63_data() { addCalls(); }
    void aReceiverThatIsStuckSlowsNoRun_P7_63()
    {
        QFETCH(const Call, call);
        Gate gate;
        Gate stuck;
        std::latch done(10);
        const Pipeline pipeline{step(
            [&](int n) {
                gate.pass();
                done.count_down();
                return n;
            },
            SlowAfter{1s})};
        std::jthread running([&] {
            runToItsEnd(pipeline, call,
                        {.clock = m_clock, .onNotice = [&](const RunNotice &) { stuck.pass(); }});
        });
        gate.waitForArrivals();
        m_clock->waitForDeadline(1s);
        m_clock->advance(2s);
        stuck.waitForArrivals();
        gate.open();
        done.wait(); // all of them, though it is stuck
        stuck.open();
        running.join();
    }

    void waitDoesNotWaitForAReceiver_P7_63()
    {
        Gate gate;
        Gate stuck;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, SlowAfter{1s})};
        auto run = pipeline.start(
            {.clock = m_clock, .onNotice = [&](const RunNotice &) { stuck.pass(); }});
        QVERIFY(run.put(0));
        gate.waitForArrivals();
        m_clock->waitForDeadline(1s);
        m_clock->advance(2s);
        stuck.waitForArrivals();
        gate.open();
        run.wait();
        QCOMPARE(run.snapshot().state, RunState::Finished);
        stuck.open();
    }

    void aReceiverThatThrowsFailsTheRun_P4_24()
    {
        Gate gate;
        const Pipeline pipeline{step([&](int) { gate.pass(); }, SlowAfter{1s})};
        auto run = pipeline.start({.clock = m_clock, .onNotice = [](const RunNotice &) {
                                       throw std::out_of_range("the receiver");
                                   }});
        QVERIFY(run.put(0));
        gate.waitForArrivals();
        m_clock->waitForDeadline(1s);
        m_clock->advance(2s);
        spinUntil([&] { return run.snapshot().state == RunState::Failing; });
        gate.open();
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, run.wait());
    }

    void aRunWithNothingToTellTellsNothing_P7_63_data() { addCalls(); }
    void aRunWithNothingToTellTellsNothing_P7_63()
    {
        QFETCH(const Call, call);
        Receiver receiver;
        runToItsEnd(Pipeline{step([](int n) { return n; }, SlowAfter{1s})}, call,
                    {.clock = m_clock, .onNotice = std::ref(receiver)});
        QCOMPARE(receiver.texts(), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestNotices)
#include "tst_notices.moc"
