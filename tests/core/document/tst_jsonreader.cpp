// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

class tst_JsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatQtReads_data();
    void readsWhatQtReads();
    void keepsWholeNumbersExact();
    void keepsInvisibleCharacters();
    void knowsWhereValuesAndKeysStand();
    void keepsTheOrderOfMembers();
    void saysWhereAndWhatIsWrong_data();
    void saysWhereAndWhatIsWrong();
    void reportsEveryDuplicateKey();
    void limitsNesting();
    void limitsTheNumberOfValues();
};

void tst_JsonReader::readsWhatQtReads_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const QByteArray &json :
         {"{}"_ba, "[]"_ba, " [ 1 , 2.5 , -3e2, true, false, null ] "_ba,
          "{\"a\": {\"b\": [[], {}]}}"_ba, "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]"_ba,
          "[\"\\u00e4\\ud83d\\ude00 \xc3\xa4 \xf0\x9f\x98\x80\"]"_ba,
          "{\"\": 0, \"a/b~c\": -0.5}"_ba, "[0.1, 1e300, 1E-5]"_ba, "\r\n[\r\n]\r\n"_ba})
        QTest::newRow(json.constData()) << json;
}

void tst_JsonReader::readsWhatQtReads()
{
    QFETCH(const QByteArray, json);
    const Result<JsonNode> node = readJson(json, u"f"_s);
    QVERIFY2(node.ok(), node.ok() ? "" : qPrintable(toString(node.problem())));
    const QJsonDocument expected = QJsonDocument::fromJson(json);
    QCOMPARE(node->toJsonValue(),
             expected.isArray() ? QJsonValue(expected.array()) : QJsonValue(expected.object()));
}

void tst_JsonReader::keepsWholeNumbersExact()
{
    const Result<JsonNode> node =
        readJson("[9223372036854775807, -9223372036854775808, 9007199254740993]", {});
    QVERIFY(node.ok());
    QCOMPARE(node->elements[0].scalar.toInteger(), std::numeric_limits<qint64>::max());
    QCOMPARE(node->elements[1].scalar.toInteger(), std::numeric_limits<qint64>::min());
    QCOMPARE(node->elements[2].scalar.toInteger(), 9007199254740993);
}

void tst_JsonReader::keepsInvisibleCharacters()
{
    const Result<JsonNode> node = readJson("[\"\xEF\xBB\xBF\\n\xEF\xBB\xBF\\u0000\"]", {});
    QVERIFY(node.ok());
    QCOMPARE(node->elements[0].scalar.toString(), QString(u"\ufeff\n\ufeff"_s + QChar(0)));
}

void tst_JsonReader::knowsWhereValuesAndKeysStand()
{
    const Result<JsonNode> node = readJson("{\n  \"\xc3\xa4\": [1,\n    {\"b/c\": 2}]}", {});
    QVERIFY(node.ok());
    SourceMap places(u"f"_s);
    mapPlaces(*node, {}, places);
    QCOMPARE(places.key(u"/ä"_s), (TextPosition{2, 3}));
    QCOMPARE(places.value(u"/ä"_s), (TextPosition{2, 8}));
    QCOMPARE(places.value(u"/ä/0"_s), (TextPosition{2, 9}));
    QCOMPARE(places.key(u"/ä/1/b~1c"_s), (TextPosition{3, 6}));
    QCOMPARE(places.value(u"/ä/1/b~1c"_s), (TextPosition{3, 13}));
    QCOMPARE(places.value(u"/ä/1/missing/deeper"_s), (TextPosition{3, 5}));
}

void tst_JsonReader::keepsTheOrderOfMembers()
{
    const Result<JsonNode> node = readJson("{\"b\": 1, \"a\": 2}", {});
    QVERIFY(node.ok());
    QCOMPARE(node->members[0].key, u"b"_s);
    QCOMPARE(node->members[1].key, u"a"_s);
}

