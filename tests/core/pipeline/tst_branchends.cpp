// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/branches.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/watchdog.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <limits>
#include <ranges>
#include <stdexcept>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;
using engine::MetricsSnapshot;
using engine::RunState;
using engine::Verdict;

// How runs of pipelines with branches end: early, by failures, by order; and the fates of items.

namespace {

int same(int n) { return n; }
bool isEven(int n) { return n % 2 == 0; }

const auto endless = std::views::iota(0, std::numeric_limits<int>::max());

struct OwnError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A sink that has enough after \a count items. What is sent later finds it closed: there is no
/// room for it before.
auto takeOnly(int count, const Received<int> &received)
{
    const auto take = [=](InputRange<int> input) {
        int taken = 0;
        for (const int n : input) {
            received(n);
            if (++taken == count)
                return;
        }
    };
    return step(std::function(take), QueueBounds{.items = 2});
}

/// Fails on 7, each time or the first \a times.
auto failingOnSeven(int times = std::numeric_limits<int>::max())
{
    return [left = std::make_shared<std::atomic<int>>(times)](int n) {
        if (n == 7 && left->fetch_sub(1) > 0)
            throw OwnError("seven");
        return n;
    };
}

} // namespace

class TestBranchEnds final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a pipeline with branches does not end"_s; }};

