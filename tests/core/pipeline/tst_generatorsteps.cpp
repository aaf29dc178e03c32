// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/generators/chunk.h>
#include <paipa/generators/combine.h>
#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <stdexcept>
#include <thread>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using engine::Verdict;

// Steps over their whole input: generators, and functions that take an InputRange.

namespace {

/// Says that it occupies a lot; copies are the same picture.
struct Picture {
    static constexpr std::size_t bytes = 32u << 20;

    /// Counts how many of its kind there are.
    struct Pixels {
        Pixels()
        {
            const int now = ++live;
            int most = mostLive;
            while (most < now && !mostLive.compare_exchange_weak(most, now)) {
            }
        }
        ~Pixels() { --live; }
        Q_DISABLE_COPY_MOVE(Pixels)
        static inline std::atomic<int> live = 0;
        static inline std::atomic<int> mostLive = 0;
    };
    std::shared_ptr<Pixels> pixels = std::make_shared<Pixels>();
};
std::size_t itemBytes(const Picture &) { return Picture::bytes; }

struct OwnError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Generator<int> same(InputRange<int> input)
{
    for (const int n : input)
        co_yield n;
}

Generator<int> firstTen(InputRange<int> input)
{
    int taken = 0;
    for (const int n : input) {
        co_yield n;
        if (++taken == 10)
            co_return;
    }
}

Generator<std::vector<int>> inThrees(InputRange<int> input) { return chunk(3)(std::move(input)); }

std::vector<int> withoutReading(InputRange<int>) { return {1, 2, 3}; }

Generator<int> failingOnThree(InputRange<int> input)
{
    for (const int n : input) {
        if (n == 3)
            throw OwnError("three");
        co_yield n;
    }
}

int sum(InputRange<int> input)
{
    int total = 0;
    for (const int n : input)
        total += n;
    return total;
}

/// Takes all, and knows when it is opened and closed.
class Doubling
{
public:
    void open() { m_factor = 2; }
    Generator<int> process(InputRange<int> input)
    {
        for (const int n : input)
            co_yield m_factor *n;
    }
    void close() { ++closed; }

    static inline std::atomic<int> closed = 0;

private:
    int m_factor = 0;
};

std::uint64_t of(const engine::MetricsSnapshot &snapshot, Verdict verdict)
{
    return snapshot.origins.of(verdict);
}

// what a step over its whole input takes and gives
template<typename F>
using StepOf = decltype(step(std::declval<F>()));
static_assert(std::same_as<StepOf<decltype(&same)>::In, int>);
static_assert(std::same_as<StepOf<decltype(&same)>::Out, int>);
static_assert(std::same_as<StepOf<decltype(&inThrees)>::Out, std::vector<int>>);
static_assert(std::same_as<StepOf<decltype(&withoutReading)>::Out, int>);
static_assert(std::same_as<StepOf<decltype(&sum)>::Out, int>);
static_assert(std::same_as<StepOf<void (*)(InputRange<int>)>::Out, engine::Nothing>);
static_assert(std::same_as<decltype(step<Doubling>())::Out, int>);
static_assert(LinkedSteps<StepOf<decltype(&same)>, StepOf<decltype(&sum)>>);
static_assert(!LinkedSteps<StepOf<decltype(&inThrees)>, StepOf<decltype(&sum)>>);

} // namespace

class TestGeneratorSteps final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline with generators hangs"_s; }};

