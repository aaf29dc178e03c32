// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/script/scriptsteps.h"
#include "support/steprunner.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

class TestRouteItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { steps::registerScriptSteps(m_catalogue); }

    void hasThePortsYesAndNo();
    void sendsEachItemToOnePort();
    void failsAnItemForWhichItCannotDecide();
    void reportsAMistake();

private:
    StepCatalogue m_catalogue;
    const QString m_type = u"script.route"_s;
};

void TestRouteItems::hasThePortsYesAndNo()
{
    const QList<PortInfo> ports = m_catalogue.find(m_type)->info().outputs;
    QCOMPARE(ports.size(), 2);
    QCOMPARE(ports[0].name, u"yes"_s);
    QCOMPARE(ports[1].name, u"no"_s);
}

void TestRouteItems::sendsEachItemToOnePort()
{
    const QList<Record> input{{{u"n"_s, 1}}, {{u"n"_s, 2}}, {{u"n"_s, 3}}};
    const auto outcome = test::runStep(m_catalogue, m_type, {{u"condition"_s, u"n % 2"_s}}, input);
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(outcome.records(0), (QList<Record>{input[0], input[2]}));
    QCOMPARE(outcome.records(1), QList<Record>{input[1]});
}

void TestRouteItems::failsAnItemForWhichItCannotDecide()
{
    const auto outcome =
        test::runStep(m_catalogue, m_type, {{u"condition"_s, u"n.x.y"_s}}, {{{u"n"_s, 1}}});
    QVERIFY(outcome.emitted.empty());
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].code, u"script-error"_s);
    QVERIFY(outcome.rejected[0].text.contains(u"TypeError"_s));
}

void TestRouteItems::reportsAMistake()
{
    QCOMPARE(m_catalogue.find(m_type)->check({{u"condition"_s, u"n %"_s}}).size(), 1);
    QVERIFY(m_catalogue.find(m_type)->check({{u"condition"_s, u"n % 2"_s}}).isEmpty());
}

QTEST_GUILESS_MAIN(TestRouteItems)
#include "tst_routeitems.moc"
