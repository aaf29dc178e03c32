// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/preview.h>

#include <paipa/backends/localbackend.h>
#include <paipa/document/edits.h>

#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A step that passes items on and also writes.
void addWriter(StepCatalogue &catalogue)
{
    catalogue.add(StepDefinition<test::WorkParameters>{
        .info = {.type = u"test.writer"_s,
                 .title = u"Writer"_s,
                 .summary = u"Writes."_s,
                 .category = u"Test"_s,
                 .help = u"Writes."_s},
        .schema = {},
        .make = test::separate<test::WorkWorker, test::WorkParameters>(),
        .capabilities = [](const test::WorkParameters &) {
            return Capabilities{.writesTo = {u"somewhere"_s}};
        }});
}

} // namespace

class TestPreview final : public QObject
{
    Q_OBJECT

private:
    test::TestSteps m_steps;

    [[nodiscard]] Result<Preview> previewOf(const PipelineSpec &spec, const QString &step) const
    {
        return makePreview(spec, {step}, m_steps.catalogue, PlanOptions{.limit = 5});
    }
    static QList<Record> recordsOf(Result<Preview> &preview)
    {
        LocalBackend backend;
        Result<std::unique_ptr<Run>> run = backend.start(std::move(preview->plan));
        if (!run)
            return {};
        (void)(*run)->close(std::chrono::seconds(5));
        return preview->records->records();
    }

private Q_SLOTS:
    void initTestCase() { addWriter(m_steps.catalogue); }

    void collectsWhatComesOutForTheFirstItems()
    {
        Result<Preview> preview =
            previewOf(test::chain(1000, {u"test.work"_s, u"test.drop"_s}), u"work"_s);
        QVERIFY(preview);
        QCOMPARE(preview->side, Preview::Side::Output);
        QCOMPARE(recordsOf(preview).size(), 5);
    }

    void doesNotContainWhatFollowsTheStep()
    {
        const Result<Preview> preview =
            previewOf(test::chain(10, {u"test.work"_s, u"test.fail"_s, u"test.drop"_s}), u"work"_s);
        QVERIFY(preview);
        QCOMPARE(preview->plan.steps.size(), 3U); // count, work, and what collects
    }

    void itemsThatFailAreSetAside()
    {
        Result<Preview> preview =
            previewOf(test::chain(10, {u"test.fail"_s, u"test.drop"_s}), u"fail"_s);
        QVERIFY(preview);
        QCOMPARE(preview->plan.steps[1].onError.then, engine::OnError::SetAside);
    }

    void ofAStepThatWritesItShowsTheInput_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("step");
        QTest::newRow("a sink") << u"test.drop"_s << u"drop"_s;
        QTest::newRow("a transform that writes") << u"test.writer"_s << u"writer"_s;
    }
    void ofAStepThatWritesItShowsTheInput()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, step);
        Result<Preview> preview = previewOf(test::chain(10, {u"test.work"_s, type}), step);
        QVERIFY(preview);
        QCOMPARE(preview->side, Preview::Side::Input);
        for (const PlannedStep &planned : preview->plan.steps)
            QVERIFY(planned.id.text != step);
        QCOMPARE(recordsOf(preview).size(), 5);
    }

    void refusesToPassAStepThatWrites()
    {
        const Result<Preview> preview = previewOf(
            test::chain(10, {u"test.writer"_s, u"test.work"_s, u"test.drop"_s}), u"work"_s);
        QVERIFY(!preview);
        QCOMPARE(preview.problem().code, u"preview-has-effects"_s);
        QCOMPARE(preview.problem().place.step, u"writer"_s);
    }

    void refusesAStepThatDoesNotRun()
    {
        PipelineSpec spec = test::chain(10, {u"test.work"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"work"_s}, [](StepSpec &step) { step.enabled = false; });
        QVERIFY(!previewOf(spec, u"work"_s));
    }

    void keepsABoundedNumberOfRecords()
    {
        RecordSample records(Preview::mostRecords);
        for (int i = 0; i < 1000; ++i)
            records.add(Record{Field{u"number"_s, i}});
        QCOMPARE(records.records().size(), Preview::mostRecords);
        QVERIFY(records.isFull());
    }
};

QTEST_GUILESS_MAIN(TestPreview)
#include "tst_preview.moc"
