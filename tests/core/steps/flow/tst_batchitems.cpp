// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/flow/flow.h"
#include "support/steprunner.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestBatchItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void gathersItemsAsMaps();
    void flattenUndoesIt();
    void limitsAreThoseOfTheSettings_data();
    void limitsAreThoseOfTheSettings();

private:
    StepCatalogue m_catalogue;
};

void TestBatchItems::initTestCase() { steps::registerFlowSteps(m_catalogue); }

void TestBatchItems::gathersItemsAsMaps()
{
    const Record a{{u"n"_s, 1}};
    const Record b{{u"n"_s, 2}};
    const Record c{{u"m"_s, 3}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"flow.batch"_s, {{u"items"_s, 2}, {u"into"_s, u"list"_s}}, {a, b, c});
    const QList<Record> expected{Record{{u"list"_s, ValueList{a, b}}},
                                 Record{{u"list"_s, ValueList{c}}}};
    QCOMPARE(outcome.records(), expected);
}

void TestBatchItems::flattenUndoesIt()
{
    QList<Record> items;
    for (int i = 0; i < 250; ++i)
        items.append(Record{{u"n"_s, i}, {u"t"_s, QString::number(i)}});
    const StepOutcome batches = runStep(m_catalogue, u"flow.batch"_s, {}, items);
    QCOMPARE(batches.emitted.size(), 3u);
    QCOMPARE(runStep(m_catalogue, u"flow.flatten"_s, {}, batches.records()).records(), items);
}

void TestBatchItems::limitsAreThoseOfTheSettings_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<int>("items");
    QTest::addColumn<std::chrono::milliseconds>("age");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("default") << QJsonObject() << 100 << std::chrono::milliseconds(1s) << 16_MiB;
    QTest::newRow("set") << QJsonObject{{u"items"_s, 7},
                                        {u"age"_s, u"2 min"_s},
                                        {u"bytes"_s, u"1 KiB"_s}}
                         << 7 << std::chrono::milliseconds(2min) << 1_KiB;
}

void TestBatchItems::limitsAreThoseOfTheSettings()
{
    QFETCH(QJsonObject, settings);
    QFETCH(int, items);
    QFETCH(std::chrono::milliseconds, age);
    QFETCH(qint64, bytes);
    const auto step = m_catalogue.find(u"flow.batch"_s)->make(settings);
    QVERIFY(step.ok());
    const AnyRecordWorker any = (*step)->makeWorker();
    const BatchLimits limits = std::get<std::unique_ptr<BatchWorker>>(any)->limits();
    QCOMPARE(limits.items, items);
    QCOMPARE(limits.age.count(), age.count());
    QCOMPARE(limits.bytes, bytes);
}

QTEST_APPLESS_MAIN(TestBatchItems)
#include "tst_batchitems.moc"
