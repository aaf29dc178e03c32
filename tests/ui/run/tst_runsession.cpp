// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runsession.h"

#include <paipa/backends/localbackend.h>

#include "document/pipelineeditor.h"
#include "run/steptablemodel.h"
#include "support/manualclock.h"
#include "support/smallsteps.h"

#include <QSignalSpy>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

/// As a server that is gone: it may answer later.
class GoneWorker final : public ItemWorker
{
public:
    explicit GoneWorker(const test::NoParameters &) {}
    void process(Record, RecordOutput &) override { throw std::runtime_error("no answer"); }
};

/// Keeps news from whom it watches.
class LostNews final : public QObject
{
public:
    bool eventFilter(QObject *, QEvent *event) override
    {
        return event->type() == QEvent::MetaCall;
    }
};

} // namespace

class TestRunSession final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;
    LocalBackend m_backend;

    [[nodiscard]] static bool waitForEnd(RunSession &session)
    {
        return QTest::qWaitFor([&] { return !isActive(session.state()); }, 30'000);
    }
    [[nodiscard]] static std::uint64_t taken(const RunSession &session)
    {
        const auto &steps = session.history().latest().metrics.steps;
        return steps.size() < 2 ? 0 : steps[1].in;
    }

private Q_SLOTS:
    void initTestCase()
    {
        StepInfo gone;
        gone.type = u"test.gone"_s;
        gone.title = u"Gone"_s;
        m_steps.catalogue.add(StepDefinition<test::NoParameters>{
            .info = gone, .schema = {}, .make = test::separate<GoneWorker, test::NoParameters>()});
    }

    void aRunGoesThroughItsStatesToTheEnd()
    {
        RunSession session(m_backend, m_steps.catalogue);
        QSignalSpy began(&session, &RunSession::began);
        QSignalSpy ended(&session, &RunSession::ended);
        session.start({.spec = test::chain(100, {u"test.drop"_s})});
        QCOMPARE(session.state(), SessionState::Starting);
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Finished);
        QCOMPARE(began.size(), 1);
        QCOMPARE(ended.size(), 1);
        QVERIFY(session.report());
        QCOMPARE(session.report()->summary.metrics.origins.of(engine::Verdict::Acked), 100U);
        QCOMPARE(session.history().latest().metrics.origins.decided(), 100U);
        QCOMPARE(session.overlay().age, RunOverlay::Age::Ended);
        QCOMPARE(session.overlay().steps.value({u"drop"_s}).activity, StepActivity::Done);
    }

    void whatRunsIsTheSpecThatWasGiven()
    {
        RunSession session(m_backend, m_steps.catalogue);
        const PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        session.start({.spec = spec});
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.report()->spec, spec);
        QCOMPARE(session.titleOf(u"work"_s), u"Work"_s);
        QCOMPARE(session.steps().size(), 3);
        QCOMPARE(session.steps()[0].workerCount, RunStep::WorkerCount::Fixed);
    }

    void aWrongPipelineIsRefusedWithItsProblems()
    {
        RunSession session(m_backend, m_steps.catalogue);
        QSignalSpy refused(&session, &RunSession::refused);
        session.start({.spec = test::chain(10, {u"test.nothing"_s})});
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Refused);
        QCOMPARE(refused.size(), 1);
        QVERIFY(!session.problems().isEmpty());
    }

    void startingDoesNotWaitForStepsThatOpen()
    {
        // By construction: opening waits for a gate that only this thread opens, afterwards.
        std::binary_semaphore opened{0};
        class SlowBackend final : public Backend
        {
        public:
            explicit SlowBackend(std::binary_semaphore &gate) : m_gate(gate) {}
            Result<std::unique_ptr<Run>> start(Plan plan, std::stop_token abort) override
            {
                m_gate.acquire();
                return m_local.start(std::move(plan), std::move(abort));
            }

        private:
            std::binary_semaphore &m_gate;
            LocalBackend m_local;
        } backend(opened);
        RunSession session(backend, m_steps.catalogue);
        session.start({.spec = test::chain(1, {u"test.drop"_s})});
        session.pause();
        session.resume();
        session.setWorkers({u"drop"_s}, Workers{2});
        QCOMPARE(session.state(), SessionState::Starting);
        opened.release();
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Finished);
    }

    void aStepThatPausesAfterFailuresRests()
    {
        RunSession session(m_backend, m_steps.catalogue);
        PipelineEditor editor(m_steps.catalogue);
        PipelineSpec spec = test::chain(10, {u"test.gone"_s, u"test.drop"_s});
        spec.steps[1].onError = {
            .then = AfterFailure::SetAside, .pauseAfter = 1, .pauseFor = std::chrono::hours(1)};
        const StepTableModel table(session, editor);
        session.start({.spec = spec});
        const auto state = [&] { return session.overlay().steps.value({u"gone"_s}); };
        QTRY_COMPARE(state().activity, StepActivity::Resting);
        QVERIFY(state().rest > std::chrono::minutes(1));
        const QString word = table.index(1, StepTableModel::State).data().toString();
        QVERIFY2(word.startsWith(u"resting, 3"_s), qPrintable(word)); // almost 3600 s
        session.abort();
        QVERIFY(waitForEnd(session));
        QCOMPARE(state().activity, StepActivity::Failed);
        QCOMPARE(state().rest, std::chrono::seconds(0));
    }

    void pauseAndResume()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(50, {u"test.work"_s, u"test.drop"_s})});
        session.pause();
        QTRY_COMPARE(session.state(), SessionState::Paused);
        session.resume();
        QTRY_COMPARE(session.state(), SessionState::Running);
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.report()->summary.metrics.origins.of(engine::Verdict::Acked), 50U);
    }

    void stopCompletesWhatHasBegun()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(1'000'000, {u"test.drop"_s})});
        session.stop();
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Stopped);
        const engine::OriginCounts &items = session.report()->summary.metrics.origins;
        QCOMPARE(items.decided(), items.emitted);
        QCOMPARE(items.of(engine::Verdict::Cancelled), 0U);
    }

    void abortEndsARunThatIsBlocked()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(1'000'000, {u"test.gate"_s, u"test.drop"_s})});
        QTRY_COMPARE(session.state(), SessionState::Running);
        session.abort();
        QCOMPARE(session.state(), SessionState::Aborting);
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Aborted);
    }

    void abortBeforeTheStartIsKept()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(1'000'000, {u"test.gate"_s, u"test.drop"_s})});
        session.abort();
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Aborted);
    }

    void samplesThatDoNotComeMakeTheLastOneStale()
    {
        const auto clock = std::make_shared<test::ManualClock>();
        RunSession session(m_backend, m_steps.catalogue, nullptr, clock);
        QSignalSpy aged(&session, &RunSession::aged);
        QSignalSpy sampled(&session, &RunSession::sampled);
        session.start({.spec = test::chain(1'000'000, {u"test.gate"_s, u"test.drop"_s})});
        clock->advance(std::chrono::seconds(3));
        QVERIFY(sampled.wait());
        QCOMPARE(session.overlay().age, RunOverlay::Age::Live);
        LostNews lost;
        session.installEventFilter(&lost);
        aged.clear();
        clock->advance(std::chrono::seconds(3));
        QVERIFY(aged.wait());
        QCOMPARE(session.overlay().age, RunOverlay::Age::Stale);
        session.removeEventFilter(&lost);
        QCOMPARE(aged.size(), 1);
    }

    void destroyingTheSessionAbortsTheRun()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(1'000'000, {u"test.gate"_s, u"test.drop"_s})});
        QTRY_COMPARE(session.state(), SessionState::Running);
    }

    void moreWorkersDoMoreInTheSameRun()
    {
        // Counted, not timed: with one worker of the gate only one item can be inside at a time.
        test::TestSteps steps;
        RunSession session(m_backend, steps.catalogue);
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(100, {u"test.gate"_s, u"test.drop"_s}), {});
        session.followWorkersOf(editor);
        session.start({.spec = editor.spec()});
        QTRY_COMPARE(taken(session), 1U);
        editor.apply(u"Set workers"_s, withWorkers(editor.spec(), {u"gate"_s}, Workers{4}));
        QCOMPARE(session.wantedWorkers({u"gate"_s}), Workers{4});
        QTRY_COMPARE(taken(session), 4U);
        editor.undoStack().undo();
        QCOMPARE(session.wantedWorkers({u"gate"_s}), Workers{1});
        steps.openGate();
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.report()->summary.metrics.origins.of(engine::Verdict::Acked), 100U);
        QCOMPARE(session.report()->summary.metrics.steps[1].in, 100U);
    }

    void theSlowStepIsNamedWithAProposal()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(10'000, {u"test.work"_s, u"test.drop"_s})});
        QTRY_COMPARE_WITH_TIMEOUT(session.bottleneck().step, u"work"_s, 30'000);
        QCOMPARE(session.bottleneck().triedWorkers, 4);
        QVERIFY(session.overlay().steps.value({u"work"_s}).isBottleneck);
        session.abort();
        QVERIFY(waitForEnd(session));
    }

    void failedItemsAreReportedEachOnce()
    {
        RunSession session(m_backend, m_steps.catalogue);
        PipelineSpec spec = test::chain(30, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [](StepSpec &step) {
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, 3}};
        });
        std::vector<engine::DeadLetter> letters;
        connect(&session, &RunSession::deadLettersAdded, this,
                [&](const std::vector<engine::DeadLetter> &added) {
                    letters.insert(letters.end(), added.begin(), added.end());
                });
        session.start({.spec = spec});
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Finished);
        QCOMPARE(letters.size(), 10U);
        QCOMPARE(letters[0].item, QByteArray(R"({"number":0})")); // its input, for whoever looks
        QCOMPARE(session.overlay().steps.value({u"fail"_s}).errors, 10U);
    }

    void tenThousandFailedItemsAreReportedAndNoMore()
    {
        RunSession session(m_backend, m_steps.catalogue);
        PipelineSpec spec = test::chain(12'000, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s},
                               [](StepSpec &step) { step.onError.then = AfterFailure::SetAside; });
        std::size_t letters = 0;
        connect(&session, &RunSession::deadLettersAdded, this,
                [&](const std::vector<engine::DeadLetter> &added) { letters += added.size(); });
        session.start({.spec = spec});
        QVERIFY(waitForEnd(session));
        QCOMPARE(letters, 10'000U);
        QCOMPARE(session.overlay().steps.value({u"fail"_s}).errors, 12'000U);
        QCOMPARE(session.report()->summary.deadLetters.size(), 100U);
    }

    void aFailedRunSaysWhy()
    {
        RunSession session(m_backend, m_steps.catalogue);
        session.start({.spec = test::chain(30, {u"test.fail"_s, u"test.drop"_s})});
        QVERIFY(waitForEnd(session));
        QCOMPARE(session.state(), SessionState::Failed);
        QVERIFY(session.report()->summary.outcome.error);
        QCOMPARE(session.report()->summary.outcome.error->step, u"fail"_s);
    }

    void canRunAgain()
    {
        RunSession session(m_backend, m_steps.catalogue);
        for (int i = 0; i < 2; ++i) {
            session.start({.spec = test::chain(10, {u"test.drop"_s})});
            QVERIFY(waitForEnd(session));
            QCOMPARE(session.report()->summary.metrics.origins.decided(), 10U);
        }
    }
};

QTEST_GUILESS_MAIN(TestRunSession)
#include "tst_runsession.moc"
