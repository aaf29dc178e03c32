// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/branches.h>

#include "received.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <QTest>

#include <functional>
#include <memory>
#include <random>
#include <string>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;
using engine::Verdict;

// Where items go in pipelines with branches, and how steps there are called and placed. How such
// runs end is in tst_branchends.cpp.

namespace {

using Numbers = std::vector<int>;

int same(int n) { return n; }
int twice(int n) { return 2 * n; }
int negated(int n) { return -n; }
bool isEven(int n) { return n % 2 == 0; }
bool isSmall(int n) { return n < 10; }
void drop(int) {}

struct Photo {
    int size = 0;
    [[nodiscard]] bool isLarge() const { return size > 100; }
};
int sizeOf(const Photo &photo) { return photo.size; }

/// The ways in which items come into a pipeline.
enum class Feed { Run, Merged, Put, Queue, Results };

template<typename P>
engine::MetricsSnapshot feed(Feed way, const P &pipeline, const Numbers &items)
{
    if (way == Feed::Run)
        return pipeline.run(items);
    if (way == Feed::Merged)
        return pipeline.run(merged(items, Numbers()));
    if (way == Feed::Put) {
        auto run = pipeline.start();
        run.putAll(items);
        run.wait();
        return run.snapshot();
    }
    engine::BoundedQueue<int> queue({.items = items.size() + 1});
    queue.addProducer();
    for (int n : items)
        (void)queue.tryPush(n);
    queue.removeProducer();
    BackgroundRun run = pipeline.start(queue);
    run.wait();
    return run.snapshot();
}

void addFeeds()
{
    QTest::addColumn<Feed>("way");
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 200}) {
        QTest::addRow("run(), %d items", count) << Feed::Run << count;
        QTest::addRow("run() of several, %d items", count) << Feed::Merged << count;
        QTest::addRow("put(), %d items", count) << Feed::Put << count;
        QTest::addRow("a queue, %d items", count) << Feed::Queue << count;
        QTest::addRow("results(), %d items", count) << Feed::Results << count;
    }
}

template<typename P, typename Input>
Numbers sortedResults(const P &pipeline, Input &&input)
{
    Numbers all;
    for (const int n : pipeline.results(std::forward<Input>(input), {.items = 2}))
        all.push_back(n);
    std::ranges::sort(all);
    return all;
}

Numbers sorted(Numbers items)
{
    std::ranges::sort(items);
    return items;
}

QStringList namesIn(const engine::MetricsSnapshot &snapshot)
{
    QStringList names;
    for (const engine::StepSnapshot &step : snapshot.steps)
        names << step.name;
    return names;
}

engine::StepSnapshot stepIn(const engine::MetricsSnapshot &snapshot, const QString &name)
{
    const engine::StepSnapshot *found = snapshot.find(name);
    return found ? *found : engine::StepSnapshot();
}

} // namespace

class TestBranches final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline with branches hangs"_s; }};