void tst_JsonReader::saysWhereAndWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected"); // line:column: error[code], and a part of the text
    QTest::addColumn<QString>("hint");
    const auto row = [](const char *name, const QByteArray &json, const QString &expected,
                        const QString &hint) { QTest::newRow(name) << json << expected << hint; };
    row("empty", "", u"1:1: error[empty-file]"_s, u"empty"_s);
    row("only blanks", " \n\t", u"1:1: error[empty-file]"_s, u"empty"_s);
    row("byte-order mark", "\xEF\xBB\xBF{}", u"1:1: error[byte-order-mark]"_s, u"without"_s);
    row("UTF-16", QByteArray("\xFF\xFE{\0}\0", 6), u"1:1: error[not-utf8]"_s, u"UTF-16"_s);
    row("UTF-16 without mark", QByteArray("{\0}\0", 4), u"1:1: error[not-utf8]"_s, u"UTF-16"_s);
    row("Latin-1", "{\n \"\xe4\": 1}", u"2:3: error[not-utf8]"_s, u"save the file"_s);
    row("overlong UTF-8", "[\"\xc0\xaf\"]", u"1:3: error[not-utf8]"_s, u"UTF-8"_s);
    row("surrogate in UTF-8", "[\"\xed\xa0\x80\"]", u"1:3: error[not-utf8]"_s, u"UTF-8"_s);
    row("beyond Unicode", "[\"\xf4\x90\x80\x80\"]", u"1:3: error[not-utf8]"_s, u"UTF-8"_s);
    row("cut character", "[\"\xc3", u"1:3: error[not-utf8]"_s, u"UTF-8"_s);
    row("cut in list", "[1,\n2", u"2:2: error[truncated]"_s, u"list that starts in line 1"_s);
    row("cut after comma", "{\"a\": [1,", u"1:10: error[truncated]"_s, u"']' is missing"_s);
    row("cut in object", "{\n\"a\": 1\n", u"3:1: error[truncated]"_s,
        u"object that starts in line 1"_s);
    row("cut after key", "{\"a\"", u"1:5: error[truncated]"_s, u"'}' is missing"_s);
    row("cut after colon", "{\"a\":", u"1:6: error[truncated]"_s, u"'}' is missing"_s);
    row("cut in text", "{\"abc", u"1:2: error[truncated]"_s, u"text"_s);
    row("only open", "{", u"1:2: error[truncated]"_s, u"cut off"_s);
    row("trailing comma in list", "[1,\n 2,\n]", u"2:3: error[trailing-comma]"_s, u"remove"_s);
    row("trailing comma in object", "{\"a\": 1,}", u"1:8: error[trailing-comma]"_s, u"remove"_s);
    row("missing comma", "{\"a\": 1\n \"b\": 2}", u"2:2: error[not-json]"_s,
        u"comma or '}' is missing"_s);
    row("missing colon", "{\"a\" 1}", u"1:6: error[not-json]"_s,
        u"':' is missing after the key \"a\""_s);
    row("bare key", "{a: 1}", u"1:2: error[not-json]"_s,
        u"double quotes was expected, found \"a\""_s);
    row("single quotes", "{'a': 1}", u"1:2: error[not-json]"_s, u"found \"'\""_s);
    row("bare text", "[photos]", u"1:2: error[not-json]"_s, u"texts need double quotes"_s);
    row("capital", "[True]", u"1:2: error[not-json]"_s, u"did you mean \"true\"?"_s);
    row("comment", "{ // hello\n}", u"1:3: error[not-json]"_s, u"no comments"_s);
    row("wrong close", "[1}", u"1:3: error[not-json]"_s, u"comma or ']' is missing"_s);
    row("text after the end", "{}\n{}", u"2:1: error[not-json]"_s, u"remove what follows"_s);
    row("no JSON", "hello world", u"1:1: error[not-json]"_s, u"found \"hello\""_s);
    row("byte-order mark within", "[\xEF\xBB\xBF]", u"1:2: error[not-json]"_s,
        u"control character"_s);
    row("NUL", QByteArray("[\0]", 3), u"1:2: error[not-json]"_s, u"control character"_s);
    row("line break in text", "[\"a\nb\"]", u"1:2: error[not-json]"_s, u"not closed on its line"_s);
    row("tab in text", "[\"a\tb\"]", u"1:4: error[not-json]"_s, u"\\u0009"_s);
    row("bad escape", "[\"C:\\Users\"]", u"1:5: error[not-json]"_s, u"backslash"_s);
    row("half surrogate", "[\"\\ud800\"]", u"1:3: error[not-json]"_s, u"hexadecimal"_s);
    row("no hexadecimal", "[\"\\u12g4\"]", u"1:3: error[not-json]"_s, u"hexadecimal"_s);
    for (const QByteArray &number :
         {"01"_ba, "+1"_ba, ".5"_ba, "1."_ba, "-"_ba, "1e"_ba, "0x10"_ba, "1_000"_ba})
        row(number.constData(), "[" + number + "]", u"1:2: error[not-json]"_s, u"not a number"_s);
    row("NaN", "[NaN]", u"1:2: error[not-json]"_s, u"expected"_s);
    row("too large a whole number", "[9223372036854775808]", u"1:2: error[number-range]"_s,
        u"too large"_s);
    row("too large a real", "[1e999]", u"1:2: error[number-range]"_s, u"too large"_s);
}

void tst_JsonReader::saysWhereAndWhatIsWrong()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, expected);
    QFETCH(const QString, hint);
    const Result<JsonNode> node = readJson(json, u"f"_s);
    QVERIFY(!node.ok());
    const QString text = toString(node.problem());
    QVERIFY2(text.startsWith(u"f:"_s + expected), qPrintable(text));
    QVERIFY2(text.contains(hint), qPrintable(text));
}

void tst_JsonReader::reportsEveryDuplicateKey()
{
    const Result<JsonNode> node =
        readJson("{\"a\": 1, \"b\": {\"c\": 1,\n\"c\": 2},\n\"a\": 3}", u"f"_s);
    QVERIFY(!node.ok());
    QCOMPARE(node.problems().size(), 2);
    QCOMPARE(
        toString(node.problems().at(0)),
        u"f:2:1: error[duplicate-key]: the key \"c\" stands twice in this object, first in line 1; keep one"_s);
    QCOMPARE(node.problems().at(1).place.line, 3);
}

void tst_JsonReader::limitsNesting()
{
    const auto nested = [](int depth) { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(readJson(nested(maxJsonDepth), {}).ok());
    const Result<JsonNode> node = readJson(nested(maxJsonDepth + 1), {});
    QVERIFY(!node.ok());
    QCOMPARE(node.problem().code, u"too-deep"_s);
    QCOMPARE(readJson(QByteArray(1'000'000, '['), {}).problem().code, u"too-deep"_s);
}

void tst_JsonReader::limitsTheNumberOfValues()
{
    const Result<JsonNode> node =
        readJson("[0" + QByteArray(",0").repeated(maxJsonValues) + "]", {});
    QVERIFY(!node.ok());
    QCOMPARE(node.problem().code, u"too-large"_s);
}

QTEST_APPLESS_MAIN(tst_JsonReader)
#include "tst_jsonreader.moc"
