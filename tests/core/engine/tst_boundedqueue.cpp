// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/boundedqueue.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/watchdog.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace paipa;
using namespace paipa::engine;
using namespace Qt::Literals::StringLiterals;

namespace {

/// An item that occupies as many bytes as it says.
struct Load {
    std::size_t size = 1;
    int number = 0;
};

std::size_t itemBytes(const Load &load) { return load.size; }

template<typename T>
std::optional<T> popNow(BoundedQueue<T> &queue)
{
    Hand<T> hand;
    if (queue.tryPop(hand) != PopResult::Popped)
        return std::nullopt;
    return hand.take();
}

/// What several threads push through one queue must come out once each, in the order of each
/// producer, and within the bounds at every look.
struct Traffic {
    QueueBounds bounds;
    int producers = 1;
    int consumers = 1;
    std::size_t most = 1;
};

} // namespace

class TestBoundedQueue final : public QObject
{
    Q_OBJECT

    test::Watchdog m_watchdog{[] { return u"a queue hangs"_s; }};

private Q_SLOTS:
    void itemsComeOutInOrder_P2_15()
    {
        BoundedQueue<int> queue({.items = 4});
        queue.addProducer();
        for (int i = 0; i < 100; ++i) {
            int item = i;
            QCOMPARE(queue.tryPush(item), PushResult::Pushed);
            if (i % 4 == 3) {
                for (int expected = i - 3; expected <= i; ++expected)
                    QCOMPARE(popNow(queue), expected);
            }
        }
        QCOMPARE(popNow(queue), std::nullopt);
    }

    void takesNoMoreItemsThanTheBound_P2_11_data()
    {
        QTest::addColumn<std::size_t>("bound");
        for (const std::size_t bound : {1u, 2u, 3u, 4u, 5u, 8u, 1000u})
            QTest::addRow("%zu", bound) << bound;
    }
    void takesNoMoreItemsThanTheBound_P2_11()
    {
        QFETCH(const std::size_t, bound);
        BoundedQueue<int> queue({.items = bound});
        queue.addProducer();
        for (int round = 0; round < 3; ++round) {
            int item = 7;
            for (std::size_t i = 0; i < bound; ++i)
                QCOMPARE(queue.tryPush(item), PushResult::Pushed);
            QCOMPARE(queue.tryPush(item), PushResult::Full);
            QCOMPARE(queue.size(), bound);
            while (popNow(queue)) {
            }
            QCOMPARE(queue.size(), std::size_t(0));
        }
    }

    void takesNoMoreBytesThanTheBound_P2_11()
    {
        BoundedQueue<Load> queue({.items = 100, .bytes = 10});
        queue.addProducer();
        Load four{4}, three{3}, two{2};
        QCOMPARE(queue.tryPush(four), PushResult::Pushed);
        QCOMPARE(queue.tryPush(four), PushResult::Pushed);
        QCOMPARE(queue.tryPush(three), PushResult::Full);
        QCOMPARE(queue.tryPush(two), PushResult::Pushed);
        QCOMPARE(queue.bytes(), std::size_t(10));
        QCOMPARE(queue.tryPush(two), PushResult::Full);
        QVERIFY(popNow(queue));
        QCOMPARE(queue.bytes(), std::size_t(6));
        QCOMPARE(queue.tryPush(three), PushResult::Pushed);
    }

    void anEmptyQueueTakesAnItemOfAnySize_P2_12()
    {
        BoundedQueue<Load> queue({.items = 100, .bytes = 10});
        queue.addProducer();
        Load huge{1000}, tiny{1};
        QCOMPARE(queue.tryPush(huge), PushResult::Pushed);
        QCOMPARE(queue.oversizeItems(), std::uint64_t(1));
        QCOMPARE(queue.tryPush(tiny), PushResult::Full);
        QVERIFY(popNow(queue));
        QCOMPARE(queue.tryPush(tiny), PushResult::Pushed);
        QCOMPARE(queue.tryPush(huge), PushResult::Full);
        QCOMPARE(queue.oversizeItems(), std::uint64_t(1));
    }

