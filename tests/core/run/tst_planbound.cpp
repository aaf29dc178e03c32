// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>
#include <paipa/engine/queuebounds.h>
#include <paipa/run/memorybound.h>

#include "support/comparestates.h"
#include "support/gate.h"
#include "support/smallsteps.h"
#include "support/watchdog.h"

#include <QTest>

#include <algorithm>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// Makes many results of an item, then waits at a gate.
class ManyWorker final : public ItemWorker
{
public:
    static constexpr qint64 results = 1000;

    explicit ManyWorker(Gate &gate) : m_gate(gate) {}
    void process(Record item, RecordOutput &output) override
    {
        for (qint64 i = 0; i < results; ++i)
            output.send(item);
        m_gate.pass();
    }

private:
    Gate &m_gate;
};

class ManyStep final : public RecordStep
{
public:
    explicit ManyStep(Gate &gate) : m_gate(gate) {}
    Intake intake() const override { return Intake::Items; }
    AnyRecordWorker makeWorker() override { return std::make_unique<ManyWorker>(m_gate); }

private:
    Gate &m_gate;
};

/// \a spec with \a change made to the step \a id.
template<typename Change>
PipelineSpec changed(PipelineSpec spec, const QString &id, Change change)
{
    for (StepSpec &step : spec.steps) {
        if (step.id.text == id)
            change(step);
    }
    return spec;
}

} // namespace

/// What a plan says of the memory of its run holds in the run.
class TestPlanBound final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};

    /// count → gate → drop, with small queues.
    static PipelineSpec gated(int workers)
    {
        const PipelineSpec spec = chain(1000, {u"test.gate"_s, u"test.drop"_s});
        const PipelineSpec small =
            changed(spec, u"drop"_s, [](StepSpec &step) { step.queue = QueueSpec{.items = 1}; });
        return changed(small, u"gate"_s, [&](StepSpec &step) {
            step.workers = Workers{workers};
            step.queue = QueueSpec{.items = 16};
        });
    }

    /// The same with the gate's step, or what is behind it, as \a shape says.
    static PipelineSpec ofShape(const QString &shape)
    {
        PipelineSpec spec = gated(shape == u"one worker"_s ? 1 : 3);
        const auto withBranch = [&](const StepSpec &branch) {
            spec = withStep(spec, branch);
            spec = withLink(spec, LinkSpec{.from = {StepId{u"gate"_s}}, .to = {branch.id}});
        };
        if (shape == u"two branches"_s)
            withBranch(StepSpec{.id = {u"too"_s}, .type = u"test.drop"_s});
        if (shape == u"inline"_s)
            return changed(spec, u"drop"_s, [](StepSpec &step) { step.isInline = true; });
        return changed(spec, u"gate"_s, [&](StepSpec &step) {
            step.keepsOrder = shape == u"in order"_s;
            if (shape == u"held back"_s)
                step.onError.retries = 1;
        });
    }

