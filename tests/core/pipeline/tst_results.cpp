// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/chunk.h>
#include <paipa/generators/combine.h>
#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <stdexcept>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

// Between generators and threads, in both directions.

namespace {

struct OwnError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Generator<int> upTo(int end)
{
    for (int i = 0; i < end; ++i)
        co_yield i;
}

Generator<std::unique_ptr<int>> pointers(int count)
{
    for (int i = 0; i < count; ++i)
        co_yield std::make_unique<int>(i);
}

int twice(int n) { return 2 * n; }

template<std::ranges::input_range Range>
std::vector<int> listOf(Range &&range)
{
    std::vector<int> all;
    for (const int n : range)
        all.push_back(n);
    return all;
}

std::vector<int> twiceEach(int count)
{
    std::vector<int> all = numbers(count);
    std::ranges::transform(all, all.begin(), twice);
    return all;
}

/// Counts how many of its objects are open: one for each worker that has not left.
class Present
{
public:
    static inline std::atomic<int> count = 0;

    void open() { ++count; }
    int process(int n) { return n; }
    void close() { --count; }
};

template<typename P>
concept HasResults = requires(P pipeline, std::vector<int> input) { pipeline.results(input); };
static_assert(HasResults<Pipeline<decltype(step(twice))>>);
static_assert(!HasResults<Pipeline<decltype(step([](int) {}))>>, "a sink has none");

} // namespace

class TestResults final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"iterating over results hangs"_s; }};

