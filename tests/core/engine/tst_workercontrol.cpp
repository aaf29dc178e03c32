// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/workercontrol.h>

#include "support/manualclock.h"

#include <QTest>

#include <thread>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;

class TestWorkerControl final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsUpTheTimeInEachState()
    {
        test::ManualClock clock;
        WorkerCounters counters;
        counters.enter(WorkerState::Opening, clock.now());
        clock.advance(1s);
        counters.enter(WorkerState::Busy, clock.now());
        clock.advance(2s);
        counters.enter(WorkerState::Blocked, clock.now());
        clock.advance(3s);
        counters.enter(WorkerState::Busy, clock.now());
        clock.advance(4s);
        QCOMPARE(counters.timeIn(WorkerState::Opening, clock.now()), std::chrono::nanoseconds(1s));
        QCOMPARE(counters.timeIn(WorkerState::Busy, clock.now()), std::chrono::nanoseconds(6s));
        QCOMPARE(counters.timeIn(WorkerState::Blocked, clock.now()), std::chrono::nanoseconds(3s));
        QCOMPARE(counters.timeInState(clock.now()), std::chrono::nanoseconds(4s));
        QCOMPARE(counters.timeInState(clock.now() - 10s), std::chrono::nanoseconds(0));
        counters.enter(WorkerState::Ended, clock.now());
        clock.advance(5s);
        QCOMPARE(counters.timeIn(WorkerState::Busy, clock.now()), std::chrono::nanoseconds(6s));
        QCOMPARE(counters.timeIn(WorkerState::Ended, clock.now()), std::chrono::nanoseconds(0));
    }

    void theTimeOnAProcessorIsThatOfTheOwnThread()
    {
        WorkerCounters counters;
        QCOMPARE(counters.cpuTime(), 0ns);
        std::atomic<bool> hasSpun = false;
        std::atomic<bool> mayEnd = false;
        std::jthread worker([&] {
            counters.beginCpuTime();
            while (counters.cpuTime() < 5ms) { // all of it is spent here
            }
            hasSpun = true;
            hasSpun.notify_all();
            mayEnd.wait(false);
            counters.endCpuTime();
        });
        hasSpun.wait(false);
        const std::chrono::nanoseconds seen = counters.cpuTime();
        QVERIFY(seen >= 5ms);
        mayEnd = true;
        mayEnd.notify_all();
        worker.join();
        const std::chrono::nanoseconds last = counters.cpuTime();
        QVERIFY(last >= seen);
        QCOMPARE(counters.cpuTime(), last); // also of a thread that is gone
    }

    void theAbortTokenAloneSaysAborted()
    {
        SteadyClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        QVERIFY(!control.isAborted());
        orders.abort.request_stop();
        QVERIFY(control.isAborted());
        QVERIFY(!control.backOff(1h));
    }

    void retiringIsNotAborting()
    {
        SteadyClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        control.retire();
        QVERIFY(control.isRetired());
        QVERIFY(control.leaveToken().stop_requested());
        QVERIFY(control.mayBegin());
        QVERIFY(!control.isAborted());
    }

    void aPauseEndsWithResume_P7_57()
    {
        SteadyClock clock;
        RunOrders orders(clock);
        orders.pause();
        WorkerControl control(orders, 0);
        std::atomic<bool> isThrough = false;
        std::atomic<bool> mayBegin = false;
        std::jthread worker([&] {
            mayBegin = control.mayBegin();
            isThrough = true;
        });
        while (control.counters.state() != WorkerState::Paused)
            std::this_thread::yield();
        QVERIFY(!isThrough);
        orders.resume();
        worker.join();
        QVERIFY(mayBegin);
        QCOMPARE(control.counters.state(), WorkerState::Busy);
    }

    void aPauseEndsWithAbort_P7_57()
    {
        SteadyClock clock;
        RunOrders orders(clock);
        orders.pause();
        WorkerControl control(orders, 0);
        std::atomic<bool> mayBegin = true;
        std::jthread worker([&] { mayBegin = control.mayBegin(); });
        while (control.counters.state() != WorkerState::Paused)
            std::this_thread::yield();
        orders.abort.request_stop(); // the worker's own flag follows later
        worker.join();
        QVERIFY(!mayBegin);
    }

    void backingOffTakesItsTime_P4_29()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        std::atomic<bool> goesOn = false;
        std::jthread worker([&] { goesOn = control.backOff(100ms); });
        clock.waitForSleepers(1);
        QCOMPARE(clock.nextDeadline(), std::chrono::nanoseconds(100ms));
        clock.advance(99ms);
        clock.waitForSleepers(1);
        clock.advance(1ms);
        worker.join();
        QVERIFY(goesOn);
    }

    void anEndlessBackOffIsNoOverflow()
    {
        test::ManualClock clock;
        RunOrders orders(clock);
        WorkerControl control(orders, 0);
        std::jthread worker([&] { (void)control.backOff(std::chrono::milliseconds::max()); });
        clock.waitForSleepers(1);
        orders.abort.request_stop();
    }
};

QTEST_GUILESS_MAIN(TestWorkerControl)
#include "tst_workercontrol.moc"