private Q_SLOTS:
    void eachBranchGetsEveryItem_data() { addFeeds(); }
    void eachBranchGetsEveryItem()
    {
        QFETCH(const Feed, way);
        QFETCH(const int, count);
        const Received<int> left;
        const Received<int> right;
        const Pipeline pipeline{
            toAll(step(left, Workers{2}), Pipeline{step(negated), step(negated), step(right)},
                  passOn),
        };
        if (way == Feed::Results) {
            QCOMPARE(sortedResults(pipeline, numbers(count)), numbers(count));
        } else {
            const engine::MetricsSnapshot snapshot = feed(way, pipeline, numbers(count));
            QCOMPARE(snapshot.origins.of(Verdict::Acked), static_cast<std::uint64_t>(count));
        }
        QCOMPARE(left.sorted(), numbers(count));
        QCOMPARE(right.items(), numbers(count));
    }

    void anItemGoesToTheFirstBranchWhoseConditionHolds_data() { addFeeds(); }
    void anItemGoesToTheFirstBranchWhoseConditionHolds()
    {
        QFETCH(const Feed, way);
        QFETCH(const int, count);
        const Received<int> small;
        const Received<int> even;
        const Received<int> others;
        const auto noted = [](const Received<int> &received) {
            return step([received](int n) { return received(n), n; });
        };
        const Pipeline pipeline{
            route(when(isSmall, Pipeline{noted(small)}), when(isEven, noted(even)),
                  otherwise(noted(others))),
        };
        if (way == Feed::Results) {
            QCOMPARE(sortedResults(pipeline, numbers(count)), numbers(count));
        } else {
            const engine::MetricsSnapshot snapshot = feed(way, pipeline, numbers(count));
            QCOMPARE(snapshot.origins.of(Verdict::Acked), static_cast<std::uint64_t>(count));
        }
        Numbers expectedSmall;
        Numbers expectedEven;
        Numbers expectedOthers;
        for (const int n : numbers(count))
            (isSmall(n) ? expectedSmall : isEven(n) ? expectedEven : expectedOthers).push_back(n);
        QCOMPARE(small.items(), expectedSmall);
        QCOMPARE(even.items(), expectedEven);
        QCOMPARE(others.items(), expectedOthers);
    }

    void whatFitsNoBranchIsLeftOutAndDone_P5_41()
    {
        const Received<int> even;
        const Pipeline pipeline{step(same), route(when(isEven, step(even)))};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(10));
        QCOMPARE(even.items(), (Numbers{0, 2, 4, 6, 8}));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(10));
        QCOMPARE(stepIn(snapshot, u"step 2"_s).in, std::uint64_t(10));
        QCOMPARE(stepIn(snapshot, u"step 2"_s).out, std::uint64_t(5));
    }

    void whatFitsNoBranchMayGoOn()
    {
        const Pipeline pipeline{route(when(isEven, step(negated)), otherwise(passOn)), step(same)};
        QCOMPARE(sortedResults(pipeline, numbers(6)), (Numbers{-4, -2, 0, 1, 3, 5}));
    }

    void branchesAreMergedIntoTheNextStep()
    {
        const Received<int> received;
        const Received<int> logged;
        const Pipeline pipeline{
            step(same),
            toAll(step(twice), Pipeline{step(same), step(negated, Workers{2})}, step(logged)),
            step(received),
        };
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(3));
        QCOMPARE(received.sorted(), (Numbers{-2, -1, 0, 0, 2, 4}));
        QCOMPARE(logged.items(), numbers(3));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(3));
    }

    void branchesNest()
    {
        const Pipeline inner{
            toAll(route(when(isEven, step(twice)), otherwise(step(negated))), passOn)};
        const Pipeline pipeline{inner, toAll(Pipeline{inner, step(same)}, step(drop))};
        const auto twiceThrough = [](const Numbers &items) {
            Numbers all;
            for (const int n : items)
                all.insert(all.end(), {n, isEven(n) ? twice(n) : negated(n)});
            return all;
        };
        QCOMPARE(sortedResults(pipeline, numbers(50)),
                 sorted(twiceThrough(twiceThrough(numbers(50)))));
    }

    void aPipelineIsAPartOfAnother()
    {
        const Pipeline inner{step(twice), step(negated)};
        const Pipeline pipeline{inner, step(same), inner};
        QCOMPARE(sortedResults(pipeline, numbers(3)), (Numbers{0, 4, 8}));
        auto run = pipeline.start(); // items are put right into its first step
        QCOMPARE(namesIn(run.snapshot()), (QStringList{u"step 1.1"_s, u"step 1.2"_s, u"step 2"_s,
                                                       u"step 3.1"_s, u"step 3.2"_s}));
    }

    void whatCanOnlyBeMovedIsRouted()
    {
        using Pointer = std::unique_ptr<int>;
        const Received<int> even;
        const Received<int> odd;
        const Pipeline pipeline{
            step([](int n) { return std::make_unique<int>(n); }),
            route(when([](const Pointer &p) { return isEven(*p); },
                       step([even](Pointer p) { even(*p); })),
                  otherwise(Pipeline{step([](Pointer p) { return p; }),
                                     step([odd](Pointer p) { odd(*p); })})),
        };
        pipeline.run(numbers(5));
        QCOMPARE(even.items(), (Numbers{0, 2, 4}));
        QCOMPARE(odd.items(), (Numbers{1, 3}));
    }

    void aConditionMayBeAMemberAndMayKeepState()
    {
        const Received<int> large;
        const Pipeline photos{route(when(&Photo::isLarge, Pipeline{step(sizeOf), step(large)}))};
        photos.run(std::vector{Photo{.size = 7}, Photo{.size = 700}});
        QCOMPARE(large.items(), Numbers{700});

        const auto everyThird = [n = 0](int) mutable { return n++ % 3 == 0; };
        const Pipeline sampled{route(when(everyThird, passOn), otherwise(step(negated)))};
        for (int i = 0; i < 2; ++i) // it begins anew in each run
            QCOMPARE(sortedResults(sampled, numbers(4)), (Numbers{-2, -1, 0, 3}));
    }

    void eachBranchKeepsTheOrder_P7_53()
    {
        const Received<int> all;
        const Received<int> even;
        const Received<int> odd;
        const Pipeline pipeline{
            step(same, Workers{4}, Order::Kept),
            toAll(step(all), route(when(isEven, step(even)), otherwise(step(odd)))),
        };
        pipeline.run(numbers(1000));
        QCOMPARE(all.items(), numbers(1000));
        QVERIFY(std::ranges::is_sorted(even.items()));
        QVERIFY(std::ranges::is_sorted(odd.items()));
        QCOMPARE(even.items().size() + odd.items().size(), std::size_t(1000));
    }

    void twoRunsOfOnePipelineHaveNothingInCommon()
    {
        const Received<int> received;
        const Pipeline pipeline{toAll(step(twice), route(when(isEven, passOn))), step(received)};
        auto first = pipeline.start();
        auto second = pipeline.start();
        for (int n = 0; n < 100; ++n)
            QVERIFY(first.put(n) && second.put(n));
        first.wait();
        QVERIFY(second.put(100));
        second.wait();
        QCOMPARE(first.snapshot().origins.of(Verdict::Acked), std::uint64_t(100));
        QCOMPARE(second.snapshot().origins.of(Verdict::Acked), std::uint64_t(101));
        QCOMPARE(received.items().size(), std::size_t(302));
    }

    void severalRangesFeedOneRun()
    {
        const auto tens = [](int count) -> Generator<int> {
            for (int n = 0; n < count; ++n)
                co_yield 10 * n;
        };
        const Numbers borrowed{1, 2};
        const Pipeline pipeline{step(same)};
        QCOMPARE(sortedResults(pipeline, merged(borrowed, tens(3), Numbers{5})),
                 (Numbers{0, 1, 2, 5, 10, 20}));
        const engine::MetricsSnapshot snapshot = pipeline.run(merged(borrowed, Numbers{5}));
        QCOMPARE(namesIn(snapshot), (QStringList{u"input 1"_s, u"input 2"_s, u"step 1"_s}));
        QCOMPARE(snapshot.expected, std::optional<std::uint64_t>(3));
    }

    void aRangeThatWaitsDoesNotHoldUpTheOthers()
    {
        Gate gate;
        const auto late = [&gate]() -> Generator<int> {
            gate.pass();
            co_yield -1;
        };
        const Received<int> received;
        const Pipeline pipeline{step([&](int n) {
            received(n);
            if (n == 99)
                gate.open();
        })};
        pipeline.run(merged(late(), numbers(100)));
        QCOMPARE(received.items().size(), std::size_t(101));
        QCOMPARE(received.items().back(), -1);
    }

    void stepsAreCalledByTheirPlace()
    {
        const Pipeline inner{step(same), step(twice, StepName{u"twice"_s})};
        const Pipeline pipeline{
            step(same),
            toAll(inner, step(same), passOn, Pipeline{toAll(step(same), inner)}),
            route(when(isEven, inner), otherwise(step(same)), StepName{u"by parity"_s}),
        };
        QCOMPARE(namesIn(pipeline.run(Numbers())),
                 (QStringList{u"input"_s, u"step 1"_s, u"step 2.1.1"_s, u"twice"_s, u"step 2.2"_s,
                              u"step 2.4.1.1"_s, u"step 2.4.1.2.1"_s, u"twice"_s, u"by parity"_s,
                              u"step 3.1.1"_s, u"twice"_s, u"step 3.2"_s}));
    }

    void copiesCostNoThreadAndRoutesRunInline()
    {
        const Pipeline pipeline{step(same), toAll(step(drop), step(same)),
                                route(when(isEven, step(drop, Placement::Inline)))};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(2));
        QCOMPARE(namesIn(snapshot), (QStringList{u"input"_s, u"step 1"_s, u"step 2.1"_s,
                                                 u"step 2.2"_s, u"step 3"_s, u"step 3.1"_s}));
        QCOMPARE(stepIn(snapshot, u"step 3"_s).runsIn, u"step 2.2"_s);
        QVERIFY(!stepIn(snapshot, u"step 3"_s).hasQueue);
        QCOMPARE(stepIn(snapshot, u"step 3.1"_s).runsIn, u"step 2.2"_s);
    }

    void aRouteHasItsOwnWorkersWhereItMust_data()
    {
        using Make = std::function<engine::MetricsSnapshot()>;
        QTest::addColumn<Make>("run");
        QTest::addColumn<int>("workers");
        const auto even = [] { return when(isEven, step(drop)); };
        const StepName name{u"by parity"_s};
        QTest::newRow("behind branches") << Make([=] {
            return Pipeline{toAll(step(same), step(same)), route(even(), name)}.run(numbers(9));
        }) << 1;
        QTest::newRow("behind several inputs") << Make([=] {
            return Pipeline{route(even(), name)}.run(merged(numbers(9), numbers(9)));
        }) << 1;
        QTest::newRow("as it is told") << Make([=] {
            return Pipeline{step(same), route(even(), Placement::OwnWorkers, name)}.run(numbers(9));
        }) << 1;
        QTest::newRow("with workers") << Make([=] {
            return Pipeline{step(same), route(name, even(), Workers{3})}.run(numbers(9));
        }) << 3;
        QTest::newRow("with a queue") << Make([=] {
            return Pipeline{step(same), route(QueueBounds{.items = 2}, even(), name)}.run(
                numbers(9));
        }) << 1;
    }
    void aRouteHasItsOwnWorkersWhereItMust()
    {
        QFETCH(const std::function<engine::MetricsSnapshot()>, run);
        QFETCH(const int, workers);
        const engine::StepSnapshot route = stepIn(run(), u"by parity"_s);
        QVERIFY(route.hasQueue);
        QCOMPARE(route.runsIn, QString());
        QCOMPARE(route.mostWorkers, workers);
    }

    void anInlineStepBehindSeveralIsRefused_P1_2()
    {
        const auto problemOf = [](const auto &pipeline, auto &&input) {
            try {
                pipeline.run(input);
            } catch (const Failure &failure) {
                return failure.text().toString();
            }
            return QString();
        };
        const auto expected = u"step \"%1\" failed: an inline step runs in the workers of the one "
                              "step before it, but 2 steps are linked to its input"_s;
        const Pipeline behindBranches{toAll(step(same), passOn), step(drop, Placement::Inline)};
        QCOMPARE(problemOf(behindBranches, numbers(3)), expected.arg(u"step 2"));
        const Pipeline behindInputs{step(drop, Placement::Inline)};
        QCOMPARE(problemOf(behindInputs, merged(numbers(3), numbers(3))), expected.arg(u"step 1"));
        const Pipeline inlineRoute{toAll(step(same), passOn),
                                   route(otherwise(step(drop)), Placement::Inline)};
        QCOMPARE(problemOf(inlineRoute, numbers(3)), expected.arg(u"step 2"));
    }

    void workersOfABranchCanBeChanged_P7_56()
    {
        const Pipeline pipeline{toAll(step(drop), Pipeline{step(same), step(drop)})};
        auto run = pipeline.start();
        QVERIFY(run.setWorkers(u"step 1.2.1"_s, Workers{3}));
        QVERIFY(!run.setWorkers(u"step 1.2"_s, Workers{3}));
        QCOMPARE(run.putAll(numbers(100)), std::size_t(100));
        run.wait();
        QCOMPARE(stepIn(run.snapshot(), u"step 1.2.1"_s).mostWorkers, 3);
    }

    void anyNumbersOfWorkersAndAnyBoundsGiveTheSameResults()
    {
        Numbers expected;
        for (const int n : numbers(60)) {
            expected.insert(expected.end(), {n, negated(twice(n)), isEven(n) ? n : negated(n)});
            if (isSmall(n))
                expected.insert(expected.end(), {twice(n), n});
        }
        std::ranges::sort(expected);
        for (unsigned seed = 0; seed < 40; ++seed) {
            std::mt19937 random(seed);
            const auto workers = [&] { return Workers{1 + static_cast<int>(random() % 3)}; };
            const auto queue = [&] { return QueueBounds{.items = 1 + random() % 4}; };
            const Pipeline both{toAll(step(twice, workers(), queue()), passOn)};
            const Pipeline pipeline{
                toAll(route(when(isSmall, toAll(both, passOn)), otherwise(passOn), workers()),
                      Pipeline{step(twice, workers(), queue()), step(negated, queue())},
                      route(when(isEven, passOn),
                            otherwise(Pipeline{step(negated, workers(), queue())}))),
                step(same, workers(), queue()),
            };
            const Numbers results =
                sortedResults(pipeline, merged(numbers(30), std::views::iota(30, 60)));
            QVERIFY2(results == expected, qPrintable(u"seed %1"_s.arg(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestBranches)
#include "tst_branches.moc"
