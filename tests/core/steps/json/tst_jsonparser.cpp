// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "steps/json/jsonparser.h"

#include <paipa/records/recordcodec.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace paipa;
using namespace paipa::steps;
using namespace Qt::Literals::StringLiterals;

class TestJsonParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsValues_data();
    void readsValues();
    void saysWhyALineIsNoObject_data();
    void saysWhyALineIsNoObject();
    void depthIsLimited_data();
    void depthIsLimited();
    void manyKeysAreFoundOnceEach();
    void damagedLinesAreRefusedAsOthersRefuseThem();

private:
    /// Parses \a line with what may follow it in a buffer.
    [[nodiscard]] static QString parse(const QByteArray &line, Record &record, int maxDepth = 128)
    {
        JsonParser parser(maxDepth);
        const QByteArray padded = line + "}]\"," + QByteArray(JsonParser::readableAfterLine, '7');
        return parser.parse(QByteArrayView(padded).first(line.size()), record).toString();
    }
};

void TestJsonParser::readsValues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<Value>("expected");
    QTest::newRow("null") << "null"_ba << Value();
    QTest::newRow("true") << "true"_ba << Value(true);
    QTest::newRow("false") << " false "_ba << Value(false);
    QTest::newRow("zero") << "0"_ba << Value(0);
    QTest::newRow("largest") << "9223372036854775807"_ba
                             << Value(std::numeric_limits<qint64>::max());
    QTest::newRow("smallest") << "-9223372036854775808"_ba
                              << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("beyond 2^53") << "9007199254740993"_ba << Value(Q_INT64_C(9007199254740993));
    QTest::newRow("beyond 64 bits") << "9223372036854775808"_ba << Value(u"9223372036854775808"_s);
    QTest::newRow("far beyond 64 bits")
        << "-123456789012345678901234567890"_ba << Value(u"-123456789012345678901234567890"_s);
    QTest::newRow("real") << "-1.5"_ba << Value(-1.5);
    QTest::newRow("whole real") << "1.0"_ba << Value(1.0);
    QTest::newRow("exponent") << "1E+2 "_ba << Value(100.0);
    QTest::newRow("beyond reals") << "1e999"_ba << Value(u"1e999"_s);
    QTest::newRow("text") << "\"a\""_ba << Value(u"a"_s);
    QTest::newRow("escapes") << R"("\"\\\/\b\f\n\r\tä\ud83d\ude00")"_ba
                             << Value(u"\"\\/\b\f\n\r\tä😀"_s);
    QTest::newRow("UTF-8") << "\"\xc3\xa4\""_ba << Value(u"ä"_s);
    QTest::newRow("NUL in text") << R"("a\u0000b")"_ba << Value(u"a\0b"_s);
    QTest::newRow("list") << "[1, \"a\", [], {}]"_ba
                          << Value(ValueList{1, u"a"_s, ValueList(), Record()});
    QTest::newRow("map") << R"({"b":1,"a":{"c":[true]}})"_ba
                         << Value(Record{{u"b"_s, 1}, {u"a"_s, Record{{u"c"_s, ValueList{true}}}}});
}

void TestJsonParser::readsValues()
{
    QFETCH(QByteArray, json);
    QFETCH(Value, expected);
    Record record;
    QCOMPARE(parse("{ \"x\": " + json + ", \"y\":" + json + "}  ", record), QString());
    const Record whole{{u"x"_s, expected}, {u"y"_s, expected}};
    QCOMPARE(record, whole);
}

