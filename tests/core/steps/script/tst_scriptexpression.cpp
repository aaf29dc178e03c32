// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/script/scriptexpression.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::steps;

class TestScriptExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersTheLanguageAlone();
    void findsItsFields_data();
    void findsItsFields();
    void followsItemsWithDifferentFields();
    void forgetsVariablesWithTheNextItem();
    void filterOfTwoFields();

private:
    ScriptWatchdog m_watchdog{std::chrono::seconds(60)};
};

void TestScriptExpression::offersTheLanguageAlone()
{
    ScriptEngine engine(m_watchdog, {});
    ScriptExpression names(engine, u"names"_s,
                           u"Object.getOwnPropertyNames(this).sort().join(' ')"_s);
    QCOMPARE(
        names.value({}).toText(),
        u"Array ArrayBuffer Atomics Boolean DataView Date Error EvalError Float32Array Float64Array"
        " Function Infinity Int16Array Int32Array Int8Array JSON Map Math NaN Number Object Promise"
        " Proxy RangeError ReferenceError Reflect RegExp Set SharedArrayBuffer String Symbol"
        " SyntaxError TypeError URIError URL URLSearchParams Uint16Array Uint32Array Uint8Array"
        " Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent encodeURI"
        " encodeURIComponent escape eval isFinite isNaN parseFloat parseInt undefined unescape"_s);
}

void TestScriptExpression::findsItsFields_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("variable") << u"size + 1"_s << u"8"_s;
    QTest::newRow("not in a text") << u"'size'"_s << u"size"_s;
    QTest::newRow("not of another object") << u"({ size: 1 }).size"_s << u"1"_s;
    QTest::newRow("hidden by a parameter") << u"[1, 2].map(size => size).join()"_s << u"1,2"_s;
    QTest::newRow("name with accents") << u"größe"_s << u"8"_s;
    QTest::newRow("hides a global object") << u"Date + 1"_s << u"3"_s;
    QTest::newRow("item is not a field") << u"item.item + item.size"_s << u"16"_s;
    QTest::newRow("odd name") << u"item['odd name'] + 0"_s << u"5"_s;
    QTest::newRow("keyword") << u"item.class + 0"_s << u"6"_s;
    QTest::newRow("no inherited names") << u"String(item.toString)"_s << u"undefined"_s;
    QTest::newRow("test for presence") << u"'size' in item"_s << u"true"_s;
    QTest::newRow("test for absence") << u"typeof missing"_s << u"undefined"_s;
}

void TestScriptExpression::findsItsFields()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    ScriptEngine engine(m_watchdog, {});
    ScriptExpression expression(engine, u"test"_s, source);
    const Record record{{u"size"_s, 7},  {u"größe"_s, 8}, {u"Date"_s, 2}, {u"odd name"_s, 5},
                        {u"class"_s, 6}, {u"item"_s, 9},  {u"eval"_s, 1}, {u"undefined"_s, 1}};
    QCOMPARE(expression.value(record).toText(), text);
}

void TestScriptExpression::followsItemsWithDifferentFields()
{
    ScriptEngine engine(m_watchdog, {});
    ScriptExpression expression(
        engine, u"test"_s,
        u"(typeof a == 'undefined' ? 0 : a) + (typeof b == 'undefined' ? 0 : b)"_s);
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(expression.value({{u"a"_s, 1}, {u"b"_s, 2}}).toText(), u"3"_s);
        QCOMPARE(expression.value({{u"b"_s, 4}}).toText(), u"4"_s);
        QCOMPARE(expression.value({}).toText(), u"0"_s);
        QCOMPARE(expression.value({{u"c"_s, 5}, {u"a"_s, 6}}).toText(), u"6"_s);
    }
}

void TestScriptExpression::forgetsVariablesWithTheNextItem()
{
    ScriptEngine engine(m_watchdog, {});
    ScriptExpression expression(engine, u"test"_s,
                                u"(() => { const old = typeof left; left = 1; return old; })()"_s);
    QCOMPARE(expression.value({}).toText(), u"undefined"_s);
    QCOMPARE(expression.value({}).toText(), u"undefined"_s);
}

void TestScriptExpression::filterOfTwoFields()
{
    ScriptEngine engine(m_watchdog, {});
    ScriptExpression expression(engine, u"test"_s, u"size > 1000 && name.endsWith('.jpg')"_s);
    const Record record{{u"path"_s, u"/photos/2024/picture.jpg"_s},
                        {u"name"_s, u"picture.jpg"_s},
                        {u"size"_s, 4711}};
    bool held = true;
    QBENCHMARK
    {
        const ScriptEngine::Item item(engine);
        held = expression.holds(record) && held;
    }
    QVERIFY(held);
}

QTEST_GUILESS_MAIN(TestScriptExpression)
#include "tst_scriptexpression.moc"
