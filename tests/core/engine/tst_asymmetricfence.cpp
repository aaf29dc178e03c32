// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/asymmetricfence.h>

#include <QScopeGuard>
#include <QTest>

#include <barrier>
#include <thread>

using namespace paipa::engine;

namespace {

/// How often neither of two threads saw what the other had stored just before.
template<typename Fence, typename OtherFence>
int missesOf(int rounds, Fence &&fence, OtherFence &&otherFence)
{
    std::atomic<int> mine = 0;
    std::atomic<int> others = 0;
    int seenByMe = 0;
    int seenByOther = 0;
    int misses = 0;
    std::barrier together(2);
    std::jthread other([&] {
        for (int i = 1; i <= rounds; ++i) {
            together.arrive_and_wait();
            others.store(i, std::memory_order_relaxed);
            otherFence();
            seenByOther = mine.load(std::memory_order_relaxed);
            together.arrive_and_wait();
        }
    });
    for (int i = 1; i <= rounds; ++i) {
        together.arrive_and_wait();
        mine.store(i, std::memory_order_relaxed);
        fence();
        seenByMe = others.load(std::memory_order_relaxed);
        together.arrive_and_wait();
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