private Q_SLOTS:
    void pullsItsInputLazily()
    {
        const Received<int> received;
        const Pipeline pipeline{step(same), step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(1000));
        QCOMPARE(received.items(), numbers(1000));
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(1000));
        QCOMPARE(snapshot.steps[1].in, std::uint64_t(1000));
        QCOMPARE(snapshot.steps[1].out, std::uint64_t(1000));
    }

    void workersShareTheInput()
    {
        const Received<int> received;
        const Pipeline pipeline{step(same, Workers{3}), step([received](int n) { received(n); })};
        pipeline.run(numbers(1000));
        QCOMPARE(received.sorted(), numbers(1000));
    }

    void aClassHasHooks_P4_36()
    {
        Doubling::closed = 0;
        const Received<int> received;
        const Pipeline pipeline{step<Doubling>(Workers{2}),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(3));
        QCOMPARE(received.sorted(), (std::vector{0, 2, 4}));
        QCOMPARE(Doubling::closed, 2);
    }

    void aFunctionMayReduceItsInput()
    {
        const Received<int> received;
        const Pipeline pipeline{step(sum), step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(100));
        QCOMPARE(received.items(), (std::vector{4950}));
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(100));
    }

    void aSinkMayTakeAll()
    {
        std::atomic<int> total = 0;
        const Pipeline pipeline{step([&total](InputRange<int> input) {
            for (const int n : input)
                total += n;
        })};
        pipeline.run(numbers(10));
        QCOMPARE(total, 45);
    }

    void aCombinationIsAStep()
    {
        const Received<int> received;
        const auto twice = [](int n) { return 2 * n; };
        const Pipeline pipeline{step([=](InputRange<int> in) {
                                    return combine(std::move(in), twice, chunk(2), flatten);
                                }),
                                step([received](int n) { received(n); })};
        pipeline.run(numbers(5));
        QCOMPARE(received.items(), (std::vector{0, 2, 4, 6, 8}));
    }

    void whatCanOnlyBeMovedPasses()
    {
        const Received<int> received;
        using Pointer = std::unique_ptr<int>;
        const Pipeline pipeline{
            step([](int n) { return std::make_unique<int>(n); }),
            step([](InputRange<Pointer> in) { return combine(std::move(in), chunk(2), flatten); }),
            step([](Pointer p) {
                return combine(std::views::iota(0, *p), [](int n) { return n; });
            }),
            step([received](int n) { received(n); })};
        pipeline.run(std::vector{1, 2});
        QCOMPARE(received.items(), (std::vector{0, 0, 1}));
    }

    // The original hung here.

    void stopsEarly_H1_P3_21_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("alone") << 1;
        QTest::newRow("three workers") << 3;
    }
    void stopsEarly_H1_P3_21()
    {
        QFETCH(int, workers);
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, QueueBounds{.items = 4}),
                                step(firstTen, Workers{workers}, QueueBounds{.items = 4}),
                                step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(100'000));
        QCOMPARE(snapshot.state, engine::RunState::Finished);
        QVERIFY(received.items().size() >= 10);
        QVERIFY(received.items().size() <= 10 * static_cast<std::size_t>(workers));
        QVERIFY(of(snapshot, Verdict::NotNeeded) > 0);
        QVERIFY(snapshot.origins.emitted < 100'000);
        QCOMPARE(snapshot.origins.emitted, snapshot.origins.decided());
        QCOMPARE(of(snapshot, Verdict::Acked), received.items().size());
    }

    void oneWorkerThatHasEnoughEndsTheStep_P3_21()
    {
        std::atomic<int> calls = 0;
        const auto firstHasEnough = [&calls](InputRange<int> input) -> Generator<int> {
            if (++calls == 1)
                co_return;
            for (const int n : input)
                co_yield n;
        };
        const Pipeline pipeline{step(firstHasEnough, Workers{2}), step([](int) {})};
        QCOMPARE(pipeline.run(std::views::iota(0)).state, engine::RunState::Finished);
        QCOMPARE(calls, 2);
    }

    void readsNothing_H2()
    {
        const Received<int> received;
        const Pipeline pipeline{step([](int n) { return n; }, QueueBounds{.items = 4}),
                                step(withoutReading, QueueBounds{.items = 4}),
                                step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(100'000));
        QCOMPARE(received.items(), (std::vector{1, 2, 3}));
        QCOMPARE(snapshot.state, engine::RunState::Finished);
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(3)); // items of their own
        QCOMPARE(snapshot.origins.emitted, snapshot.origins.decided());
    }

    void raisesBehindAnother_H3_P4_26()
    {
        const Pipeline pipeline{step(same), step(same),
                                step(failingOnThree, QueueBounds{.items = 4})};
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(numbers(100'000)));
    }

    void whatNobodyTakesEndsIt_P3_21()
    {
        const Received<int> received;
        const Pipeline pipeline{step(same), step(firstTen),
                                step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(std::views::iota(0));
        QCOMPARE(received.items(), numbers(10));
        QCOMPARE(snapshot.origins.emitted, snapshot.origins.decided());
    }

    // Errors

    void theErrorNamesStepAndItem_P4_26()
    {
        const Pipeline pipeline{step(failingOnThree, StepName{u"picky"_s})};
        QTest::ignoreMessage(QtWarningMsg, "Paipa: a pipeline that nobody waited for has failed: "
                                           "step \"picky\" failed on item 4 (worker 1): three");
        auto running = pipeline.start();
        (void)running.putAll(numbers(4));
        spinUntil([&] { return !running.isAlive(); });
        QCOMPARE(of(running.snapshot(), Verdict::Failed), std::uint64_t(1));
        QCOMPARE(of(running.snapshot(), Verdict::Acked), std::uint64_t(3));
    }

    void setsAsideWhatIsInHandAndBeginsAnew_P4_28()
    {
        const Received<int> received;
        const Pipeline pipeline{step(failingOnThree, ErrorPolicy{.then = OnError::SetAside}),
                                step([received](int n) { received(n); })};
        auto running = pipeline.start();
        QCOMPARE(running.putAll(numbers(6)), std::size_t(6));
        running.wait();
        QCOMPARE(received.items(), (std::vector{0, 1, 2, 4, 5}));
        QCOMPARE(running.deadLetters().size(), std::size_t(1));
        QCOMPARE(running.deadLetters().front().error.item, u"3"_s);
        QCOMPARE(of(running.snapshot(), Verdict::Failed), std::uint64_t(1));
        QCOMPARE(of(running.snapshot(), Verdict::Acked), std::uint64_t(5));
    }

    void skipItemSkipsWhatIsInHand_P4_34()
    {
        const Received<int> received;
        const auto skipping = [](InputRange<int> input) -> Generator<int> {
            for (const int n : input) {
                if (n == 1)
                    throw SkipItem{};
                co_yield n;
            }
        };
        const Pipeline pipeline{step(skipping), step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(4));
        QCOMPARE(received.items(), (std::vector{0, 2, 3}));
        QCOMPARE(of(snapshot, Verdict::Skipped), std::uint64_t(1));
    }

    void anErrorAfterTheInputHasEndedIsNotRepeated_P4_35()
    {
        std::atomic<int> calls = 0;
        const auto failAtTheEnd = [&calls](InputRange<int> input) {
            ++calls;
            for ([[maybe_unused]] const int n : input) {
            }
            throw OwnError("at the end");
        };
        const Pipeline pipeline{step(std::function<void(InputRange<int>)>(failAtTheEnd),
                                     ErrorPolicy{.then = OnError::SetAside})};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(3));
        QCOMPARE(of(snapshot, Verdict::Failed), std::uint64_t(3));
        QCOMPARE(calls, 1);
        QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(numbers(0))); // no item to set aside
    }

    void cannotRetry_P4_30()
    {
        const Pipeline pipeline{step(same, ErrorPolicy{.retries = 1})};
        QVERIFY_THROWS_EXCEPTION(Failure, pipeline.run(numbers(1)));
    }

    // Control

    void abortWakesAWaitingGenerator_P1_6()
    {
        std::atomic<bool> sawTheEnd = false;
        std::atomic<int> unwound = 0;
        const auto waiting = [&](InputRange<int> input) -> Generator<int> {
            const auto leaving = qScopeGuard([&] { ++unwound; });
            for (const int n : input)
                co_yield n;
            sawTheEnd = true;
        };
        const Pipeline pipeline{step(waiting, Workers{2})};
        auto running = pipeline.start();
        QVERIFY(running.put(1));
        spinUntil([&] { return running.snapshot().steps[0].out == 1; });
        running.abort();
        QCOMPARE(running.snapshot().state, engine::RunState::Aborted);
        QVERIFY(!sawTheEnd); // an abort is no end in order
        QVERIFY(unwound >= 1);
    }

    void abortCancelsWhatIsInHand_P5_42()
    {
        Gate gate;
        const auto holding = [&](InputRange<int> input) -> Generator<int> {
            int taken = 0;
            for ([[maybe_unused]] const int n : input) {
                if (++taken == 3)
                    gate.pass();
            }
            co_yield taken;
        };
        const Pipeline pipeline{step(holding)};
        auto running = pipeline.start();
        QCOMPARE(running.putAll(numbers(5)), std::size_t(5));
        gate.waitForArrivals();
        std::jthread aborting([&] { running.abort(); });
        spinUntil([&] { return running.snapshot().state == engine::RunState::Aborting; });
        spinUntil([&] { return !running.put(1); });
        gate.open();
        aborting.join();
        QVERIFY(running.snapshot().origins.emitted >= 5);
        QCOMPARE(of(running.snapshot(), Verdict::Cancelled), running.snapshot().origins.emitted);
    }

    void stopDrains_P1_5()
    {
        const Received<int> received;
        const Pipeline pipeline{step(sum), step([received](int n) { received(n); })};
        auto running = pipeline.start();
        (void)running.putAll(numbers(100));
        running.stop();
        QCOMPARE(received.items(), (std::vector{4950}));
    }

    void aRetiredWorkerFinishesItsPart_P7_56()
    {
        const Received<int> received;
        const Pipeline pipeline{step(sum, Workers{3}, StepName{u"sum"_s}),
                                step([received](int n) { received(n); })};
        auto running = pipeline.start();
        (void)running.putAll(numbers(100));
        QVERIFY(running.setWorkers(u"sum"_s, Workers{1}));
        spinUntil([&] { return received.items().size() == 2; });
        QVERIFY(running.setWorkers(u"sum"_s, Workers{2}));
        (void)running.putAll(numbers(100));
        running.wait();
        const std::vector<int> sums = received.items();
        QCOMPARE(sums.size(), std::size_t(4));
        QCOMPARE(std::accumulate(sums.begin(), sums.end(), 0), 2 * 4950);
        QCOMPARE(of(running.snapshot(), Verdict::Acked), running.snapshot().origins.emitted);
    }

    void pauseHoldsItBetweenItems_P7_57()
    {
        const Received<int> received;
        const Pipeline pipeline{step(same), step([received](int n) { received(n); })};
        auto running = pipeline.start();
        QVERIFY(running.pause());
        QVERIFY(running.put(1));
        QVERIFY(running.resume());
        running.wait();
        QCOMPARE(received.items(), (std::vector{1}));
    }

    // Fates

    void aResultIsMadeFromAllItemsSinceTheLast_P5_40()
    {
        // The chunk with 4 is set aside behind the step: 3, 4 and 5 have failed with it.
        const Pipeline pipeline{step(inThrees), step(
                                                    [](const std::vector<int> &chunk) {
                                                        if (std::ranges::count(chunk, 4) > 0)
                                                            throw OwnError("four");
                                                    },
                                                    ErrorPolicy{.then = OnError::SetAside})};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(11));
        QCOMPARE(of(snapshot, Verdict::Failed), std::uint64_t(3));
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(8));
    }

    void furtherResultsBelongToTheSameItems_P5_40()
    {
        const auto thrice = [](InputRange<int> input) -> Generator<int> {
            for (const int n : input) {
                for (int i = 0; i < 3; ++i)
                    co_yield 10 * n + i;
            }
        };
        const Pipeline pipeline{step(thrice), step(
                                                  [](int n) {
                                                      if (n == 12)
                                                          throw OwnError("the last of three");
                                                  },
                                                  ErrorPolicy{.then = OnError::SetAside})};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(4));
        QCOMPARE(snapshot.origins.emitted, std::uint64_t(4));
        QCOMPARE(of(snapshot, Verdict::Failed), std::uint64_t(1));
    }

    void anItemIsDoneWhenTheNextIsPulledAfterAResult_P5_41()
    {
        Gate gate;
        const auto pausing = [&](InputRange<int> input) -> Generator<int> {
            for (const int n : input) {
                co_yield n;
                if (n == 2)
                    gate.pass();
            }
        };
        const Pipeline pipeline{step(pausing)};
        auto running = pipeline.start();
        (void)running.putAll(numbers(5));
        gate.waitForArrivals();
        QCOMPARE(of(running.snapshot(), Verdict::Acked), std::uint64_t(2));
        gate.open();
        running.wait();
        QCOMPARE(of(running.snapshot(), Verdict::Acked), std::uint64_t(5));
    }

    void itemsWithoutResultsAreBoundedAndDone_P5_42()
    {
        const auto none = [](InputRange<int> input) -> Generator<int> {
            for ([[maybe_unused]] const int n : input) {
            }
            co_return;
        };
        const Pipeline pipeline{step(none), step([](int) {})};
        const engine::MetricsSnapshot snapshot = pipeline.run(std::views::iota(0, 250'000));
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(250'000));
    }

    void keptItemsWithoutResultsAreBoundedInBytes_P9()
    {
        const auto count = [](InputRange<Picture> input) -> Generator<int> {
            int items = 0;
            for ([[maybe_unused]] const Picture &picture : input)
                ++items;
            co_yield items;
        };
        const Received<int> received;
        const Pipeline pipeline{
            step([](int) { return Picture(); }, QueueBounds{.items = 1}),
            step(count, QueueBounds{.items = 1}, ErrorPolicy{.then = OnError::SetAside}),
            step([received](int n) { received(n); })};
        const engine::MetricsSnapshot snapshot = pipeline.run(numbers(100));
        QCOMPARE(received.items(), (std::vector{100}));
        QCOMPARE(of(snapshot, Verdict::Acked), std::uint64_t(100));
        // What may be held back and one more; one each being made, queued, in hand, and worked on.
        const std::size_t most = engine::mostHeldBack.bytes / Picture::bytes + 1 + 4;
        QVERIFY2(Picture::Pixels::mostLive <= static_cast<int>(most),
                 qPrintable(QString::number(Picture::Pixels::mostLive)));
        QCOMPARE(Picture::Pixels::live, 0);
    }
};

QTEST_GUILESS_MAIN(TestGeneratorSteps)
#include "tst_generatorsteps.moc"
