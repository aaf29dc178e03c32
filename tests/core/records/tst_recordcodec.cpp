// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/recordcodec.h>

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestRecordCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesComeBackAsTheyWere_data();
    void valuesComeBackAsTheyWere();
    void mapsThatLookLikeOurMarksComeBack();
    void fieldsComeBackInTheirOrder();
    void linesOfOtherProgramsAreReadAsWell();
    void whatIsNoObjectIsNoRecord_data();
    void whatIsNoObjectIsNoRecord();
    void linesAreForOtherPrograms_data();
    void linesAreForOtherPrograms();
    void linesAreWhatQtWouldWrite();
};

void TestRecordCodec::valuesComeBackAsTheyWere_data()
{
    QTest::addColumn<Value>("value");
    const QDateTime date(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC);
    QTest::newRow("null") << Value();
    QTest::newRow("boolean") << Value(false);
    QTest::newRow("integer") << Value(-1);
    QTest::newRow("beyond 2^53") << Value(Q_INT64_C(9007199254740993));
    QTest::newRow("largest") << Value(std::numeric_limits<qint64>::max());
    QTest::newRow("smallest") << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("real") << Value(0.1);
    QTest::newRow("whole real") << Value(5.0);
    QTest::newRow("infinite") << Value(-std::numeric_limits<double>::infinity());
    QTest::newRow("huge real") << Value(1e300);
    QTest::newRow("text") << Value(u"ä\"\\\n\u0001😀"_s);
    QTest::newRow("bytes") << Value("\0\xff"_ba);
    QTest::newRow("no bytes") << Value(QByteArray(""));
    QTest::newRow("date") << Value(date);
    QTest::newRow("list") << Value(ValueList{1, ValueList{u"a"_s}, Value(), date, 5.0});
    QTest::newRow("no list") << Value(ValueList());
    QTest::newRow("no map") << Value(Record());
    QTest::newRow("map") << Value(Record{{u"b"_s, "x"_ba}, {u"a"_s, Record{{u"c"_s, date}}}});
}

void TestRecordCodec::valuesComeBackAsTheyWere()
{
    QFETCH(Value, value);
    const Record record{{u"v"_s, value}};
    const QByteArray line = toJsonLine(record);
    QVERIFY(!line.contains('\n'));
    const std::optional<Record> again = recordFromJsonLine(line);
    QVERIFY(again);
    QVERIFY2(*again == record, line.constData());
}

/// A map of the data may have the keys that we use for bytes and dates.
void TestRecordCodec::mapsThatLookLikeOurMarksComeBack()
{
    for (const QString &key : {u"$bytes"_s, u"$date"_s, u"$map"_s, u"$real"_s}) {
        const Record map{{key, u"not ours"_s}};
        const Record nested{{key, map}};
        for (const Record &record : {map, nested, Record{{u"a"_s, nested}}})
            QVERIFY2(recordFromJsonLine(toJsonLine(record)) == record, qPrintable(key));
    }
}

/// Tables are written in the order of the fields.
void TestRecordCodec::fieldsComeBackInTheirOrder()
{
    const Record inner{{u"z"_s, 1}, {u"y\"}"_s, ValueList{Record{{u"b"_s, 1}, {u"a"_s, 2}}}}};
    const Record record{{u"c"_s, u"\\"_s}, {u"a"_s, inner}, {u"b"_s, u"]"_s}};
    QVERIFY(recordFromJsonLine(toJsonLine(record)) == record);
}

void TestRecordCodec::linesOfOtherProgramsAreReadAsWell()
{
    const QByteArray line = " { \"b\" : [ 1 , 2.5,\t{ } ,[ ] ] , \"a\\u0041\":true } \r\n";
    const Record expected{{u"b"_s, ValueList{1, 2.5, Record(), ValueList()}}, {u"aA"_s, true}};
    QVERIFY(recordFromJsonLine(line) == expected);
    const Record marked{{u"$bytes"_s, 7}};
    QVERIFY(recordFromJsonLine("{\"$bytes\":7}") == marked); // none of ours
}

void TestRecordCodec::whatIsNoObjectIsNoRecord_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("nothing") << ""_ba;
    QTest::newRow("list") << "[1]"_ba;
    QTest::newRow("cut off") << "{\"a\":\"b"_ba;
    QTest::newRow("something behind it") << "{} {}"_ba;
    QTest::newRow("bytes") << "{\"$bytes\":\"\"}"_ba;
}

void TestRecordCodec::whatIsNoObjectIsNoRecord()
{
    QFETCH(const QByteArray, line);
    QVERIFY(!recordFromJsonLine(line));
}

void TestRecordCodec::linesAreForOtherPrograms_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("null") << Value() << "null"_ba;
    QTest::newRow("boolean") << Value(true) << "true"_ba;
    QTest::newRow("integer") << Value(Q_INT64_C(9007199254740993)) << "9007199254740993"_ba;
    QTest::newRow("real") << Value(0.1) << "0.1"_ba;
    QTest::newRow("real beyond the integers")
        << Value(123456789012345680000.0) << "1.2345678901234568e+20"_ba;
    QTest::newRow("negative zero") << Value(-0.0) << "-0.0"_ba; // "-0" would be an integer, 0
    QTest::newRow("not a number") << Value(std::numeric_limits<double>::quiet_NaN()) << "null"_ba;
    QTest::newRow("infinite") << Value(std::numeric_limits<double>::infinity()) << "null"_ba;
    QTest::newRow("text") << Value(u"ä\"\\\n\r\t\u0001\u007f/"_s)
                          << "\"\xc3\xa4\\\"\\\\\\n\\r\\t\\u0001\x7f/\""_ba;
    QTest::newRow("bytes") << Value("\0\xff"_ba) << "\"AP8=\""_ba;
    QTest::newRow("date") << Value(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3), Qt::UTC))
                          << "\"2024-02-29T01:02:03.000Z\""_ba;
    QTest::newRow("list") << Value(ValueList{1, u"{"_s, ValueList()}) << "[1,\"{\",[]]"_ba;
    QTest::newRow("map in its order")
        << Value(Record{{u"b"_s, Record()}, {u"a"_s, 1}}) << "{\"b\":{},\"a\":1}"_ba;
}

void TestRecordCodec::linesAreForOtherPrograms()
{
    QFETCH(Value, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(toPlainJsonLine(Record{{u"a\"b"_s, value}, {u"c"_s, value}}),
             "{\"a\\\"b\":" + expected + ",\"c\":" + expected + '}');
    QCOMPARE(toPlainJsonLine(Record()), "{}"_ba);
}

void TestRecordCodec::linesAreWhatQtWouldWrite()
{
    QString text;
    for (char16_t c = 0; c < 0x3000; ++c)
        text += QChar(c);
    const Record record{
        {u"a"_s, text + u"😀"_s}, {u"b"_s, 1e300}, {u"c"_s, -0.0}, {u"d"_s, 5e-324}};
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(toPlainJsonLine(record), &error);
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(
        document.object(),
        (QJsonObject{{u"a"_s, text + u"😀"_s}, {u"b"_s, 1e300}, {u"c"_s, -0.0}, {u"d"_s, 5e-324}}));
}

QTEST_APPLESS_MAIN(TestRecordCodec)
#include "tst_recordcodec.moc"
