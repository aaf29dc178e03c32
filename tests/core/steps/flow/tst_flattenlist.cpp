// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/flow/flow.h"
#include "support/steprunner.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestFlattenList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void makesAnItemOfEachElement_data();
    void makesAnItemOfEachElement();
    void badItemsFail_data();
    void badItemsFail();
    void stopsWhenNobodyWantsMore();

private:
    StepCatalogue m_catalogue;
};

void TestFlattenList::initTestCase() { steps::registerFlowSteps(m_catalogue); }

void TestFlattenList::makesAnItemOfEachElement_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<ValueList>("list");
    QTest::addColumn<QList<Record>>("expected");
    const Field other{u"a"_s, 1};
    QTest::newRow("values") << QJsonObject() << ValueList{5, u"x"_s}
                            << QList<Record>{Record{other, {u"value"_s, 5}},
                                             Record{other, {u"value"_s, u"x"_s}}};
    QTest::newRow("values under a name") << QJsonObject{{u"into"_s, u"v"_s}} << ValueList{5}
                                         << QList<Record>{Record{other, {u"v"_s, 5}}};
    QTest::newRow("maps, whose fields win")
        << QJsonObject() << ValueList{Record{{u"b"_s, 2}}, Record{{u"a"_s, 3}}}
        << QList<Record>{Record{other, {u"b"_s, 2}}, Record{{u"a"_s, 3}}};
    QTest::newRow("without the other fields")
        << QJsonObject{{u"others"_s, u"drop"_s}} << ValueList{Record{{u"b"_s, 2}}, 5}
        << QList<Record>{Record{{u"b"_s, 2}}, Record{{u"value"_s, 5}}};
    QTest::newRow("an empty list") << QJsonObject() << ValueList() << QList<Record>();
    QTest::newRow("a map that has a field of the list's name")
        << QJsonObject() << ValueList{Record{{u"items"_s, 1}}}
        << QList<Record>{Record{other, {u"items"_s, 1}}};
}

void TestFlattenList::makesAnItemOfEachElement()
{
    QFETCH(QJsonObject, settings);
    QFETCH(ValueList, list);
    QFETCH(QList<Record>, expected);
    const Record item{{u"items"_s, list}, {u"a"_s, 1}};
    const StepOutcome outcome = runStep(m_catalogue, u"flow.flatten"_s, settings, {item});
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(outcome.records(), expected);
}

void TestFlattenList::badItemsFail_data()
{
    QTest::addColumn<Record>("item");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such field") << Record{{u"a"_s, 1}} << u"missing-field"_s;
    QTest::newRow("no list") << Record{{u"items"_s, u"x"_s}} << u"bad-field"_s;
}

void TestFlattenList::badItemsFail()
{
    QFETCH(Record, item);
    QFETCH(QString, code);
    const StepOutcome outcome = runStep(m_catalogue, u"flow.flatten"_s, {}, {item});
    QCOMPARE(outcome.rejected.size(), 1u);
    QCOMPARE(outcome.rejected[0].code, code);
    QVERIFY(outcome.rejected[0].text.contains(u"\"items\""_s));
}

void TestFlattenList::stopsWhenNobodyWantsMore()
{
    const Record item{{u"items"_s, ValueList(100, Value(1))}};
    QCOMPARE(runStep(m_catalogue, u"flow.flatten"_s, {}, {item}, {}, 5).emitted.size(), 5u);
}

QTEST_APPLESS_MAIN(TestFlattenList)
#include "tst_flattenlist.moc"
