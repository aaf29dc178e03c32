// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/text/text.h"
#include "support/steprunner.h"

#include <QTest>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;

class TestSetText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void setsAField_data();
    void setsAField();
    void anItemWithoutTheFieldFails();
    void settingsAreChecked_data();
    void settingsAreChecked();
    void tellsWhichFieldsItReads();

private:
    StepCatalogue m_catalogue;
};

void TestSetText::initTestCase() { steps::registerTextSteps(m_catalogue); }

void TestSetText::setsAField_data()
{
    QTest::addColumn<QString>("into");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Record>("expected");
    QTest::newRow("a new field") << u"t"_s << u"{a}-{n} {{x}}"_s
                                 << Record{{u"a"_s, u"A"_s}, {u"n"_s, 7}, {u"t"_s, u"A-7 {x}"_s}};
    QTest::newRow("in place of itself")
        << u"a"_s << u"<{a}>"_s << Record{{u"a"_s, u"<A>"_s}, {u"n"_s, 7}};
}

void TestSetText::setsAField()
{
    QFETCH(QString, into);
    QFETCH(QString, text);
    QFETCH(Record, expected);
    const Record item{{u"a"_s, u"A"_s}, {u"n"_s, 7}};
    const StepOutcome outcome =
        runStep(m_catalogue, u"text.template"_s, {{u"into"_s, into}, {u"text"_s, text}}, {item});
    QCOMPARE(outcome.records(), QList<Record>{expected});
}

void TestSetText::anItemWithoutTheFieldFails()
{
    const StepOutcome outcome =
        runStep(m_catalogue, u"text.template"_s, {{u"into"_s, u"t"_s}, {u"text"_s, u"{b}"_s}},
                {Record{{u"a"_s, 1}}, Record{{u"b"_s, Value()}}, Record{{u"b"_s, 2}}});
    QCOMPARE(outcome.rejected.size(), 2u);
    QCOMPARE(outcome.rejected[0].code, u"missing-field"_s);
    QVERIFY(outcome.rejected[0].text.contains(u"\"b\""_s));
    QCOMPARE(outcome.emitted.size(), 1u);
}

void TestSetText::settingsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("settings");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    QTest::newRow("open brace") << QJsonObject{{u"into"_s, u"t"_s}, {u"text"_s, u"{a"_s}}
                                << u"template"_s << u"text"_s;
    QTest::newRow("no field") << QJsonObject{{u"text"_s, u"a"_s}} << u"missing-setting"_s
                              << u"into"_s;
}

void TestSetText::settingsAreChecked()
{
    QFETCH(QJsonObject, settings);
    QFETCH(QString, code);
    QFETCH(QString, field);
    const Problems problems = m_catalogue.find(u"text.template"_s)->check(settings);
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, code);
    QCOMPARE(problems[0].place.field, field);
}

void TestSetText::tellsWhichFieldsItReads()
{
    const FieldFlow flow = m_catalogue.find(u"text.template"_s)
                               ->fields({{u"into"_s, u"t"_s}, {u"text"_s, u"{a} {b} {a}"_s}});
    QCOMPARE(flow.reads, (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(flow.adds.value(0).name, u"t"_s);
}

QTEST_GUILESS_MAIN(TestSetText)
#include "tst_settext.moc"