private Q_SLOTS:
    void copiesGoOnToTheOtherBranches_P3_22()
    {
        const Received<int> few;
        const Received<int> all;
        const Pipeline pipeline{step(same), toAll(takeOnly(3, few), step(all))};
        const MetricsSnapshot snapshot = pipeline.run(numbers(500));
        QCOMPARE(snapshot.state, RunState::Finished);
        QCOMPARE(few.items(), numbers(3));
        QCOMPARE(all.items(), numbers(500));
        QCOMPARE(snapshot.origins.of(Verdict::Acked) + snapshot.origins.of(Verdict::NotNeeded),
                 std::uint64_t(500));
    }

    void aRouteSkipsABranchThatIsClosed_P3_22()
    {
        const Received<int> few;
        const Received<int> odd;
        const Pipeline pipeline{step(same),
                                route(when(isEven, takeOnly(3, few)), otherwise(step(odd)))};
        const MetricsSnapshot snapshot = pipeline.run(numbers(500));
        QCOMPARE(snapshot.state, RunState::Finished);
        QCOMPARE(few.items(), (std::vector{0, 2, 4}));
        QCOMPARE(odd.items().size(), std::size_t(250));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(253));
        QCOMPARE(snapshot.origins.of(Verdict::NotNeeded), std::uint64_t(247));
    }

    void whenNoBranchWantsMoreTheRunEnds_P3_21_data()
    {
        using Run = std::function<MetricsSnapshot(const Received<int> &)>;
        QTest::addColumn<Run>("run");
        QTest::addColumn<int>("taken");
        QTest::newRow("copies") << Run([](const auto &received) {
            return Pipeline{step(same), toAll(takeOnly(3, received), takeOnly(5, received))}.run(
                endless);
        }) << 8;
        QTest::newRow("copies in the first place") << Run([](const auto &received) {
            return Pipeline{toAll(takeOnly(3, received), takeOnly(5, received))}.run(endless);
        }) << 8;
        QTest::newRow("a route") << Run([](const auto &received) {
            return Pipeline{step(same, Workers{2}), route(when(isEven, takeOnly(3, received)),
                                                          otherwise(takeOnly(5, received)))}
                .run(endless);
        }) << 8;
        QTest::newRow("a route in the first place") << Run([](const auto &received) {
            return Pipeline{
                route(when(isEven, takeOnly(3, received)), otherwise(takeOnly(5, received)))}
                .run(endless);
        }) << 8;
        QTest::newRow("nested") << Run([](const auto &received) {
            const auto odd = when([](int n) { return !isEven(n); }, takeOnly(2, received));
            return Pipeline{
                toAll(Pipeline{step(same), takeOnly(3, received)},
                      Pipeline{step(same), route(when(isEven, toAll(takeOnly(1, received),
                                                                    takeOnly(4, received))),
                                                 odd)})}
                .run(endless);
        }) << 10;
        QTest::newRow("behind a merge") << Run([](const auto &received) {
            return Pipeline{toAll(step(same, Workers{2}), passOn, Pipeline{step(same)}),
                            takeOnly(6, received)}
                .run(endless);
        }) << 6;
        QTest::newRow("several inputs") << Run([](const auto &received) {
            return Pipeline{takeOnly(6, received)}.run(merged(endless, endless));
        }) << 6;
    }
    void whenNoBranchWantsMoreTheRunEnds_P3_21()
    {
        QFETCH(const std::function<MetricsSnapshot(const Received<int> &)>, run);
        QFETCH(const int, taken);
        const Received<int> received;
        const MetricsSnapshot snapshot = run(received);
        QCOMPARE(snapshot.state, RunState::Finished);
        QCOMPARE(received.items().size(), static_cast<std::size_t>(taken));
        QCOMPARE(snapshot.origins.of(Verdict::Acked) + snapshot.origins.of(Verdict::NotNeeded),
                 snapshot.origins.emitted);
    }

    void whoPutsLearnsThatNoBranchWantsMore_P3_21()
    {
        const Received<int> received;
        const Pipeline pipeline{toAll(takeOnly(3, received), takeOnly(5, received))};
        auto run = pipeline.start();
        while (run.put(1)) {
        }
        run.wait();
        QCOMPARE(run.snapshot().state, RunState::Finished);
        QCOMPARE(received.items().size(), std::size_t(8));
    }

    void anItemIsDoneWhenItsLastCopyIs_P5_38()
    {
        Gate gate;
        const Received<int> received;
        const Pipeline pipeline{step(same), toAll(step(received), step([&](int) { gate.pass(); }))};
        auto run = pipeline.start();
        QVERIFY(run.put(0));
        gate.waitForArrivals();
        spinUntil([&] { return !received.items().empty(); });
        QCOMPARE(run.snapshot().origins.decided(), std::uint64_t(0));
        gate.open();
        run.wait();
        QCOMPARE(run.snapshot().origins.emitted, std::uint64_t(1));
        QCOMPARE(run.snapshot().origins.of(Verdict::Acked), std::uint64_t(1));
    }

    void aFailureInOneBranchEndsTheRun_P4_26()
    {
        std::vector<RunError> errors;
        const RunSettings settings{.onFailure = [&](const auto &all) { errors = all; }};
        const auto failing = failingOnSeven();
        const auto check = [&](const auto &pipeline, const QString &step) {
            QVERIFY_THROWS_EXCEPTION(OwnError, pipeline.run(numbers(100), settings));
            QCOMPARE(errors.front().step, step);
            QCOMPARE(errors.front().text.toString(), u"seven"_s);
        };
        check(Pipeline{step(same), toAll(step(same), Pipeline{step(same), step(failing)})},
              u"step 2.2.2"_s);
        check(Pipeline{route(when(isEven, step(same)), otherwise(step(failing)))}, u"step 1.2"_s);
        check(Pipeline{step(same),
                       route(when([=](int n) { return isEven(failing(n)); }, step(same)))},
              u"step 2"_s);
        check(Pipeline{toAll(step(same), step(failing, StepName{u"picky"_s}))}, u"picky"_s);
    }

    void whatFailsInOneBranchCanBeSetAside_P5_39_data()
    {
        using Run = std::function<MetricsSnapshot(const Received<int> &, const RunSettings &)>;
        const ErrorPolicy setAside{.then = OnError::SetAside};
        QTest::addColumn<Run>("run");
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("received");
        QTest::newRow("copies") << Run([=](const auto &received, const auto &settings) {
            return Pipeline{toAll(step(received), Pipeline{step(failingOnSeven(), setAside)})}.run(
                numbers(10), settings);
        }) << u"step 1.2.1"_s << 10;
        QTest::newRow("merged") << Run([=](const auto &received, const auto &settings) {
            return Pipeline{toAll(passOn, step(failingOnSeven(), setAside)), step(received)}.run(
                numbers(10), settings);
        }) << u"step 1.2"_s << 19;
        QTest::newRow("a route") << Run([=](const auto &received, const auto &settings) {
            return Pipeline{step(same), route(when(isEven, step(received)),
                                              otherwise(Pipeline{step(failingOnSeven(), setAside),
                                                                 step(received)}))}
                .run(numbers(10), settings);
        }) << u"step 2.2.1"_s << 9;
        QTest::newRow("a condition") << Run([=](const auto &received, const auto &settings) {
            const auto failing = failingOnSeven();
            return Pipeline{
                step(same),
                route(when([=](int n) { return failing(n) >= 0; }, step(received)), setAside)}
                .run(numbers(10), settings);
        }) << u"step 2"_s << 9;
    }
    void whatFailsInOneBranchCanBeSetAside_P5_39()
    {
        using Run = std::function<MetricsSnapshot(const Received<int> &, const RunSettings &)>;
        QFETCH(const Run, run);
        QFETCH(const QString, step);
        QFETCH(const int, received);
        const Received<int> all;
        std::vector<DeadLetter> letters; // of one worker
        const MetricsSnapshot snapshot =
            run(all, {.deadLetters = [&](const DeadLetter &letter) { letters.push_back(letter); }});
        QCOMPARE(snapshot.state, RunState::Finished);
        QCOMPARE(snapshot.origins.of(Verdict::Failed), std::uint64_t(1));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(9));
        QCOMPARE(all.items().size(), static_cast<std::size_t>(received));
        QCOMPARE(letters.size(), std::size_t(1));
        QCOMPARE(letters.front().error.step, step);
        QCOMPARE(letters.front().error.item, u"7"_s);
    }

    void aBranchTriesAgainOnItsOwn_P4_29()
    {
        const ErrorPolicy twice{.retries = 2, .backoff = std::chrono::milliseconds(0)};
        const Received<int> left;
        const Received<int> right;
        const Received<int> seven;
        const auto failing = failingOnSeven(1);
        const Pipeline pipeline{
            toAll(step(left), Pipeline{step(failingOnSeven(2), twice), step(right)},
                  route(when([=](int n) { return failing(n) == 7; }, step(seven)), twice))};
        const MetricsSnapshot snapshot = pipeline.run(numbers(10));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(10));
        QCOMPARE(left.items(), numbers(10));
        QCOMPARE(right.items(), numbers(10));
        QCOMPARE(seven.items(), std::vector{7});
    }

    void aConditionMaySkipAnItem_P4_34()
    {
        const Received<int> received;
        const auto picky = [](int n) { return n != 3 ? true : throw SkipItem(); };
        const Pipeline pipeline{route(when(picky, step(received)))};
        const MetricsSnapshot snapshot = pipeline.run(numbers(5));
        QCOMPARE(received.items(), (std::vector{0, 1, 2, 4}));
        QCOMPARE(snapshot.origins.of(Verdict::Skipped), std::uint64_t(1));
    }

    void theFirstErrorComesOutBehindTheResultsBeforeIt_P4_26()
    {
        const Pipeline pipeline{step(same),
                                route(when(isEven, passOn), otherwise(step(failingOnSeven())))};
        int results = 0;
        const auto consume = [&] {
            for ([[maybe_unused]] const int n : pipeline.results(endless))
                ++results;
        };
        QVERIFY_THROWS_EXCEPTION(OwnError, consume());
        QVERIFY(results >= 4); // the even ones before it went the same way
    }

    void leavingTheLoopOfResultsEndsAllBranches_P1_6()
    {
        const Pipeline pipeline{toAll(step(same, Workers{2}), passOn, Pipeline{step(same)})};
        int results = 0;
        for ([[maybe_unused]] const int n : pipeline.results(endless, {.items = 1})) {
            if (++results == 100)
                break;
        }
        QCOMPARE(results, 100);
    }

    void stopCompletesWhatIsInAllBranches_P1_5()
    {
        const Received<int> received;
        const Pipeline pipeline{toAll(step(same), route(when(isEven, step(same)))), step(received)};
        auto run = pipeline.start();
        QCOMPARE(run.putAll(numbers(100)), std::size_t(100));
        run.stop();
        QCOMPARE(run.snapshot().state, RunState::Stopped);
        QVERIFY(!run.put(1));
        QCOMPARE(received.items().size(), std::size_t(150));
        QCOMPARE(run.snapshot().origins.of(Verdict::Acked), std::uint64_t(100));
    }

    void anAbortCancelsWhatIsInAllBranches_P1_6()
    {
        Gate gate;
        const auto held = [&](int) { gate.pass(); };
        const Pipeline pipeline{toAll(step(held), route(otherwise(step(held))))};
        auto run = pipeline.start();
        QCOMPARE(run.putAll(numbers(10)), std::size_t(10));
        gate.waitForArrivals(2);
        std::jthread opening([&] {
            spinUntil([&] { return run.snapshot().state == RunState::Aborting; });
            gate.open();
        });
        run.abort();
        const MetricsSnapshot snapshot = run.snapshot();
        QCOMPARE(snapshot.state, RunState::Aborted);
        QVERIFY(snapshot.origins.of(Verdict::Cancelled) > 0);
        QCOMPARE(snapshot.origins.decided(), snapshot.origins.emitted);
    }
};

QTEST_GUILESS_MAIN(TestBranchEnds)
#include "tst_branchends.moc"
