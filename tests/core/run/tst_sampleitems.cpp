// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/backends/localbackend.h>

#include "support/comparestates.h"
#include "support/smallsteps.h"

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

/// Looking at items that pass a link of a run that goes on.
class TestSampleItems final : public QObject
{
    Q_OBJECT

private:
    /// A run of count → gate → drop, which only the test lets pass.
    struct GatedRun {
        GatedRun()
        {
            const PipelineSpec spec = test::chain(1000, {u"test.gate"_s, u"test.drop"_s});
            Result<Plan> plan = makePlan(spec, steps.catalogue, {});
            Result<std::unique_ptr<Run>> started = backend.start(std::move(*plan));
            run = std::move(*started);
        }
        ~GatedRun()
        {
            steps.openGate();
            (void)run->close(std::chrono::seconds(30));
        }
        std::shared_ptr<RecordSample> look(const QString &step, const QString &port = {})
        {
            auto sample = std::make_shared<RecordSample>(5);
            return run->sampleItems({.step = {step}, .port = port}, sample) ? sample : nullptr;
        }

        test::TestSteps steps;
        LocalBackend backend;
        std::unique_ptr<Run> run;
    };

    static QList<qint64> numbersIn(const RecordSample &sample)
    {
        QList<qint64> numbers;
        for (const Record &record : sample.records())
            numbers.append(*record.value(u"number"_s).get<qint64>());
        return numbers;
    }

private Q_SLOTS:
    void theNextItemsAreSeenWhileTheRunGoesOn()
    {
        GatedRun gated;
        const auto sample = gated.look(u"gate"_s);
        QVERIFY(sample);
        gated.steps.gate.release(2);
        QTRY_COMPARE(sample->records().size(), 2);
        QCOMPARE(gated.run->snapshot().state, engine::RunState::Running);
        QVERIFY(!sample->isFull());
        gated.steps.openGate();
        (void)gated.run->close(std::chrono::seconds(30));
        QCOMPARE(numbersIn(*sample), (QList<qint64>{0, 1, 2, 3, 4}));
        QVERIFY(sample->isFull());
        QCOMPARE(gated.run->snapshot().origins.of(engine::Verdict::Acked), 1000U);
    }

    void whoLooksAgainSeesWhatComesThen()
    {
        GatedRun gated;
        const auto first = gated.look(u"gate"_s);
        gated.steps.gate.release(10);
        QTRY_COMPARE(gated.run->snapshot().steps[2].in, 10U);
        const auto second = gated.look(u"gate"_s);
        gated.steps.gate.release(1);
        QTRY_COMPARE(second->records().size(), 1);
        QCOMPARE(numbersIn(*second), QList<qint64>{10});
        QCOMPARE(first->records().size(), 5);
    }

    void outputsAreFoundByName_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<QString>("port");
        QTest::addColumn<bool>("exists");
        QTest::newRow("first output") << u"count"_s << QString() << true;
        QTest::newRow("by its name") << u"count"_s << u"out"_s << true;
        QTest::newRow("no such output") << u"count"_s << u"other"_s << false;
        QTest::newRow("no such step") << u"nobody"_s << QString() << false;
        QTest::newRow("a step without outputs") << u"drop"_s << QString() << false;
    }
    void outputsAreFoundByName()
    {
        QFETCH(const QString, step);
        QFETCH(const QString, port);
        QFETCH(const bool, exists);
        GatedRun gated;
        QCOMPARE(gated.look(step, port) != nullptr, exists);
    }

    void aSampleIsBoundedInBytes()
    {
        RecordSample sample(10);
        const Record large{
            Field{u"bytes"_s, QByteArray(static_cast<qsizetype>(RecordSample::mostBytes), 'x')}};
        QVERIFY(!sample.add(large));
        QVERIFY(!sample.add(large));
        QCOMPARE(sample.records().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestSampleItems)
#include "tst_sampleitems.moc"