private Q_SLOTS:
    void whatIsWithWorkersIsCounted_P9_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("one worker, which takes several items at once") << 1;
        QTest::newRow("several workers") << 3;
    }
    void whatIsWithWorkersIsCounted_P9()
    {
        QFETCH(const int, workers);
        TestSteps steps;
        Plan plan = *makePlan(gated(workers), steps.catalogue, {});
        const MemoryBound bound = memoryBound(plan);
        const qint64 most = 16 + (workers == 1 ? 8 : workers) + 1;
        // Behind the gate is nothing: no results, no queue, and no items in hand.
        QCOMPARE(bound.queuedItems + bound.looseItems, most + workers + 1 + 8);

        const std::unique_ptr<Run> run = *LocalBackend().start(std::move(plan));
        qint64 mostSeen = 0;
        // Which items are under way when the source falls asleep depends on who comes first.
        for (int passed = 0; passed < 20 || (mostSeen < most && passed < 900); ++passed) {
            const auto begun = static_cast<std::uint64_t>(passed + workers);
            spinUntil([&] { return run->snapshot().steps[1].in == begun; }); // no more are taken
            // Full back-pressure: a producer that sleeps is woken once a quarter is free.
            spinUntil([&] {
                const engine::MetricsSnapshot snapshot = run->snapshot();
                return snapshot.steps[1].queueItems > 12
                       && snapshot.steps[0].workers[0].state == engine::WorkerState::Blocked;
            });
            mostSeen =
                std::max(mostSeen, static_cast<qint64>(run->snapshot().origins.emitted) - passed);
            steps.gate.release();
        }
        QCOMPARE(mostSeen, most); // so the bound is not counted in vain
        steps.openGate();
        (void)run->close(std::chrono::seconds(30));
    }

    /// Nothing but the structure of a run bounds the items that have no fate yet.
    void openItemsAreBoundedByWhatThePlanSays_P5_45_data()
    {
        QTest::addColumn<QString>("shape");
        for (const char *shape :
             {"one worker", "several workers", "in order", "two branches", "inline", "held back"})
            QTest::newRow(shape) << QString::fromLatin1(shape);
    }
    void openItemsAreBoundedByWhatThePlanSays_P5_45()
    {
        QFETCH(const QString, shape);
        TestSteps steps;
        Plan plan = *makePlan(ofShape(shape), steps.catalogue, {});
        const MemoryBound bound = memoryBound(plan);
        const qint64 most = bound.queuedItems + bound.looseItems + bound.heldItems;

        const std::unique_ptr<Run> run = *LocalBackend().start(std::move(plan));
        qint64 mostSeen = 0;
        const auto look = [&] {
            const engine::OriginCounts counts = run->snapshot().origins;
            mostSeen = std::max(mostSeen, static_cast<qint64>(counts.emitted - counts.decided()));
            return counts.decided();
        };
        spinUntil([&] { // full back-pressure
            return run->snapshot().steps[0].workers[0].state == engine::WorkerState::Blocked;
        });
        (void)look();
        QVERIFY(mostSeen >= 16); // so the bound is not kept by chance
        while (look() < 1000)
            steps.gate.release();
        QVERIFY2(mostSeen <= most, qPrintable(u"%1 of %2"_s.arg(mostSeen).arg(most)));
        QCOMPARE(run->close(std::chrono::seconds(30)).state, engine::RunState::Finished);
    }

    void resultsThatAreHeldBackAreCounted_P4_30_P9()
    {
        TestSteps steps;
        Gate gate;
        steps.catalogue.add(StepDefinition<NoParameters>{
            .info = {.type = u"test.many"_s,
                     .title = u"Many"_s,
                     .summary = u"Many."_s,
                     .category = u"Test"_s,
                     .help = u"Many."_s},
            .schema = {},
            .make = [&](const NoParameters &) { return std::make_unique<ManyStep>(gate); }});
        const PipelineSpec spec = chain(1, {u"test.many"_s, u"test.drop"_s});
        QVERIFY(memoryBound(*makePlan(spec, steps.catalogue, {})).holding.empty());

        const auto retried = [](StepSpec &step) { step.onError.retries = 1; };
        Plan plan = *makePlan(changed(spec, u"many"_s, retried), steps.catalogue, {});
        const MemoryBound bound = memoryBound(plan);
        QCOMPARE(bound.holding, (std::vector{StepId{u"many"_s}}));
        const std::unique_ptr<Run> run = *LocalBackend().start(std::move(plan));
        gate.waitForArrivals();
        QCOMPARE(run->snapshot().steps[1].out, std::uint64_t(0)); // all are still there
        QVERIFY(bound.looseItems < ManyWorker::results);
        QVERIFY(bound.heldItems >= ManyWorker::results);
        QCOMPARE(bound.heldBytes, static_cast<qint64>(engine::mostHeldBack.bytes));
        gate.open();
        (void)run->close(std::chrono::seconds(30));
    }

    void turnsCopiesAndHostsAreCounted_P9()
    {
        const TestSteps steps;
        const auto loose = [&](const PipelineSpec &spec) {
            return memoryBound(*makePlan(spec, steps.catalogue, {})).looseItems;
        };
        const qint64 several = loose(gated(3));
        const auto inOrder = [](StepSpec &step) { step.keepsOrder = true; };
        // Results of 16 items in place of one for each worker.
        QCOMPARE(loose(changed(gated(3), u"gate"_s, inOrder)), several + 16 - 3);

        PipelineSpec wide = withStep(gated(3), StepSpec{.id = {u"too"_s}, .type = u"test.drop"_s});
        wide = withLink(wide, LinkSpec{.from = {StepId{u"gate"_s}}, .to = {u"too"_s}});
        QCOMPARE(loose(wide), several + 8 + 3); // the items of one more step, and copies for it

        const auto inlined = [](StepSpec &step) { step.isInline = true; };
        const PipelineSpec chained = chain(1, {u"test.gate"_s, u"test.work"_s, u"test.drop"_s});
        const auto wider = [](StepSpec &step) { step.workers = Workers{3}; };
        const PipelineSpec hosted = changed(chained, u"work"_s, inlined);
        // One worker takes 8 items and hands on a result, and another one of what is inline.
        QCOMPARE(loose(hosted), 1 + (8 + 1) + 1 + 8);
        QCOMPARE(loose(changed(hosted, u"gate"_s, wider)), 1 + (3 + 3) + 3 + 8);
    }
};

QTEST_GUILESS_MAIN(TestPlanBound)
#include "tst_planbound.moc"
