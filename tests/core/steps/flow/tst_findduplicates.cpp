// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/flow/flow.h"
#include "support/steprunner.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestFindDuplicates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsFirstItemsFromLaterOnes();
    void equalIsOnlyWhatIsEqual_data();
    void equalIsOnlyWhatIsEqual();
    void anItemWithoutTheKeyFails();
    void memoryIsLimited();
    void isOneWorker();

private:
    StepCatalogue m_catalogue;
};

void TestFindDuplicates::initTestCase() { steps::registerFlowSteps(m_catalogue); }

void TestFindDuplicates::tellsFirstItemsFromLaterOnes()
{
    const auto item = [](const QString &hash, const QString &path) {
        return Record{{u"hash"_s, hash}, {u"path"_s, path}};
    };
    const StepOutcome outcome = runStep(
        m_catalogue, u"flow.duplicates"_s, {},
        {item(u"1"_s, u"a"_s), item(u"2"_s, u"b"_s), item(u"1"_s, u"c"_s), item(u"1"_s, u"d"_s)});
    QCOMPARE(outcome.records(0), (QList<Record>{item(u"1"_s, u"a"_s), item(u"2"_s, u"b"_s)}));
    Record c = item(u"1"_s, u"c"_s);
    Record d = item(u"1"_s, u"d"_s);
    c.set(u"duplicateOf"_s, u"a"_s);
    d.set(u"duplicateOf"_s, u"a"_s);
    QCOMPARE(outcome.records(1), (QList<Record>{c, d}));
    QCOMPARE(m_catalogue.find(u"flow.duplicates"_s)->info().outputs.value(1).name, u"duplicate"_s);
}

void TestFindDuplicates::equalIsOnlyWhatIsEqual_data()
{
    QTest::addColumn<Value>("first");
    QTest::addColumn<Value>("second");
    QTest::addColumn<bool>("duplicate");
    const QString text(1000, u'x');
    QTest::newRow("numbers") << Value(1) << Value(1) << true;
    QTest::newRow("a number and its text") << Value(1) << Value(u"1"_s) << false;
    QTest::newRow("long texts") << Value(text) << Value(text) << true;
    QTest::newRow("long texts that end differently") << Value(text) << Value(text + u'y') << false;
    QTest::newRow("binary") << Value("\xff"_ba) << Value("\xfe"_ba) << false;
    QTest::newRow("nulls") << Value() << Value() << true;
    QTest::newRow("lists") << Value(ValueList{1}) << Value(ValueList{2}) << false;
}

void TestFindDuplicates::equalIsOnlyWhatIsEqual()
{
    QFETCH(Value, first);
    QFETCH(Value, second);
    QFETCH(bool, duplicate);
    const StepOutcome outcome = runStep(m_catalogue, u"flow.duplicates"_s, {{u"key"_s, u"k"_s}},
                                        {Record{{u"k"_s, first}}, Record{{u"k"_s, second}}});
    QCOMPARE(outcome.records(1).size(), duplicate ? 1 : 0);
    QCOMPARE(outcome.records(0).size(), duplicate ? 1 : 2);
}

void TestFindDuplicates::anItemWithoutTheKeyFails()
{
    const StepOutcome outcome =
        runStep(m_catalogue, u"flow.duplicates"_s, {}, {Record{{u"path"_s, u"a"_s}}});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, u"missing-field"_s);
}

void TestFindDuplicates::memoryIsLimited()
{
    const StepOutcome outcome = runStep(m_catalogue, u"flow.duplicates"_s, {{u"maxKeys"_s, 2}},
                                        {Record{{u"hash"_s, 1}}, Record{{u"hash"_s, 2}},
                                         Record{{u"hash"_s, 3}}, Record{{u"hash"_s, 1}}});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].index, 2u);
    QCOMPARE(outcome.rejected[0].code, u"too-many-keys"_s);
    QCOMPARE(outcome.records(1).size(), 1);
}

void TestFindDuplicates::isOneWorker()
{
    QVERIFY(m_catalogue.find(u"flow.duplicates"_s)->info().concurrency
            == Concurrency::SingleWorker);
}

QTEST_APPLESS_MAIN(TestFindDuplicates)
#include "tst_findduplicates.moc"