private Q_SLOTS:
    void aGeneratorIsTheInputOfARun()
    {
        const Received<int> received;
        const Pipeline pipeline{step([received](int n) { received(n); })};
        pipeline.run(upTo(100));
        Generator numbersToo = upTo(3);
        pipeline.run(numbersToo);
        pipeline.run(combine(upTo(3), twice));
        QCOMPARE(received.items().size(), std::size_t(106));
    }

    void whatCanOnlyBeMovedGoesInAndOut()
    {
        const Pipeline pipeline{step([](std::unique_ptr<int> p) { return p; })};
        std::vector<int> all;
        for (const std::unique_ptr<int> &pointer : pipeline.results(pointers(3)))
            all.push_back(*pointer);
        QCOMPARE(all, numbers(3));

        auto running = Pipeline{step([](std::unique_ptr<int>) {})}.start();
        QCOMPARE(running.putAll(pointers(3)), std::size_t(3));
    }

    void anErrorOfTheGeneratorComesOut_P4_24()
    {
        const auto failing = [](int n) { return n < 5 ? n : throw OwnError("five"); };
        const Pipeline pipeline{step(twice)};
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(combine(upTo(10), failing)));
        QVERIFY_THROWS_EXCEPTION(OwnError, consume(pipeline.results(combine(upTo(10), failing))));
    }

    void resultsComeOutOneByOne()
    {
        const Pipeline pipeline{step(twice), step([](int n) { return n; })};
        QCOMPARE(listOf(pipeline.results(numbers(1000))), twiceEach(1000));
        QCOMPARE(listOf(pipeline.results(numbers(0))), std::vector<int>());
        std::vector<int> borrowed{1, 2};
        QCOMPARE(listOf(pipeline.results(borrowed)), (std::vector{2, 4}));
    }

    void resultsOfSeveralWorkersAllComeOut()
    {
        const Pipeline pipeline{step(twice, Workers{4})};
        std::vector<int> all = listOf(pipeline.results(numbers(1000)));
        std::ranges::sort(all);
        QCOMPARE(all, twiceEach(1000));
    }

    void theLastStepMayFilterAndMultiply()
    {
        const Pipeline pipeline{
            step([](int n) { return std::vector(std::size_t(n), n); }),
            step([](int n) { return n % 2 ? std::optional(n) : std::nullopt; })};
        QCOMPARE(listOf(pipeline.results(numbers(4))), (std::vector{1, 3, 3, 3}));
    }

    void nothingBeginsBeforeItIsAsked()
    {
        std::atomic<int> asked = 0;
        const auto counting = [&](int n) { return ++asked, n; };
        const Pipeline pipeline{step<Present>()};
        {
            const Generator results = pipeline.results(combine(upTo(10), counting));
        }
        QCOMPARE(asked, 0);
    }

    void whoDoesNotAskHoldsBackTheRun_P2_17()
    {
        std::atomic<int> asked = 0;
        const auto counting = [&](int n) { return ++asked, n; };
        constexpr QueueBounds two{.items = 2};
        const Pipeline pipeline{step(twice, two)};
        Generator results = pipeline.results(combine(upTo(100'000), counting), two);
        QVERIFY(results.next());
        // Taken here, ready, in the worker's hands, in its queue, in the source's hands.
        constexpr int most = 1 + 2 + 8 + 2 + 1;
        spinUntil([&] { return asked >= 6; });
        QVERIFY(asked <= most);
        for (int i = 0; i < 1000; ++i)
            QVERIFY(results.next());
        QVERIFY(asked <= 1000 + most);
    }

    void leavingTheLoopEndsTheRunAndItsThreads_P3_21()
    {
        const Pipeline pipeline{step<Present>(Workers{2}), step<Present>(Workers{2})};
        for (const int n : pipeline.results(std::views::iota(0))) {
            QCOMPARE(Present::count, 4);
            if (n >= 0)
                break;
        }
        QCOMPARE(Present::count, 0);
    }

    void leavingWhileAResultWaitsForRoom_P1_6()
    {
        const Pipeline pipeline{step(twice, QueueBounds{.items = 1})};
        Generator results = pipeline.results(std::views::iota(0), QueueBounds{.items = 1});
        QVERIFY(results.next());
        results = {};
        QVERIFY(!results.next());
    }

    void theErrorComesAfterTheResultsBeforeIt_P4_26()
    {
        const Pipeline pipeline{step([](int n) { return n == 5 ? throw OwnError("five") : n; })};
        Generator results = pipeline.results(numbers(10));
        for (int i = 0; i < 5; ++i)
            QCOMPARE(*results.next(), i);
        QVERIFY_THROWS_EXCEPTION(OwnError, (void)results.next());
        QVERIFY(!results.next());
    }

    void aHookThatFailsComesOut_P1_3()
    {
        struct Unopened {
            void open() { throw OwnError("no database"); }
            int process(int n) { return n; }
        };
        const Pipeline pipeline{step<Unopened>()};
        QVERIFY_THROWS_EXCEPTION(OwnError, consume(pipeline.results(numbers(1))));
    }

    void aPipelineIsAStepOfACombination()
    {
        const Pipeline pipeline{step(twice, Workers{2}), step(twice)};
        std::vector<int> all =
            listOf(combine(upTo, twice, inThreads(pipeline), chunk(3), flatten)(100));
        std::ranges::sort(all);
        QCOMPARE(all.size(), std::size_t(100));
        QCOMPARE(all.back(), 8 * 99);
    }

    void resultsOutliveTheirPipeline()
    {
        Generator results = Pipeline{step(twice)}.results(numbers(5));
        QCOMPARE(listOf(results), twiceEach(5));
    }

    void resultsOfOnePipelineFeedAnother_P7_62()
    {
        const Pipeline first{step(twice, Workers{2})};
        const Received<int> received;
        const Pipeline second{step([received](int n) { received(n); })};
        second.run(first.results(numbers(100)));
        QCOMPARE(received.sorted(), twiceEach(100));
    }

    void generatorStepsHaveResults()
    {
        const Pipeline pipeline{
            step([](InputRange<int> input) { return combine(std::move(input), chunk(2)); })};
        std::size_t chunks = 0;
        for (const std::vector<int> &chunk : pipeline.results(numbers(5)))
            chunks += chunk.size() <= 2 ? 1 : 0;
        QCOMPARE(chunks, std::size_t(3));
    }
};

QTEST_GUILESS_MAIN(TestResults)
#include "tst_results.moc"
