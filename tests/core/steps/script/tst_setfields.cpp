// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/script/scriptsteps.h"
#include "support/steprunner.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

#include <cmath>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

constexpr qint64 exact = Q_INT64_C(9007199254740992); // 2^53
constexpr qint64 great = Q_INT64_C(9223372036854775807);

} // namespace

class TestSetFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { steps::registerScriptSteps(m_catalogue); }

    void setsNewAndOldFields();
    void seesTheItemAsItCameIn();
    void keepsEveryTypeThroughAScript_data();
    void keepsEveryTypeThroughAScript();
    void copiesAFieldExactly_data();
    void copiesAFieldExactly();
    void makesValuesOfEveryType_data();
    void makesValuesOfEveryType();
    void neverCalculatesWithIntegersThatAreTooGreat_data();
    void neverCalculatesWithIntegersThatAreTooGreat();
    void failsForWhatAFieldCannotHold_data();
    void failsForWhatAFieldCannotHold();
    void reportsEveryMistake();
    void namesTheFieldsThatItAdds();

private:
    [[nodiscard]] test::StepOutcome set(const QString &expression, const Record &item) const
    {
        return test::runStep(m_catalogue, m_type,
                             {{u"fields"_s, QJsonObject{{u"result"_s, expression}}}}, {item});
    }

    StepCatalogue m_catalogue;
    const QString m_type = u"script.set"_s;
};

void TestSetFields::setsNewAndOldFields()
{
    const QJsonObject fields{{u"area"_s, u"width * height"_s},
                             {u"name"_s, u"name.toUpperCase()"_s}};
    const Record item{{u"name"_s, u"ä"_s}, {u"width"_s, 3}, {u"height"_s, 4}};
    const auto outcome = test::runStep(m_catalogue, m_type, {{u"fields"_s, fields}}, {item});
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(
        outcome.records(),
        (QList<Record>{{{u"name"_s, u"Ä"_s}, {u"width"_s, 3}, {u"height"_s, 4}, {u"area"_s, 12}}}));
}

void TestSetFields::seesTheItemAsItCameIn()
{
    const QJsonObject fields{{u"a"_s, u"b"_s}, {u"b"_s, u"a"_s}, {u"c"_s, u"item.a + item.b"_s}};
    const auto outcome =
        test::runStep(m_catalogue, m_type, {{u"fields"_s, fields}}, {{{u"a"_s, 1}, {u"b"_s, 2}}});
    QCOMPARE(outcome.records(), (QList<Record>{{{u"a"_s, 2}, {u"b"_s, 1}, {u"c"_s, 3}}}));
}

void TestSetFields::keepsEveryTypeThroughAScript_data()
{
    QTest::addColumn<Value>("value");
    QTest::newRow("null") << Value();
    QTest::newRow("true") << Value(true);
    QTest::newRow("integer") << Value(42);
    QTest::newRow("negative integer") << Value(-42);
    QTest::newRow("greatest exact integer") << Value(exact);
    QTest::newRow("least exact integer") << Value(-exact);
    QTest::newRow("an integer that no double holds") << Value(exact + 1);
    QTest::newRow("greatest integer") << Value(great);
    QTest::newRow("least integer") << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("real") << Value(0.1);
    QTest::newRow("minus zero") << Value(-0.0);
    QTest::newRow("great real") << Value(1e300);
    QTest::newRow("text") << Value(u"ä\n€ 𝄞\"\\"_s);
    QTest::newRow("bytes") << Value(QByteArray("\0\xff\n", 3));
    QTest::newRow("empty bytes") << Value(QByteArray(""));
    QTest::newRow("date") << Value(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC));
    QTest::newRow("list") << Value(
        ValueList{Value(1), Value(u"two"_s), Value(ValueList{Value(great)})});
    QTest::newRow("empty list") << Value(ValueList{});
    QTest::newRow("map") << Value(Record{{u"b"_s, 1}, {u"a"_s, Record{{u"__proto__"_s, great}}}});
    QTest::newRow("empty map") << Value(Record{});
}

