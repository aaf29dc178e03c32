// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/clock.h>
#include <paipa/base/stoppablewait.h>

#include <QTest>

#include <latch>
#include <thread>

using namespace paipa;
using namespace std::chrono_literals;

class TestStoppableWait final : public QObject
{
    Q_OBJECT

    std::mutex m_mutex;
    std::condition_variable m_changed;

    /// Requests a stop as soon as a wait with \a wait has looked whether it is done.
    template<typename Wait>
    void stopDuring(Wait &&wait)
    {
        std::stop_source stop;
        std::latch looked(1);
        std::jthread stopping([&] {
            looked.wait();
            stop.request_stop();
        });
        const StopWake wake(m_mutex, m_changed, stop.get_token());
        std::unique_lock lock(m_mutex);
        bool isFirst = true;
        QVERIFY(!wait(lock, stop.get_token(), [&] {
            if (std::exchange(isFirst, false))
                looked.count_down(); // the request has to wait for the mutex
            return false;
        }));
    }

private Q_SLOTS:
    void aRequestEndsAWait()
    {
        for (int i = 0; i < 100; ++i) {
            stopDuring([&](auto &lock, const std::stop_token &stop, auto done) {
                return waitUnlessStopped(lock, m_changed, stop, done);
            });
        }
    }
    void aRequestEndsAWaitBeforeItsDeadline()
    {
        for (int i = 0; i < 100; ++i) {
            stopDuring([&](auto &lock, const std::stop_token &stop, auto done) {
                return waitUnlessStopped(lock, m_changed, stop,
                                         std::chrono::steady_clock::time_point::max(), done);
            });
        }
    }

    void aRequestBeforeTheWaitEndsIt()
    {
        std::stop_source stop;
        stop.request_stop();
        const StopWake wake(m_mutex, m_changed, stop.get_token());
        std::unique_lock lock(m_mutex);
        QVERIFY(!waitUnlessStopped(lock, m_changed, stop.get_token(), [] { return false; }));
        QVERIFY(waitUnlessStopped(lock, m_changed, stop.get_token(), [] { return true; }));
    }

    void theDeadlineEndsAWait()
    {
        std::unique_lock lock(m_mutex);
        int looks = 0;
        QVERIFY(
            !waitUnlessStopped(lock, m_changed, {}, std::chrono::steady_clock::now() + 1ms, [&] {
                ++looks;
                return false;
            }));
        QVERIFY(looks >= 2); // also once it is over
    }

    void aSleepEndsWithTheRequest()
    {
        SteadyClock clock;
        std::stop_source stop;
        std::jthread sleeping([&] { clock.sleepUntil(clock.now() + 24h, stop.get_token()); });
        stop.request_stop();
    }
};

QTEST_GUILESS_MAIN(TestStoppableWait)
#include "tst_stoppablewait.moc"
