// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runcontroller.h>

#include "support/gate.h"
#include "support/manualclock.h"
#include "support/testgraph.h"
#include "support/watchdog.h"

#include <QTest>

#include <latch>
#include <new>

using namespace paipa;
using namespace paipa::engine;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Counts what was opened and closed, and throws in one place.
struct FaultyHooks {
    QString place; ///< Where it throws: "open step", "open worker", "process", "flush", …
    std::atomic<int> stepOpened = 0;
    std::atomic<int> stepClosed = 0;
    std::atomic<int> workersOpened = 0;
    std::atomic<int> workersClosed = 0;

    void at(const char *here) const
    {
        if (place == QLatin1StringView(here))
            throw std::runtime_error(here);
    }
    [[nodiscard]] StageHooks stageHooks()
    {
        return {.open =
                    [this] {
                        at("open step");
                        ++stepOpened;
                    },
                .close =
                    [this] {
                        ++stepClosed;
                        at("close step");
                    }};
    }
    [[nodiscard]] StepCode stepCode()
    {
        return {.process = [this](const Parcel &, Out &) { at("process"); },
                .open =
                    [this] {
                        if (workersOpened == 1) // the second one of three
                            at("open worker");
                        ++workersOpened;
                    },
                .flush = [this](Out &) { at("flush"); },
                .close =
                    [this] {
                        ++workersClosed;
                        at("close worker");
                    }};
    }
    [[nodiscard]] bool arePaired() const
    {
        return stepOpened == stepClosed && workersOpened == workersClosed;
    }
};

struct Odd {};

enum class Thrown { Standard, Failure, BadAlloc, Other };

[[noreturn]] void raise(Thrown what)
{
    switch (what) {
    case Thrown::Standard: throw std::runtime_error("standard");
    case Thrown::Failure: throw Failure(u"own"_s, u"own"_s);
    case Thrown::BadAlloc: throw std::bad_alloc();
    case Thrown::Other: throw Odd{};
    }
    Q_UNREACHABLE();
}

std::exception_ptr why(const char *text, Retry retry = Retry::Allowed)
{
    return std::make_exception_ptr(
        Failure(QString::fromLatin1(text), QString::fromLatin1(text), retry));
}

} // namespace

class TestFailures final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"a run does not end"_s; }};