void TestSetFields::keepsEveryTypeThroughAScript()
{
    QFETCH(Value, value);
    const auto outcome = set(u"(x => x)(field)"_s, {{u"field"_s, value}});
    QVERIFY2(outcome.rejected.empty(),
             qPrintable(outcome.rejected.empty() ? QString() : outcome.rejected[0].text));
    const Value result = outcome.records().at(0).value(u"result"_s);
    QCOMPARE(toString(result.type()), toString(value.type()));
    QVERIFY2(result == value, qPrintable(result.toText()));
}

void TestSetFields::copiesAFieldExactly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expression");
    QTest::newRow("variable") << u"size"_s << u"size"_s;
    QTest::newRow("with blanks") << u"size"_s << u" size "_s;
    QTest::newRow("subscript") << u"odd name"_s << u"item[\"odd name\"]"_s;
    QTest::newRow("subscript in single quotes") << u"odd \"name\""_s << u"item['odd \"name\"']"_s;
    QTest::newRow("same name as a global object") << u"Date"_s << u"Date"_s;
}

void TestSetFields::copiesAFieldExactly()
{
    QFETCH(QString, name);
    QFETCH(QString, expression);
    const QList<Value> values{
        Value(great), Value(3.0), Value(std::nan("")),
        Value(QDateTime(QDate(2024, 2, 29), QTime(1, 2), QTimeZone("Europe/Berlin")))};
    for (const Value &value : values) {
        const auto outcome = set(expression, {{name, value}});
        QVERIFY(outcome.rejected.empty());
        const Value copied = outcome.records().at(0).value(u"result"_s);
        QCOMPARE(toString(copied.type()), toString(value.type()));
        QCOMPARE(copied.toText(), value.toText());
    }
}

void TestSetFields::makesValuesOfEveryType_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<Value>("value");
    QTest::newRow("whole number") << u"3 / 3"_s << Value(1);
    QTest::newRow("fraction") << u"1 / 4"_s << Value(0.25);
    QTest::newRow("whole number that may have lost digits") << u"2 ** 60"_s << Value(std::exp2(60));
    QTest::newRow("text") << u"`${n}!`"_s << Value(u"7!"_s);
    QTest::newRow("list") << u"[n, [true]]"_s
                          << Value(ValueList{Value(7), Value(ValueList{Value(true)})});
    QTest::newRow("map") << u"({ a: n })"_s << Value(Record{{u"a"_s, 7}});
    QTest::newRow("map in call") << u"JSON.parse('{\"a\": {\"b\": null}}')"_s
                                 << Value(Record{{u"a"_s, Record{{u"b"_s, Value()}}}});
    QTest::newRow("date") << u"new Date(86400000)"_s
                          << Value(QDateTime(QDate(1970, 1, 2), QTime(0, 0), Qt::UTC));
    QTest::newRow("bytes") << u"new Uint8Array([65, 66]).buffer"_s << Value(QByteArray("AB"));
    QTest::newRow("all fields") << u"item"_s << Value(Record{{u"n"_s, 7}});
    QTest::newRow("length of bytes") << u"item.n + new ArrayBuffer(3).byteLength"_s << Value(10);
    QTest::newRow("pattern") << u"'IMG_12.jpg'.match(/\\d+/)[0]"_s << Value(u"12"_s);
}

void TestSetFields::makesValuesOfEveryType()
{
    QFETCH(QString, expression);
    QFETCH(Value, value);
    const auto outcome = set(expression, {{u"n"_s, 7}});
    QVERIFY2(outcome.rejected.empty(),
             qPrintable(outcome.rejected.empty() ? QString() : outcome.rejected[0].text));
    const Value result = outcome.records().at(0).value(u"result"_s);
    QCOMPARE(toString(result.type()), toString(value.type()));
    QVERIFY2(result == value, qPrintable(result.toText()));
}

void TestSetFields::neverCalculatesWithIntegersThatAreTooGreat_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<Value>("value"); // null: the item fails
    QTest::newRow("sum") << u"id + 1"_s << Value();
    QTest::newRow("difference") << u"id - other"_s << Value();
    QTest::newRow("negative") << u"-id"_s << Value();
    QTest::newRow("bits") << u"id | 0"_s << Value();
    QTest::newRow("comparison") << u"id > 5"_s << Value();
    QTest::newRow("equality with a number") << u"id == 5"_s << Value();
    QTest::newRow("function of numbers") << u"Math.max(id, 1)"_s << Value();
    QTest::newRow("conversion") << u"Number(id)"_s << Value();
    QTest::newRow("same") << u"id === copy"_s << Value(true);
    QTest::newRow("different") << u"id === other"_s << Value(false);
    QTest::newRow("text") << u"String(id)"_s << Value(u"9223372036854775807"_s);
    QTest::newRow("method") << u"id.toString()"_s << Value(u"9223372036854775807"_s);
    QTest::newRow("JSON") << u"JSON.stringify(id)"_s << Value(u"\"9223372036854775807\""_s);
    QTest::newRow("choice") << u"true ? id : 0"_s << Value(great);
}

