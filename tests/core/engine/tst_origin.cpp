// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/boundedqueue.h>
#include <paipa/engine/item.h>
#include <paipa/engine/origin.h>

#include "support/watchdog.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace paipa::engine;

namespace {

std::uint64_t decided(const OriginLedger &ledger, Verdict verdict)
{
    return ledger.shared().of(verdict);
}

} // namespace

class TestOrigin final : public QObject
{
    Q_OBJECT

    paipa::test::Watchdog m_watchdog{[] { return QStringLiteral("a thread hangs"); }};

private Q_SLOTS:
    void theLastShareGivesTheVerdict_P5_38()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        OriginRef first = source.make();
        QCOMPARE(ledger.shared().emitted, std::uint64_t(1));
        OriginRef second = first.share();
        OriginRef third = second.share();
        first = {};
        third = {};
        QCOMPARE(ledger.shared().decided(), std::uint64_t(0));
        second = {};
        QCOMPARE(decided(ledger, Verdict::Acked), std::uint64_t(1));
    }

    /// A verdict may be anybody's code one day: whoever gives it must not keep others waiting.
    void theVerdictIsGivenUnderNoLockOfAQueue_P5_38()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        BoundedQueue<Item<int>> *closed = nullptr;
        int discarded = 0;
        BoundedQueue<Item<int>> queue({.items = 4}, [&](Item<int> &&item) {
            item.origin.mark(Verdict::NotNeeded);
            item.origin = {};
            // Takes all locks that there are.
            std::jthread([&] { closed->close(); }).join();
            ++discarded;
        });
        closed = &queue;
        for (int i = 0; i < 3; ++i) {
            Item<int> item{i, source.make()};
            QCOMPARE(queue.tryPush(item), PushResult::Pushed);
        }
        queue.close();
        QCOMPARE(discarded, 3);
        QCOMPARE(decided(ledger, Verdict::NotNeeded), std::uint64_t(3));
    }

    void eachSourceHasItsOwnSum_P5_42()
    {
        OriginLedger ledger;
        constexpr std::uint64_t many = 1000; // several blocks, the last one not full
        {
            OriginSource first(ledger, {.step = QStringLiteral("first")});
            OriginSource second(ledger, {.step = QStringLiteral("second"), .worker = 1});
            const OriginSource silent(ledger, {.step = QStringLiteral("silent")});
            OriginRef kept = second.make();
            QCOMPARE(kept.source(), (SourceName{QStringLiteral("second"), 1}));
            for (std::uint64_t i = 0; i < many; ++i) {
                const OriginRef origin = first.make();
                QCOMPARE(origin.source(), SourceName{QStringLiteral("first")});
                if (i % 10 == 0)
                    origin.mark(Verdict::Failed);
                const OriginRef other = second.make();
                if (i == 7)
                    other.withdraw();
                else
                    other.mark(Verdict::Skipped);
            }
            kept.mark(Verdict::Cancelled);
        }
        const std::vector<SourceCounts> sources = ledger.sources();
        QCOMPARE(sources.size(), std::size_t(2));
        const OriginCounts &second = sources[0].counts; // it was the first to emit
        QCOMPARE(sources[0].source.step, QStringLiteral("second"));
        QCOMPARE(second.emitted, many);
        QCOMPARE(second.of(Verdict::Skipped), many - 1);
        QCOMPARE(second.of(Verdict::Cancelled), std::uint64_t(1));
        const OriginCounts &first = sources[1].counts;
        QCOMPARE(first.emitted, many);
        QCOMPARE(first.of(Verdict::Failed), many / 10);
        QCOMPARE(first.of(Verdict::Acked), many - many / 10);
    }

    void anOpenItemIsMissingInTheSumOfItsSource_P5_42()
    {
        OriginLedger ledger;
        OriginRef open;
        {
            OriginSource source(ledger);
            open = source.make();
        }
        const std::optional<SourceCounts> of = ledger.sourceWithOpenItems();
        QVERIFY(of);
        QCOMPARE(of->counts.emitted, std::uint64_t(1));
        QCOMPARE(of->counts.decided(), std::uint64_t(0));
        open = {};
        QVERIFY(!ledger.sourceWithOpenItems());
    }

    void theWorstMarkWins_P5_39_data()
    {
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("second");
        for (int first = 0; first < static_cast<int>(verdictCount); ++first) {
            for (int second = 0; second < static_cast<int>(verdictCount); ++second)
                QTest::addRow("%d then %d", first, second) << first << second;
        }
    }
    void theWorstMarkWins_P5_39()
    {
        QFETCH(const int, first);
        QFETCH(const int, second);
        OriginLedger ledger;
        OriginSource source(ledger);
        {
            const OriginRef origin = source.make();
            origin.mark(static_cast<Verdict>(first));
            origin.mark(static_cast<Verdict>(second));
        }
        QCOMPARE(decided(ledger, static_cast<Verdict>(std::max(first, second))), std::uint64_t(1));
        QCOMPARE(ledger.shared().decided(), std::uint64_t(1));
    }

    void theOrderOfPrecedenceIsThatOfThePromise_P5_39()
    {
        QVERIFY(Verdict::Failed > Verdict::Cancelled);
        QVERIFY(Verdict::Cancelled > Verdict::Skipped);
        QVERIFY(Verdict::Skipped > Verdict::NotNeeded);
        QVERIFY(Verdict::NotNeeded > Verdict::Acked);
    }

    void theFateOfABatchIsThatOfAllItsItems_P5_40()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        std::vector<OriginRef> parents;
        for (int i = 0; i < 3; ++i)
            parents.push_back(source.make());
        parents[1].mark(Verdict::Failed);
        OriginRef joined = OriginRef::joined(std::move(parents));
        QCOMPARE(joined.ordinal(), std::uint64_t(0));
        OriginRef result = joined.share();
        joined = {};
        QCOMPARE(ledger.shared().decided(), std::uint64_t(0));
        result.mark(Verdict::Cancelled);
        result = {};
        QCOMPARE(decided(ledger, Verdict::Cancelled), std::uint64_t(2));
        QCOMPARE(decided(ledger, Verdict::Failed), std::uint64_t(1));
    }

    void batchesOfBatchesReachTheSource_P5_40()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        std::vector<OriginRef> outer;
        for (int i = 0; i < 4; ++i) {
            std::vector<OriginRef> inner;
            inner.push_back(source.make());
            inner.push_back(source.make());
            outer.push_back(OriginRef::joined(std::move(inner)));
        }
        OriginRef all = OriginRef::joined(std::move(outer));
        all.mark(Verdict::Skipped);
        all = {};
        QCOMPARE(decided(ledger, Verdict::Skipped), std::uint64_t(8));
    }

    void aBatchOfOneIsItsItem()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        (void)source.make();
        std::vector<OriginRef> parents;
        parents.push_back(source.make());
        QCOMPARE(OriginRef::joined(std::move(parents)).ordinal(), std::uint64_t(1));
        QCOMPARE(decided(ledger, Verdict::Acked), std::uint64_t(2));
    }

    void aWithdrawnItemWasNeverEmitted_P1_4()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        {
            const OriginRef origin = source.make();
            origin.withdraw();
        }
        QCOMPARE(ledger.shared().emitted, std::uint64_t(0));
        QCOMPARE(ledger.shared().decided(), std::uint64_t(0));
    }

    void ordinalsGoOnThroughAllBlocks_P5_38()
    {
        OriginLedger ledger;
        std::vector<OriginRef> kept;
        {
            OriginSource source(ledger);
            for (std::uint64_t i = 0; i < 1000; ++i) {
                OriginRef origin = source.make();
                QCOMPARE(origin.ordinal(), i);
                if (i % 100 == 7)
                    kept.push_back(std::move(origin));
            }
        }
        QCOMPARE(ledger.shared().decided(), std::uint64_t(1000 - kept.size()));
        QCOMPARE(kept[3].ordinal(), std::uint64_t(307)); // blocks outlive their source
        kept.clear();
        QCOMPARE(ledger.shared().decided(), std::uint64_t(1000));
    }

    void threadsCountInTheirOwnTally()
    {
        OriginLedger outer;
        OriginLedger inner;
        OriginTally outerTally;
        OriginTally innerTally;
        OriginSource outerSource(outer);
        OriginSource innerSource(inner);
        {
            const OriginLedger::ThreadTally own(outer, outerTally);
            (void)outerSource.make();
            (void)innerSource.make(); // not this thread's run
            {
                const OriginLedger::ThreadTally nested(inner, innerTally);
                (void)innerSource.make();
                (void)outerSource.make();
            }
            (void)outerSource.make();
        }
        (void)outerSource.make();
        QCOMPARE(outerTally.emitted(), std::uint64_t(2));
        QCOMPARE(outerTally.of(Verdict::Acked), std::uint64_t(2));
        QCOMPARE(outer.shared().emitted, std::uint64_t(2));
        QCOMPARE(innerTally.emitted(), std::uint64_t(1));
        QCOMPARE(inner.shared().emitted, std::uint64_t(1));
        OriginCounts sum = outer.shared();
        sum += outerTally;
        QCOMPARE(sum.emitted, std::uint64_t(4));
        QCOMPARE(sum.decided(), std::uint64_t(4));
    }

    /// The shortcut for a sole owner must not be taken by two.
    void exactlyOneVerdictWhoeverIsLast_P5_38()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        constexpr int rounds = 20'000;
        std::vector<OriginRef> left;
        std::vector<OriginRef> right;
        for (int i = 0; i < rounds; ++i) {
            left.push_back(source.make());
            right.push_back(left.back().share());
            if (i % 3 == 0)
                right.back().mark(Verdict::Failed);
        }
        std::latch begun(2);
        const auto drop = [&](std::vector<OriginRef> &shares) {
            begun.arrive_and_wait();
            for (OriginRef &share : shares) {
                { // shares come and go meanwhile
                    const OriginRef more = share.share();
                    const OriginRef evenMore = more.share();
                }
                share = {};
            }
        };
        {
            std::jthread first([&] { drop(left); });
            std::jthread second([&] { drop(right); });
        }
        QCOMPARE(ledger.shared().decided(), std::uint64_t(rounds));
        QCOMPARE(decided(ledger, Verdict::Failed), std::uint64_t((rounds + 2) / 3));
    }

    void movingIsNotSharing()
    {
        OriginLedger ledger;
        OriginSource source(ledger);
        OriginRef origin = source.make();
        OriginRef moved = std::move(origin);
        QVERIFY(!origin);
        QVERIFY(moved);
        OriginRef &self = moved;
        moved = std::move(self);
        moved = source.make();
        QCOMPARE(ledger.shared().decided(), std::uint64_t(1));
        OriginRef none;
        none.mark(Verdict::Failed); // nothing to mark
        QCOMPARE(none.ordinal(), std::uint64_t(0));
        QVERIFY(!none.share());
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"