    /// "No limit" is written as the largest number; so is the size of a broken item.
    void theLargestNumbersAreNoTrap()
    {
        BoundedQueue<Load> queue({.items = 4, .bytes = std::numeric_limits<std::size_t>::max()});
        queue.addProducer();
        Load load{100};
        QCOMPARE(queue.tryPush(load), PushResult::Pushed);
        QCOMPARE(queue.tryPush(load), PushResult::Pushed);
        Load absurd{std::numeric_limits<std::size_t>::max()};
        QCOMPARE(queue.tryPush(absurd), PushResult::Full);
        QVERIFY(popNow(queue));
        QVERIFY(popNow(queue));
        QCOMPARE(queue.tryPush(absurd), PushResult::Pushed);
        QVERIFY(popNow(queue));
        QCOMPARE(queue.bytes(), std::size_t(0));
    }

    /// Whoever checks the options does so later; until then nothing may break.
    void boundsOfNothingAreBoundsOfOne()
    {
        BoundedQueue<int> queue({.items = 0, .bytes = 0});
        queue.addProducer();
        int item = 1;
        QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        QCOMPARE(queue.tryPush(item), PushResult::Full);
    }

    void theEndIsAState_P3_19()
    {
        BoundedQueue<int> queue({.items = 4});
        queue.addProducer();
        queue.addProducer();
        int item = 5;
        QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        queue.removeProducer();
        queue.removeProducer();
        Hand<int> hand;
        QCOMPARE(queue.tryPop(hand), PopResult::Popped);
        (void)hand.take();
        QCOMPARE(queue.tryPop(hand), PopResult::Ended);
        QCOMPARE(queue.pop(hand, {}), PopResult::Ended);
    }

    void oneProducerOfTwoDoesNotEndIt_P3_19()
    {
        BoundedQueue<int> queue({.items = 4});
        queue.addProducer();
        queue.addProducer();
        queue.removeProducer();
        Hand<int> hand;
        QCOMPARE(queue.tryPop(hand), PopResult::Empty);
    }

    void theLastProducerWakesAllConsumers_P2_14()
    {
        BoundedQueue<int> queue({.items = 4});
        queue.addProducer();
        std::latch ready(3);
        std::vector<std::jthread> consumers;
        std::atomic<int> ended = 0;
        for (int i = 0; i < 3; ++i) {
            consumers.emplace_back([&] {
                ready.count_down();
                Hand<int> hand;
                if (queue.pop(hand, {}) == PopResult::Ended)
                    ++ended;
            });
        }
        ready.wait();
        queue.removeProducer();
        consumers.clear();
        QCOMPARE(ended, 3);
    }

    void closingWakesBlockedPushes_P2_16()
    {
        BoundedQueue<int> queue({.items = 1});
        queue.addProducer();
        int item = 1;
        QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        std::latch ready(3);
        std::atomic<int> closed = 0;
        std::vector<std::jthread> producers;
        for (int i = 0; i < 3; ++i) {
            producers.emplace_back([&, i] {
                ready.count_down();
                int own = 10 + i;
                if (queue.push(own, {}) == PushResult::Closed && own == 10 + i)
                    ++closed;
            });
        }
        ready.wait();
        queue.close();
        producers.clear();
        QCOMPARE(closed, 3);
        Hand<int> hand;
        QCOMPARE(queue.tryPop(hand), PopResult::Closed);
    }

    void closingWakesBlockedPops_P2_14()
    {
        BoundedQueue<int> queue({.items = 1});
        queue.addProducer();
        std::latch ready(3);
        std::atomic<int> closed = 0;
        std::vector<std::jthread> consumers;
        for (int i = 0; i < 3; ++i) {
            consumers.emplace_back([&] {
                ready.count_down();
                Hand<int> hand;
                if (queue.pop(hand, {}) == PopResult::Closed)
                    ++closed;
            });
        }
        ready.wait();
        queue.close();
        consumers.clear();
        QCOMPARE(closed, 3);
    }