void TestSetFields::neverCalculatesWithIntegersThatAreTooGreat()
{
    QFETCH(QString, expression);
    QFETCH(Value, value);
    const auto outcome =
        set(expression, {{u"id"_s, great}, {u"copy"_s, great}, {u"other"_s, great - 1}});
    if (value.isNull()) {
        QCOMPARE(outcome.rejected.size(), 1U);
        QCOMPARE(outcome.rejected[0].code, u"script-error"_s);
        QVERIFY2(outcome.rejected[0].text.contains(u"too great for exact calculation"_s),
                 qPrintable(outcome.rejected[0].text));
    } else {
        QVERIFY(outcome.rejected.empty());
        QVERIFY(outcome.records().at(0).value(u"result"_s) == value);
    }
}

void TestSetFields::failsForWhatAFieldCannotHold_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("code");
    QTest::newRow("undefined") << u"item.missing"_s << u"no-value"_s;
    QTest::newRow("NaN") << u"parseInt('x')"_s << u"no-value"_s;
    QTest::newRow("infinity") << u"1 / 0"_s << u"no-value"_s;
    QTest::newRow("function") << u"Math.max"_s << u"no-value"_s;
    QTest::newRow("symbol") << u"Symbol('x')"_s << u"no-value"_s;
    QTest::newRow("invalid date") << u"new Date('x')"_s << u"no-value"_s;
    QTest::newRow("regular expression") << u"/x/"_s << u"no-value"_s;
    QTest::newRow("view of bytes") << u"new Uint8Array(3)"_s << u"no-value"_s;
    QTest::newRow("circle") << u"(() => { const a = []; a.push(a); return a; })()"_s
                            << u"no-value"_s;
    QTest::newRow("inside a list") << u"[1, undefined]"_s << u"no-value"_s;
    QTest::newRow("unknown field") << u"missing + 1"_s << u"missing-field"_s;
    QTest::newRow("thrown text") << u"(() => { throw 'reason'; })()"_s << u"script-error"_s;
    QTest::newRow("endless recursion")
        << u"(() => { function f() { return 1 + f(); } return f(); })()"_s << u"script-error"_s;
}

void TestSetFields::failsForWhatAFieldCannotHold()
{
    QFETCH(QString, expression);
    QFETCH(QString, code);
    const auto outcome = set(expression, {{u"n"_s, 7}});
    QVERIFY(outcome.emitted.empty());
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].code, code);
    QVERIFY(outcome.rejected[0].text.startsWith(u"the expression of \"result\" failed: "_s));
}

void TestSetFields::reportsEveryMistake()
{
    const QJsonObject fields{{u"a"_s, u"1 +"_s}, {u"b"_s, u"1"_s}, {u"c"_s, u""_s}};
    const Problems problems = m_catalogue.find(m_type)->check({{u"fields"_s, fields}});
    QCOMPARE(problems.size(), 2);
    QVERIFY(problems[0].text.toString().contains(u"\"a\" is not complete"_s));
    QVERIFY(problems[1].text.toString().contains(u"\"c\" is empty"_s));
    QCOMPARE(problems[1].place.field, u"fields"_s);
    QCOMPARE(m_catalogue.find(m_type)->check({{u"fields"_s, QJsonObject{}}}).size(), 1);
}

void TestSetFields::namesTheFieldsThatItAdds()
{
    const FieldFlow flow =
        m_catalogue.find(m_type)->fields({{u"fields"_s, QJsonObject{{u"a"_s, u"1"_s}}}});
    QCOMPARE(flow.adds.size(), 1);
    QCOMPARE(flow.adds[0].name, u"a"_s);
    QCOMPARE(flow.others, FieldFlow::Others::Kept);
}

QTEST_GUILESS_MAIN(TestSetFields)
#include "tst_setfields.moc"
