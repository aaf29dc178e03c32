// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/failure.h>
#include <paipa/records/texttemplate.h>

#include <QTest>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestTextTemplate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fillsInFields_data();
    void fillsInFields();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void missingFieldsFail();
    void insertedValuesCanBeEncoded();
    void valuesAreNotTemplates();
    void tellsItsFields();
};

void TestTextTemplate::fillsInFields_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("literal") << u"a b"_s << u"a b"_s;
    QTest::newRow("field") << u"{name}"_s << u"rose"_s;
    QTest::newRow("fields and text") << u"{name}-{width}.jpg"_s << u"rose-64.jpg"_s;
    QTest::newRow("twice") << u"{name}{name}"_s << u"roserose"_s;
    QTest::newRow("braces") << u"{{{name}}}"_s << u"{rose}"_s;
    QTest::newRow("only braces") << u"{{}}"_s << u"{}"_s;
    QTest::newRow("spaces") << u"{ name }"_s << u"rose"_s;
    QTest::newRow("real") << u"{ratio}"_s << u"1.5"_s;
}

void TestTextTemplate::fillsInFields()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const Record record{{u"name"_s, u"rose"_s}, {u"width"_s, 64}, {u"ratio"_s, 1.5}};
    const Result<TextTemplate> parsed = TextTemplate::parse(text);
    QVERIFY(parsed.ok());
    QCOMPARE(parsed->render(record), expected);
}

void TestTextTemplate::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    QTest::newRow("open") << u"ab{c"_s << 3;
    QTest::newRow("closed") << u"ab}c"_s << 3;
    QTest::newRow("empty") << u"{}"_s << 1;
    QTest::newRow("only spaces") << u"{ }"_s << 1;
    QTest::newRow("nested") << u"{a{b}}"_s << 1;
    QTest::newRow("open at the end") << u"a{"_s << 2;
    QTest::newRow("three closing") << u"{{}}}"_s << 5;
}

void TestTextTemplate::saysWhatIsWrongAndWhere()
{
    QFETCH(QString, text);
    QFETCH(int, column);
    const Result<TextTemplate> parsed = TextTemplate::parse(text);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.problem().code, u"template"_s);
    QCOMPARE(parsed.problem().place.column, column);
}

void TestTextTemplate::missingFieldsFail()
{
    const Result<TextTemplate> parsed = TextTemplate::parse(u"{a}"_s);
    for (const Record &record : {Record(), Record{{u"b"_s, 1}}, Record{{u"a"_s, Value()}}}) {
        try {
            (void)parsed->render(record);
            QFAIL("a Failure was expected");
        } catch (const Failure &failure) {
            QCOMPARE(failure.code(), u"missing-field"_s);
            QVERIFY(failure.text().toString().contains(u"\"a\""_s));
        }
    }
    QCOMPARE(parsed->render(Record{{u"a"_s, u""_s}}), QString());
}

void TestTextTemplate::insertedValuesCanBeEncoded()
{
    const Result<TextTemplate> parsed = TextTemplate::parse(u"a/{x}/b"_s);
    const auto encode = [](const QString &value) { return u'<' + value + u'>'; };
    QCOMPARE(parsed->render(Record{{u"x"_s, u"/"_s}}, encode), u"a/</>/b"_s);
}

void TestTextTemplate::valuesAreNotTemplates()
{
    const Result<TextTemplate> parsed = TextTemplate::parse(u"{a}{b}"_s);
    QCOMPARE(parsed->render(Record{{u"a"_s, u"{b}"_s}, {u"b"_s, u"%1"_s}}), u"{b}%1"_s);
}

void TestTextTemplate::tellsItsFields()
{
    const Result<TextTemplate> parsed = TextTemplate::parse(u"out/{a}{b}/{a}"_s);
    QCOMPARE(parsed->fields(), (QStringList{u"a"_s, u"b"_s}));
    QCOMPARE(parsed->literalPrefix(), u"out/"_s);
    QVERIFY(!parsed->isLiteral());
    QVERIFY(TextTemplate::parse(u"{{a}}"_s)->isLiteral());
    QCOMPARE(TextTemplate::parse(u"{a}x"_s)->literalPrefix(), QString());
}

QTEST_APPLESS_MAIN(TestTextTemplate)
#include "tst_texttemplate.moc"
