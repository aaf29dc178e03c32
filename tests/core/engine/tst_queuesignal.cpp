// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/queuesignal.h>

#include "support/gate.h"
#include "support/manualclock.h"

#include <QTest>

#include <latch>
#include <semaphore>
#include <thread>

using namespace paipa;
using namespace paipa::engine;

class TestQueueSignal final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeBeforeTheWaitIsSeen()
    {
        QueueSignal signal;
        signal.wakeOne(); // nobody sleeps: nothing to do
        QVERIFY(signal.wait({}, [] { return true; }));
        QVERIFY(!signal.hasSleepers());
    }

    void wakeOneWakesASleeper()
    {
        QueueSignal signal;
        std::atomic<bool> isReady = false;
        std::binary_semaphore looked(0);
        std::jthread sleeper([&] {
            (void)signal.wait({}, [&] {
                looked.release();
                return isReady.load();
            });
        });
        looked.acquire();
        isReady = true;
        signal.wakeOne();
    }

    /// A sleeper that comes too late, because somebody else took what it was woken for, sleeps
    /// again; the next change has to wake it all the same.
    void aSleeperThatCameTooLateIsWokenAgain()
    {
        QueueSignal signal;
        std::atomic<bool> isReady = false;
        std::counting_semaphore<> looked(0);
        std::jthread sleeper([&] {
            (void)signal.wait({}, [&] {
                const bool ready = isReady;
                looked.release();
                return ready;
            });
        });
        looked.acquire();
        signal.wakeOne(); // and what it is woken for is gone already
        looked.acquire();
        isReady = true;
        signal.wakeOne();
    }

    void theStopTokenEndsTheWait()
    {
        QueueSignal signal;
        std::stop_source stop;
        std::latch looked(1);
        std::atomic<bool> isReady = true;
        std::jthread sleeper([&] {
            isReady = signal.wait(stop.get_token(), [&, first = true]() mutable {
                if (std::exchange(first, false))
                    looked.count_down();
                return false;
            });
        });
        looked.wait();
        stop.request_stop();
        sleeper.join();
        QVERIFY(!isReady);
        QVERIFY(!signal.hasSleepers());
    }

    void updateWakesAllSleepers()
    {
        QueueSignal signal;
        bool isReady = false;
        std::counting_semaphore<> looked(0);
        const auto sleep = [&] {
            (void)signal.wait({}, [&] {
                looked.release();
                return isReady;
            });
        };
        std::jthread first(sleep);
        std::jthread second(sleep);
        looked.acquire();
        looked.acquire();
        signal.update([&] { isReady = true; });
    }

    void aNapEndsByItself()
    {
        QueueSignal signal;
        signal.nap(std::chrono::microseconds(1), [] { return false; });
        QVERIFY(signal.hasNappers()); // nobody has called it back
        signal.endNaps();
        QVERIFY(!signal.hasNappers());
    }

    void nobodyNapsOverWhatIsThere()
    {
        QueueSignal signal;
        signal.nap(std::chrono::hours(1), [] { return true; });
    }

    void aNapperNeedsNoWakeUp()
    {
        QueueSignal signal;
        std::jthread napper([&] { signal.nap(std::chrono::hours(1), [] { return false; }); });
        test::spinUntil([&] { return signal.hasNappers(); });
        QVERIFY(!signal.hasSleepers());
        signal.update([] {}); // takes the mutex, so the other one sleeps; ends the nap
    }

    void endNapsEndsANap()
    {
        QueueSignal signal;
        std::atomic<bool> hasEnded = false;
        std::jthread napper([&] {
            signal.nap(std::chrono::hours(1), [] { return false; });
            hasEnded = true;
        });
        test::spinUntil([&] { return signal.hasNappers(); });
        (void)signal.wait({}, [] { return true; }); // takes the mutex: now the other one sleeps
        signal.endNaps();
        test::spinUntil([&] { return hasEnded.load(); });
    }

    void theDeadlineEndsTheWait()
    {
        QueueSignal signal;
        test::ManualClock clock;
        std::atomic<bool> isReady = true;
        std::jthread sleeper([&] {
            isReady = signal.waitUntil(clock, clock.now() + std::chrono::seconds(5), {},
                                       [] { return false; });
        });
        clock.waitForSleepers(1);
        QCOMPARE(clock.nextDeadline(), std::chrono::seconds(5));
        clock.advance(std::chrono::seconds(5));
        sleeper.join();
        QVERIFY(!isReady);
    }
};

QTEST_GUILESS_MAIN(TestQueueSignal)
#include "tst_queuesignal.moc"