    void closingDiscardsWhatIsInside()
    {
        std::vector<int> discarded;
        BoundedQueue<int> queue({.items = 4}, [&](int &&item) { discarded.push_back(item); });
        queue.addProducer();
        for (int item : {1, 2, 3})
            QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        queue.close();
        QCOMPARE(discarded, (std::vector{1, 2, 3}));
        int late = 4;
        QCOMPARE(queue.tryPush(late), PushResult::Closed);
        QCOMPARE(late, 4);
    }

    void theStopTokenEndsAPush_P2_16()
    {
        BoundedQueue<std::unique_ptr<int>> queue({.items = 1});
        queue.addProducer();
        auto first = std::make_unique<int>(1);
        QCOMPARE(queue.tryPush(first), PushResult::Pushed);
        QVERIFY(!first);
        std::stop_source stop;
        std::atomic<bool> isKept = false;
        std::jthread producer([&] {
            auto second = std::make_unique<int>(2);
            isKept = queue.push(second, stop.get_token()) == PushResult::Stopped && second
                     && *second == 2;
        });
        stop.request_stop();
        producer.join();
        QVERIFY(isKept);
    }

    void theStopTokenEndsAPop()
    {
        BoundedQueue<int> queue({.items = 1});
        queue.addProducer();
        std::stop_source stop;
        PopResult result = PopResult::Popped;
        std::jthread consumer([&] {
            Hand<int> hand;
            result = queue.pop(hand, stop.get_token());
        });
        stop.request_stop();
        consumer.join();
        QCOMPARE(result, PopResult::Stopped);
    }

    void theDeadlineEndsAPop()
    {
        BoundedQueue<int> queue({.items = 1});
        queue.addProducer();
        test::ManualClock clock;
        PopResult result = PopResult::Popped;
        std::jthread consumer([&] {
            Hand<int> hand;
            result = queue.popUntil(hand, {}, clock, clock.now() + std::chrono::seconds(1));
        });
        clock.waitForSleepers(1);
        clock.advance(std::chrono::milliseconds(999));
        clock.waitForSleepers(1);
        clock.advance(std::chrono::milliseconds(1));
        consumer.join();
        QCOMPARE(result, PopResult::TimedOut);
    }

    void anItemEndsAPopWithADeadline()
    {
        BoundedQueue<int> queue({.items = 1});
        queue.addProducer();
        test::ManualClock clock;
        PopResult result = PopResult::Empty;
        std::jthread consumer([&] {
            Hand<int> hand;
            result = queue.popUntil(hand, {}, clock, clock.now() + std::chrono::seconds(1));
        });
        clock.waitForSleepers(1);
        int item = 1;
        QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        consumer.join();
        QCOMPARE(result, PopResult::Popped);
    }

