// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/asymmetricfence.h>

#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <thread>

using namespace paipa::engine;

namespace {

/// How often neither of two threads saw what the other had stored just before. They meet in each
/// round, one of them a little later each time: a store is held back for some nanoseconds only.
template<typename Fence, typename OtherFence>
int missesOf(int rounds, Fence &&fence, OtherFence &&otherFence)
{
    std::atomic<int> mine = 0;
    std::atomic<int> others = 0;
    std::atomic<int> begun = 0;
    std::atomic<int> ended = 0;
    int seenByOther = 0;
    int misses = 0;
    const auto waitFor = [](const std::atomic<int> &counter, int value) {
        for (int looks = 0; counter.load(std::memory_order_acquire) < value; ++looks) {
            if (looks > 1000)
                std::this_thread::yield();
        }
    };
    std::jthread other([&] {
        for (int i = 1; i <= rounds; ++i) {
            waitFor(begun, i);
            others.store(i, std::memory_order_relaxed);
            otherFence();
            seenByOther = mine.load(std::memory_order_relaxed);
            ended.store(i, std::memory_order_release);
        }
    });
    for (int i = 1; i <= rounds; ++i) {
        begun.store(i, std::memory_order_release);
        for (std::atomic<int> delay = i % 100; delay > 0; --delay) {
        }
        mine.store(i, std::memory_order_relaxed);
        fence();
        const int seenByMe = others.load(std::memory_order_relaxed);
        waitFor(ended, i);
        if (seenByMe != i && seenByOther != i)
            ++misses;
    }
    return misses;
}

} // namespace

/// Store, fence, load: Dekker's protocol, on which it rests that nobody sleeps for ever.
class TestAsymmetricFence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneOfTwoSeesTheOther_P2_14() { QCOMPARE(missesOf(5'000, heavyFence, lightFence), 0); }

    void withoutTheSystemCallBothAreFullBarriers_P2_14()
    {
        const bool reachesAll = detail::heavyFenceReachesAll.exchange(false);
        const auto restore = qScopeGuard([&] { detail::heavyFenceReachesAll = reachesAll; });
        QCOMPARE(missesOf(5'000, heavyFence, lightFence), 0);
    }
};

QTEST_GUILESS_MAIN(TestAsymmetricFence)
#include "tst_asymmetricfence.moc"