private Q_SLOTS:
    void oneBadHookFailsTheRun_P4_35_data()
    {
        QTest::addColumn<QString>("place");
        for (const char *place :
             {"open step", "open worker", "process", "flush", "close worker", "close step"})
            QTest::newRow(place) << QString::fromLatin1(place);
    }
    void oneBadHookFailsTheRun_P4_35()
    {
        QFETCH(const QString, place);
        TestGraph graph;
        FaultyHooks before;
        FaultyHooks hooks;
        FaultyHooks after;
        hooks.place = place;
        StepCode pass = before.stepCode();
        pass.process = [](const Parcel &parcel, Out &out) { out.send(parcel); };
        auto &source = graph.source(counting(20));
        auto &first = graph.step(pass, {.workers = Workers{2}}, before.stageHooks());
        auto &faulty = graph.step(hooks.stepCode(), {.name = u"faulty"_s, .workers = Workers{3}},
                                  hooks.stageHooks());
        auto &last = graph.step(after.stepCode(), {.workers = Workers{2}}, after.stageHooks());
        graph.link(source, first);
        graph.link(first, faulty);
        graph.link(faulty, last);
        const std::optional<RunError> startError = graph.controller.start();
        QCOMPARE(startError.has_value(), place.startsWith(u"open"_s));
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->step, u"faulty"_s);
        QCOMPARE(outcome.error->text.toString(), place);
        // P4.36: on every path each hook that succeeded has its counterpart, once
        QVERIFY(before.arePaired());
        QVERIFY(hooks.arePaired());
        QVERIFY(after.arePaired());
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
    }

    void noExceptionEscapesAWorker_P4_24_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<Thrown>("what");
        for (const char *place :
             {"source", "step", "batch", "flush of the source", "open", "close"}) {
            for (const Thrown what :
                 {Thrown::Standard, Thrown::Failure, Thrown::BadAlloc, Thrown::Other})
                QTest::addRow("%s, %d", place, static_cast<int>(what))
                    << QString::fromLatin1(place) << what;
        }
    }
    void noExceptionEscapesAWorker_P4_24()
    {
        QFETCH(const QString, place);
        QFETCH(const Thrown, what);
        const auto at = [&](QStringView here) {
            if (place == here)
                raise(what);
        };
        TestGraph graph;
        auto &source = graph.source({.produce =
                                         [&](Out &out) {
                                             out.send({});
                                             at(u"source");
                                         },
                                     .open = [&] { at(u"open"); },
                                     .flush = [&](Out &) { at(u"flush of the source"); },
                                     .close = [&] { at(u"close"); }});
        auto &step = graph.step({.process = [&](const Parcel &parcel, Out &out) {
            at(u"step");
            out.send(parcel);
        }});
        auto &batch = graph.batch({.process = [&](std::span<const Parcel>, Out &) {
            at(u"batch");
            return std::vector<Rejection>();
        }});
        graph.link(source, step);
        graph.link(step, batch);
        (void)graph.controller.start();
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QVERIFY(outcome.error && outcome.error->exception);
        if (what == Thrown::Other)
            QVERIFY_THROWS_EXCEPTION(Odd, std::rethrow_exception(outcome.error->exception));
        if (what == Thrown::BadAlloc)
            QCOMPARE(outcome.error->code, u"out-of-memory"_s);
    }

    void outOfMemoryIsAnItemsFailure_P4_37()
    {
        TestGraph graph;
        auto &source = graph.source(counting(5));
        auto &step = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number == 2)
                                             throw std::bad_alloc();
                                     }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Failed), std::uint64_t(1));
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(4));
    }

    void skipOutsideAnItemIsAnError_P4_24()
    {
        TestGraph graph;
        auto &source = graph.source({.produce = [](Out &) { throw SkipItem{}; }});
        auto &step = graph.step({});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QVERIFY(!outcome.error->text.isEmpty());
    }

    void theFirstErrorEndsTheRun_P4_25()
    {
        TestGraph graph;
        Gate failed;
        std::atomic<int> begun = 0;
        auto &source = graph.source(counting(2000));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &) {
                                         ++begun;
                                         if (parcel.number == 0)
                                             throw std::runtime_error("first");
                                         failed.pass(); // until the run is failing
                                     }},
                                {.workers = Workers{4}, .queue = {.items = 100}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        spinUntil([&] { return graph.controller.state() >= RunState::Failing; });
        spinUntil([&] { return graph.controller.abortToken().stop_requested(); });
        spinUntil([&] { return graph.controller.snapshot().steps[0].ended; });
        failed.open();
        QCOMPARE(graph.controller.wait().state, RunState::Failed);
        QVERIFY2(begun <= 4, qPrintable(QString::number(begun)));
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.of(Verdict::Failed), std::uint64_t(1));
        QCOMPARE(counts.emitted, counts.decided());
    }

    void theErrorSaysWhereItHappened_P4_26()
    {
        TestGraph graph;
        auto &source = graph.source(counting(10));
        auto &step = graph.step({.process =
                                     [](const Parcel &parcel, Out &) {
                                         if (parcel.number == 6)
                                             throw std::out_of_range("six");
                                     }},
                                {.name = u"check"_s, .keep = Keep::Always});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const RunError error = *graph.controller.wait().error;
        QCOMPARE(error.step, u"check"_s);
        QCOMPARE(error.worker, 0);
        QCOMPARE(error.item, u"parcel 6"_s);
        QCOMPARE(error.ordinal, std::uint64_t(6));
        QCOMPARE(error.attempt, 1);
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, std::rethrow_exception(error.exception));
    }

    void manyErrorsAreCountedAndTheFirstAreKept_P4_26()
    {
        TestGraph graph;
        Gate gate;
        constexpr int workers = 120;
        auto &source = graph.source(counting(workers));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &) {
                                         gate.pass();
                                         throw std::runtime_error(std::to_string(parcel.number));
                                     }},
                                {.workers = Workers{workers}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        gate.waitForArrivals(workers);
        gate.open();
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(graph.controller.snapshot().errors, std::uint64_t(workers));
        QCOMPARE(graph.controller.errors().size(), std::size_t(100));
        QCOMPARE(outcome.error->text.toString(), graph.controller.errors().front().text.toString());
    }

    void aConsequenceDoesNotHideItsCause_P4_27()
    {
        TestGraph graph;
        auto &source = graph.source(counting(1000));
        auto &step = graph.step({.process = [](const Parcel &parcel, Out &out) {
            if (parcel.number == 5)
                throw std::runtime_error("root cause");
            out.send(parcel);
        }});
        auto &sink = graph.step({.process = [](const Parcel &, Out &) {},
                                 .close = [] { throw std::runtime_error("consequence"); }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().error->text.toString(), u"root cause"_s);
        QCOMPARE(graph.controller.errors().back().text.toString(), u"consequence"_s);
        QCOMPARE(graph.controller.snapshot().errors, std::uint64_t(2));
    }

    void skippedItemsAreCountedAsSuch_P4_34()
    {
        TestGraph graph;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(30));
        auto &step = graph.step({.process = [](const Parcel &parcel, Out &out) {
            if (parcel.number % 3 == 0)
                throw SkipItem{};
            out.send(parcel);
        }});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++done; }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 20);
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.origins.of(Verdict::Skipped), std::uint64_t(10));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(20));
        QCOMPARE(snapshot.steps[1].skipped, std::uint64_t(10));
        QCOMPARE(snapshot.errors, std::uint64_t(0));
    }

    void setAsideGoesOnAndCounts_P4_28()
    {
        TestGraph graph;
        std::mutex mutex;
        QStringList written;
        graph.controller.setDeadLetterSink([&](const DeadLetter &letter) {
            const std::scoped_lock lock(mutex);
            written << QString::fromUtf8(letter.item) + u": "_s + letter.error.text.toString();
        });
        auto &source = graph.source(counting(1000));
        auto &step = graph.step({.process =
                                     [](const Parcel &parcel, Out &out) {
                                         if (parcel.number == 500)
                                             throw std::runtime_error("bad");
                                         out.send(parcel);
                                     }},
                                {.workers = Workers{3}, .onError = {.then = OnError::SetAside}});
        auto &sink = graph.step({});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(written, QStringList{u"500: bad"_s});
        QCOMPARE(graph.controller.deadLetters().size(), std::size_t(1));
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.origins.of(Verdict::Failed), std::uint64_t(1));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(999));
        QCOMPARE(snapshot.steps[1].failed, std::uint64_t(1));
        QCOMPARE(snapshot.steps[2].in, std::uint64_t(999));
    }

    void onlyWhatTheRuleAllowsIsTriedAgain_P4_29_data()
    {
        QTest::addColumn<bool>("inBatches");
        QTest::newRow("items") << false;
        QTest::newRow("batches") << true;
    }
    void onlyWhatTheRuleAllowsIsTriedAgain_P4_29()
    {
        QFETCH(const bool, inBatches);
        TestGraph graph;
        std::array<std::atomic<int>, 3> attempts = {};
        const auto fail = [&](const Parcel &parcel) {
            ++attempts[static_cast<std::size_t>(parcel.number)];
            if (parcel.number == 1)
                throw std::runtime_error("may go away");
            if (parcel.number == 2)
                throw Odd{};
        };
        const StageOptions options{.onError = {.retries = 3,
                                               .backoff = 0ms,
                                               .then = OnError::SetAside,
                                               .retryOn = onlyOn<std::runtime_error>()}};
        auto &source = graph.source(counting(3));
        if (inBatches)
            graph.link(source, graph.batch({.process =
                                                [&](std::span<const Parcel> parcels, Out &) {
                                                    fail(parcels.front());
                                                    return std::vector<Rejection>();
                                                }},
                                           options));
        else
            graph.link(source,
                       graph.step({.process = [&](const Parcel &parcel, Out &) { fail(parcel); }},
                                  options));
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(attempts[0], 1);
        QCOMPARE(attempts[1], 4);
        QCOMPARE(attempts[2], 1);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Failed), std::uint64_t(2));
    }

    void aRuleThatThrowsFailsTheRun_P4_24()
    {
        TestGraph graph;
        const RetryRule rule = [](const RunError &) -> bool { throw std::logic_error("rule"); };
        auto &source = graph.source(counting(1));
        auto &step =
            graph.step({.process = [](const Parcel &, Out &) { throw std::runtime_error("item"); }},
                       {.onError = {.retries = 1, .then = OnError::SetAside, .retryOn = rule}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->text.toString(), u"rule"_s);
        const OriginCounts counts = graph.controller.snapshot().origins;
        QCOMPARE(counts.emitted, counts.decided());
    }

    void aDeadLetterThatCannotBeWrittenFailsTheRun_P4_31()
    {
        TestGraph graph;
        graph.controller.setDeadLetterSink(
            [](const DeadLetter &) { throw std::runtime_error("disk full"); });
        auto &source = graph.source(counting(1000));
        auto &step = graph.step({.process = [](const Parcel &, Out &) { throw Odd{}; }},
                                {.onError = {.then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        const RunOutcome outcome = graph.controller.wait();
        QCOMPARE(outcome.state, RunState::Failed);
        QCOMPARE(outcome.error->text.toString(), u"disk full"_s);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Acked), std::uint64_t(0));
    }

    void nRetriesAreOneMoreAttempts_P4_29_data()
    {
        QTest::addColumn<int>("retries");
        QTest::addColumn<int>("failures");
        QTest::addColumn<int>("attempts");
        QTest::newRow("none allowed") << 0 << 100 << 1;
        QTest::newRow("none needed") << 3 << 0 << 1;
        QTest::newRow("one needed") << 3 << 1 << 2;
        QTest::newRow("just enough") << 3 << 3 << 4;
        QTest::newRow("not enough") << 3 << 4 << 4;
        QTest::newRow("never") << 10 << 1000 << 11;
    }
    void nRetriesAreOneMoreAttempts_P4_29()
    {
        QFETCH(const int, retries);
        QFETCH(const int, failures);
        QFETCH(const int, attempts);
        TestGraph graph;
        std::atomic<int> made = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step(
            {.process =
                 [&](const Parcel &, Out &) {
                     if (++made <= failures)
                         throw std::runtime_error("again");
                 }},
            {.onError = {.retries = retries, .backoff = 0ms, .then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(made, attempts);
        const bool isDone = failures <= retries;
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.origins.of(isDone ? Verdict::Acked : Verdict::Failed), std::uint64_t(1));
        QCOMPARE(snapshot.steps[1].retries, std::uint64_t(attempts - 1));
        if (!isDone)
            QCOMPARE(graph.controller.deadLetters().front().error.attempt, attempts);
    }

    void permanentErrorsAreNotTriedAgain_P4_29()
    {
        TestGraph graph;
        std::atomic<int> attempts = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         ++attempts;
                                         throw Failure(u"404"_s, u"gone"_s, Retry::Never);
                                     }},
                                {.onError = {.retries = 5, .backoff = 0ms}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Failed);
        QCOMPARE(attempts, 1);
    }

    void theOtherSideMayAskForMoreTime_P4_29()
    {
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::atomic<int> attempts = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         if (++attempts == 1)
                                             throw Failure(u"429"_s, u"later"_s).after(7s);
                                         if (attempts == 2)
                                             throw Failure(u"503"_s, u"later"_s).after(1ms);
                                     }},
                                {.onError = {.retries = 2, .backoff = 2s}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(7s));
        clock->advance(7s);
        clock->waitForSleepers(1);
        QCOMPARE(clock->nextDeadline(), std::chrono::nanoseconds(4s));
        clock->advance(4s);
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
    }

    void whoAsksForTooMuchTimeIsNotAskedAgain_P4_29_data()
    {
        QTest::addColumn<std::chrono::milliseconds>("most");
        QTest::addColumn<std::chrono::milliseconds>("asked");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, std::chrono::milliseconds most,
                            std::chrono::milliseconds asked,
                            const QString &text) { QTest::newRow(name) << most << asked << text; };
        row("as much as is allowed", 1h, 1h, {});
        row("a day", ErrorPolicy{}.retryAfterMax, 24h,
            u"later; it asks for 24 h until the next attempt, but no retry waits for more than 1 h"_s);
        row("a little too much", 10s, 11s,
            u"later; it asks for 11 s until the next attempt, but no retry waits for more than 10 s"_s);
        row("for ever", 1h, std::chrono::milliseconds::max(), u"later; it asks for"_s);
    }
    void whoAsksForTooMuchTimeIsNotAskedAgain_P4_29()
    {
        QFETCH(std::chrono::milliseconds, most);
        QFETCH(std::chrono::milliseconds, asked);
        QFETCH(QString, text);
        const auto clock = std::make_shared<ManualClock>();
        TestGraph graph(clock);
        std::atomic<int> attempts = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step(
            {.process =
                 [&](const Parcel &, Out &) {
                     if (++attempts == 1)
                         throw Failure(u"429"_s, u"later"_s).after(asked);
                 }},
            {.onError = {.retries = 3, .retryAfterMax = most, .then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        if (text.isEmpty()) {
            clock->waitForSleepers(1);
            clock->advance(asked);
        }
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        const auto failed = graph.controller.deadLetters();
        QCOMPARE(attempts, text.isEmpty() ? 2 : 1);
        QCOMPARE(failed.size(), text.isEmpty() ? 0U : 1U);
        if (!text.isEmpty())
            QVERIFY2(failed[0].error.text.toString().startsWith(text),
                     qPrintable(failed[0].error.text.toString()));
    }

    void aRetryWaitsInPlaceAndKeepsTheOrder_P4_29()
    {
        TestGraph graph;
        std::atomic<int> failures = 0;
        QList<int> order;
        auto &source = graph.source(counting(20));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         if (parcel.number % 5 == 0 && ++failures % 2 == 1)
                                             throw std::runtime_error("again");
                                         out.send(parcel);
                                     }},
                                {.onError = {.retries = 1, .backoff = 0ms}});
        auto &sink =
            graph.step({.process = [&](const Parcel &parcel, Out &) { order << parcel.number; }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(order.size(), 20);
        QVERIFY(std::ranges::is_sorted(order));
    }

    void resultsOfAFailedAttemptAreWithheld_P4_30()
    {
        TestGraph graph;
        std::atomic<int> attempts = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         for (int i = 0; i < 3; ++i)
                                             out.send(parcel);
                                         if (++attempts < 3)
                                             throw std::runtime_error("again");
                                     }},
                                {.onError = {.retries = 2, .backoff = 0ms}});
        auto &sink = graph.step({.process = [&](const Parcel &, Out &) { ++done; }});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 3);
    }

    void havingEnoughIsForgottenWithTheAttempt_P4_30()
    {
        TestGraph graph;
        std::atomic<int> attempts = 0;
        std::atomic<int> done = 0;
        auto &source = graph.source(counting(10));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &out) {
                                         if (++attempts == 1) {
                                             out.finish();
                                             throw std::runtime_error("again");
                                         }
                                         ++done;
                                     }},
                                {.onError = {.retries = 1, .backoff = 0ms}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(done, 10);
    }

    void tooManyResultsAreAnItemsFailure_P4_30()
    {
        TestGraph graph;
        auto &source = graph.source(counting(2));
        auto &step = graph.step({.process =
                                     [&](const Parcel &parcel, Out &out) {
                                         if (parcel.number == 0) {
                                             for (int i = 0; i < 100; ++i)
                                                 out.send(Parcel{0, 1u << 24});
                                         }
                                         out.send(parcel);
                                     }},
                                {.onError = {.retries = 3, .then = OnError::SetAside}});
        auto &sink = graph.step({});
        graph.link(source, step);
        graph.link(step, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.deadLetters().front().error.code, u"too-many-results"_s);
        QCOMPARE(graph.controller.snapshot().steps[2].in, std::uint64_t(1));
    }

    void aFailedBatchFailsAllItsItems_P5_40_data()
    {
        QTest::addColumn<OnError>("then");
        QTest::newRow("end run") << OnError::EndRun;
        QTest::newRow("set aside") << OnError::SetAside;
    }
    void aFailedBatchFailsAllItsItems_P5_40()
    {
        QFETCH(const OnError, then);
        TestGraph graph;
        auto &source = graph.source(counting(5));
        auto &batch = graph.batch({.process = [](std::span<const Parcel>,
                                                 Out &) -> std::vector<Rejection> { throw Odd{}; },
                                   .bounds = {.items = 5}},
                                  {.onError = {.then = then}});
        graph.link(source, batch);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state,
                 then == OnError::EndRun ? RunState::Failed : RunState::Finished);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Failed), std::uint64_t(5));
        QCOMPARE(graph.controller.deadLetters().size(),
                 std::size_t(then == OnError::EndRun ? 0 : 5));
    }

    /// Each rejected item for its own reason: one is left out, one can be tried again, one cannot.
    void rejectedItemsHaveFatesOfTheirOwn_P5_40()
    {
        TestGraph graph;
        QList<QList<int>> batches;
        auto &source = graph.source(counting(6));
        auto &batch = graph.batch(
            {.process =
                 [&](std::span<const Parcel> parcels, Out &out) {
                     batches.append(QList<int>());
                     std::vector<Rejection> rejections;
                     for (std::size_t i = 0; i < parcels.size(); ++i) {
                         const int number = parcels[i].number;
                         batches.back() << number;
                         if (number == 1)
                             rejections.push_back({i, std::make_exception_ptr(SkipItem{})});
                         else if (number == 2 && batches.size() == 1)
                             rejections.push_back({i, why("again")});
                         else if (number == 4)
                             rejections.push_back({i, why("never", Retry::Never)});
                         else
                             out.send(parcels[i]);
                     }
                     return rejections;
                 },
             .bounds = {.items = 6}},
            {.onError = {.retries = 2, .backoff = 0ms, .then = OnError::SetAside}});
        auto &sink = graph.step({});
        graph.link(source, batch);
        graph.link(batch, sink);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(batches, (QList<QList<int>>{{0, 1, 2, 3, 4, 5}, {2}}));
        const MetricsSnapshot snapshot = graph.controller.snapshot();
        QCOMPARE(snapshot.origins.of(Verdict::Skipped), std::uint64_t(1));
        QCOMPARE(snapshot.origins.of(Verdict::Failed), std::uint64_t(1));
        QCOMPARE(snapshot.origins.of(Verdict::Acked), std::uint64_t(4));
        QCOMPARE(snapshot.steps[2].in, std::uint64_t(4));
        QCOMPARE(graph.controller.deadLetters().size(), std::size_t(1));
        QCOMPARE(graph.controller.deadLetters().front().item, "4"_ba);
        QCOMPARE(graph.controller.deadLetters().front().error.code, u"never"_s);
    }

    void aStepThatRejectsNonsenseFails()
    {
        for (const std::vector<Rejection> &nonsense :
             {std::vector<Rejection>{{7, why("beyond")}}, std::vector<Rejection>{{0, nullptr}}}) {
            TestGraph graph;
            auto &source = graph.source(counting(3));
            auto &batch =
                graph.batch({.process = [&](std::span<const Parcel>, Out &) { return nonsense; },
                             .bounds = {.items = 3}});
            graph.link(source, batch);
            QVERIFY(!graph.controller.start());
            QCOMPARE(graph.controller.wait().error->code, u"bad-rejection"_s);
        }
        TestGraph graph; // twice the same is once
        auto &source = graph.source(counting(3));
        auto &batch =
            graph.batch({.process =
                             [&](std::span<const Parcel>, Out &) {
                                 return std::vector<Rejection>{{1, why("a")}, {1, why("b")}};
                             },
                         .bounds = {.items = 3}},
                        {.onError = {.then = OnError::SetAside}});
        graph.link(source, batch);
        QVERIFY(!graph.controller.start());
        QCOMPARE(graph.controller.wait().state, RunState::Finished);
        QCOMPARE(graph.controller.deadLetters().size(), std::size_t(1));
        QCOMPARE(graph.controller.deadLetters().front().error.code, u"a"_s);
    }

    void aCancelledStepIsNoError_P1_6()
    {
        TestGraph graph;
        std::latch begun(1);
        const std::stop_token abort = graph.controller.abortToken();
        auto &source = graph.source(counting(1));
        auto &step = graph.step({.process =
                                     [&](const Parcel &, Out &) {
                                         begun.count_down();
                                         spinUntil([&] { return abort.stop_requested(); });
                                         throw Failure(cancelledCode, u"told to stop"_s);
                                     }},
                                {.onError = {.retries = 3, .then = OnError::SetAside}});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        begun.wait();
        QVERIFY(graph.controller.abort());
        QCOMPARE(graph.controller.wait().state, RunState::Aborted);
        QCOMPARE(graph.controller.snapshot().origins.of(Verdict::Cancelled), std::uint64_t(1));
        QCOMPARE(graph.controller.snapshot().errors, std::uint64_t(0));
        QVERIFY(graph.controller.deadLetters().empty());
    }

    void aSourceMayAnswerAStopWithAnException_P1_5()
    {
        std::latch begun(1);
        struct WaitingBody {
            std::latch &begun;
            WorkerControl &control;
            void open() {}
            void produce(Out &out)
            {
                out.send({});
                begun.count_down();
                spinUntil([&] { return control.leaveToken().stop_requested(); });
                throw Failure(cancelledCode, u"told to stop"_s);
            }
            void flush(Out &) {}
            void close() {}
        };
        TestGraph graph;
        using Source = SourceStage<Parcel>;
        auto &source = static_cast<Source &>(graph.controller.add(std::make_unique<Source>(
            StageOptions{.name = u"source"_s}, StageHooks{}, 1, [&](WorkerControl &control) {
                return std::make_unique<WaitingBody>(WaitingBody{begun, control});
            })));
        auto &step = graph.step({});
        graph.link(source, step);
        QVERIFY(!graph.controller.start());
        begun.wait();
        QVERIFY(graph.controller.stop());
        QCOMPARE(graph.controller.wait().state, RunState::Stopped);
    }
};

QTEST_GUILESS_MAIN(TestFailures)
#include "tst_failures.moc"