    void aHandTakesSeveralSmallItemsOrOneLarge()
    {
        BoundedQueue<Load> queue({.items = 100, .bytes = 1 << 20});
        queue.addProducer();
        for (int i = 0; i < 10; ++i) {
            Load load{10, i};
            QCOMPARE(queue.tryPush(load), PushResult::Pushed);
        }
        for (int i = 10; i < 12; ++i) {
            Load load{100'000, i};
            QCOMPARE(queue.tryPush(load), PushResult::Pushed);
        }
        std::vector<int> sizes;
        for (int next = 0; next < 12;) {
            Hand<Load> hand;
            QCOMPARE(queue.tryPop(hand, Hand<Load>::capacity), PopResult::Popped);
            int size = 0;
            for (; !hand.isEmpty(); ++size)
                QCOMPARE(hand.take().number, next++);
            sizes.push_back(size);
        }
        QCOMPARE(sizes, (std::vector{8, 2, 1, 1}));
    }

    /// Small items that pass a large one for ever would starve it.
    void aLargeItemIsNotOvertakenForEver_P2_15()
    {
        BoundedQueue<Load> queue({.items = 100, .bytes = 10});
        queue.addProducer();
        Load small{6};
        QCOMPARE(queue.tryPush(small), PushResult::Pushed);
        std::atomic<bool> isIn = false;
        std::jthread waiting([&](const std::stop_token &stop) {
            Load large{10, 1};
            isIn = queue.push(large, stop) == PushResult::Pushed;
        });
        // As long as small ones come in, one of them is always inside, and the large one has no
        // room.
        for (int passed = 0; !isIn && passed < 50'000'000; ++passed) {
            Load next{4};
            if (queue.tryPush(next) == PushResult::Pushed || queue.size() > 0)
                (void)popNow(queue); // leaves one inside, unless the small ones have to wait
        }
        waiting.get_stop_source().request_stop();
        QVERIFY(isIn);
    }

    void everyItemPassesOnceWithinTheBounds_P2_11_data()
    {
        QTest::addColumn<Traffic>("traffic");
        for (const std::size_t items : {1u, 2u, 3u, 7u, 64u}) {
            for (const auto &[producers, consumers] : {std::pair{1, 1}, {2, 2}, {4, 1}, {1, 4}}) {
                for (const std::size_t most : {1u, 8u}) {
                    QTest::addRow("%zu items, %d to %d, by %zu", items, producers, consumers, most)
                        << Traffic{{.items = items, .bytes = 1 << 20}, producers, consumers, most};
                }
            }
        }
        for (const std::size_t bytes : {1u, 20u, 30u, 100u}) { // an item has up to 30
            QTest::addRow("%zu bytes", bytes) << Traffic{{.items = 16, .bytes = bytes}, 3, 3, 1};
        }
    }
    void everyItemPassesOnceWithinTheBounds_P2_11()
    {
        QFETCH(const Traffic, traffic);
        constexpr int itemsEach = 1000;
        constexpr std::size_t largest = 30;
        BoundedQueue<Load> queue(traffic.bounds);
        std::atomic<bool> isExceeded = false;
        const auto look = [&] {
            const std::size_t most = std::max<std::size_t>(traffic.bounds.bytes, largest);
            if (queue.size() > traffic.bounds.items || queue.bytes() > most)
                isExceeded = true;
        };
        std::vector<std::vector<int>> received(static_cast<std::size_t>(traffic.consumers));
        {
            std::vector<std::jthread> threads;
            for (int p = 0; p < traffic.producers; ++p) {
                queue.addProducer();
            }
            for (int p = 0; p < traffic.producers; ++p) {
                threads.emplace_back([&, p] {
                    for (int i = 0; i < itemsEach; ++i) {
                        Load load{1 + static_cast<std::size_t>(i * 7) % largest, p * itemsEach + i};
                        if (queue.push(load, {}) != PushResult::Pushed)
                            isExceeded = true;
                        look();
                    }
                    queue.removeProducer();
                });
            }
            for (std::vector<int> &own : received) {
                threads.emplace_back([&] {
                    Hand<Load> hand;
                    while (queue.pop(hand, {}, traffic.most) == PopResult::Popped) {
                        look();
                        while (!hand.isEmpty())
                            own.push_back(hand.take().number);
                    }
                });
            }
        }
        QVERIFY(!isExceeded);
        QCOMPARE(queue.size(), std::size_t(0));
        QCOMPARE(queue.bytes(), std::size_t(0));
        std::vector<int> all;
        for (const std::vector<int> &own : received) {
            for (int p = 0; p < traffic.producers; ++p) { // each producer's items in its order
                std::vector<int> from;
                std::ranges::copy_if(own, std::back_inserter(from),
                                     [&](int n) { return n / itemsEach == p; });
                QVERIFY(std::ranges::is_sorted(from));
            }
            all.insert(all.end(), own.begin(), own.end());
        }
        std::ranges::sort(all);
        QCOMPARE(all.size(), static_cast<std::size_t>(traffic.producers * itemsEach));
        QVERIFY(std::ranges::adjacent_find(all) == all.end());
    }

    /// The second push may come before the consumer that the first one woke has looked: that one
    /// wakes the other, and then keeps its item until the other has one.
    void nobodySleepsWhileThereIsAnItem_P2_14()
    {
        for (int round = 0; round < 60; ++round) {
            BoundedQueue<int> queue({.items = 2});
            queue.addProducer();
            std::atomic<int> begun = 0;
            std::latch bothHaveOne(2);
            const auto takeOne = [&] {
                Hand<int> hand;
                while (hand.patience.yields() > 1) // it has learned to sleep soon
                    hand.patience.hasYielded({}, 0);
                hand.patience.hasSlept(std::chrono::seconds(1));
                ++begun;
                if (queue.pop(hand, {}) == PopResult::Popped)
                    bothHaveOne.arrive_and_wait();
            };
            const std::jthread first(takeOne);
            const std::jthread second(takeOne);
            test::spinUntil([&] { return begun == 2; });
            for (int i = 0; i < 30; ++i)
                std::this_thread::yield(); // most times both sleep then
            for (int item : {1, 2})
                QCOMPARE(queue.push(item, {}), PushResult::Pushed);
        }
    }

    /// An item is either the producer's, or discarded, or popped: never lost, never twice.
    void closingWhilePushingLosesNothing()
    {
        for (int round = 0; round < 300; ++round) {
            std::atomic<int> discarded = 0;
            std::atomic<int> pushed = 0;
            std::atomic<int> popped = 0;
            {
                BoundedQueue<int> queue({.items = 4}, [&](int &&) { ++discarded; });
                queue.addProducer();
                std::latch begun(3);
                const auto produce = [&] {
                    begun.arrive_and_wait();
                    int item = 1;
                    while (queue.push(item, {}) == PushResult::Pushed)
                        ++pushed;
                };
                const std::jthread first(produce);
                const std::jthread second(produce);
                Hand<int> hand;
                begun.arrive_and_wait();
                for (int i = 0; i < round % 20; ++i) {
                    if (queue.pop(hand, {}) == PopResult::Popped) {
                        (void)hand.take();
                        ++popped;
                    }
                }
                queue.close();
            }
            QCOMPARE(popped + discarded, pushed);
        }
    }

    /// A wake-up that an item needs must not get lost because somebody else took the item before.
    void noItemStaysBehindASleepingConsumer_P2_13()
    {
        BoundedQueue<int> queue({.items = 4});
        queue.addProducer();
        std::jthread sleeper([&] {
            Hand<int> hand;
            while (queue.pop(hand, {}) == PopResult::Popped) {
                (void)hand.take();
            }
        });
        // This thread competes for the first item of each round; the second one is the other's,
        // even if it was woken for the first one and came too late.
        for (int round = 0; round < 1000; ++round) {
            int item = round;
            QCOMPARE(queue.push(item, {}), PushResult::Pushed);
            (void)popNow(queue);
            QCOMPARE(queue.push(item, {}), PushResult::Pushed);
            test::spinUntil([&] { return queue.size() == 0; });
        }
        queue.removeProducer();
    }

    void whatIsLeftIsDestroyedWithTheQueue()
    {
        const auto witness = std::make_shared<int>(1);
        {
            BoundedQueue<std::shared_ptr<int>> queue({.items = 4});
            auto item = witness;
            QCOMPARE(queue.tryPush(item), PushResult::Pushed);
            QCOMPARE(witness.use_count(), 2);
        }
        QCOMPARE(witness.use_count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestBoundedQueue)
#include "tst_boundedqueue.moc"