void TestJsonParser::saysWhyALineIsNoObject_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("mentions");
    for (const char *line : {"{",
                             "}",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1",
                             "{\"a\":1,}",
                             "{a:1}",
                             "{\"a\":1 \"b\":2}",
                             "{'a':1}",
                             "{\"a\":tru}",
                             "{\"a\":nul}",
                             "{\"a\":truex}",
                             "{\"a\":01}",
                             "{\"a\":1.}",
                             "{\"a\":.5}",
                             "{\"a\":+1}",
                             "{\"a\":-}",
                             "{\"a\":1e}",
                             "{\"a\":NaN}",
                             "{\"a\":[1,]}",
                             "{\"a\":[1}",
                             "{\"a\":[1 2]}",
                             "{\"a\":\"\\x\"}",
                             "{\"a\":\"\\ud800\"}",
                             "{\"a\":0x1}",
                             "{\"a\":1]",
                             "{\"a\":\"a\tb\"}",
                             "{\"a\":1 2}",
                             "{\"a\" 1}",
                             "{,}",
                             "{\"a\":{]}"})
        QTest::addRow("%s", line) << QByteArray(line) << u"JSON"_s;
    QTest::newRow("open text") << "{\"a\":\"b"_ba << u"not closed"_s;
    QTest::newRow("list") << "[{\"a\":1}]"_ba << u"jq"_s;
    QTest::newRow("number") << "1"_ba << u"not a JSON object"_s;
    QTest::newRow("text") << "\"a\""_ba << u"not a JSON object"_s;
    QTest::newRow("null") << "null"_ba << u"not a JSON object"_s;
    QTest::newRow("two objects") << "{\"a\":1}{\"a\":2}"_ba << u"follows"_s;
    QTest::newRow("one brace too many") << "{\"a\":1}}"_ba << u"not valid JSON"_s;
    QTest::newRow("text after it") << "{} x"_ba << u"not valid JSON"_s;
    QTest::newRow("not UTF-8") << "{\"a\":\"\xff\"}"_ba << u"UTF-8"_s;
    QTest::newRow("overlong UTF-8") << "{\"a\":\"\xc0\x80\"}"_ba << u"UTF-8"_s;
}

void TestJsonParser::saysWhyALineIsNoObject()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, mentions);
    Record record;
    const QString problem = parse(line, record);
    QVERIFY2(problem.contains(mentions), qPrintable(u'"' + problem + u'"'));
}

void TestJsonParser::depthIsLimited_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("accepted");
    QTest::newRow("just as deep") << 128 << true;
    QTest::newRow("deeper") << 129 << false;
    QTest::newRow("much deeper") << 100'000 << false;
}

void TestJsonParser::depthIsLimited()
{
    QFETCH(int, depth);
    QFETCH(bool, accepted);
    const QByteArray lists =
        "{\"a\":" + QByteArray(depth - 1, '[') + QByteArray(depth - 1, ']') + '}';
    const QByteArray maps = QByteArray("{\"a\":").repeated(depth) + '1' + QByteArray(depth, '}');
    for (const QByteArray &line : {lists, maps}) {
        Record record;
        QCOMPARE(parse(line, record).isEmpty(), accepted);
    }
}

void TestJsonParser::manyKeysAreFoundOnceEach()
{
    QByteArray line = "{";
    for (int i = 0; i < 20'000; ++i)
        line += "\"k" + QByteArray::number(i % 10'000) + "\":" + QByteArray::number(i) + ',';
    line.back() = '}';
    Record record;
    QCOMPARE(parse(line, record), QString());
    QCOMPARE(record.size(), 10'000);
    QCOMPARE(record.value(u"k3"_s), Value(10'003)); // the last one counts
}

/// What Qt's reader refuses is refused, and what is taken is the same.
void TestJsonParser::damagedLinesAreRefusedAsOthersRefuseThem()
{
    const QByteArray line =
        R"({"id":17,"name":"a b","list":[1,-2.5e3,null,true],"map":{"x":{},"y":[[]]},"t":"c"})"_ba;
    static constexpr QByteArrayView bytes("{}[]\",:x1-. ");
    QRandomGenerator random(7);
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray damaged = line;
        for (quint32 n = 1 + random.bounded(2U); n > 0; --n) {
            const qsizetype at = random.bounded(static_cast<int>(damaged.size()));
            const char byte = bytes[random.bounded(static_cast<int>(bytes.size()))];
            if (random.bounded(2U) == 0)
                damaged[at] = byte;
            else
                damaged.remove(at, 1);
        }
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(damaged, &error);
        const bool expected = error.error == QJsonParseError::NoError && document.isObject();
        Record record;
        const QString problem = parse(damaged, record);
        if (!problem.isEmpty())
            continue; // also what Qt forgives, such as "1."
        QVERIFY2(expected, damaged.constData());
        QCOMPARE(QJsonDocument::fromJson(toPlainJsonLine(record)).object(), document.object());
        ++accepted;
    }
    QVERIFY(accepted > 1000);
}

QTEST_APPLESS_MAIN(TestJsonParser)
#include "tst_jsonparser.moc"
