// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/record.h>

#include <QTest>

#include <limits>

using namespace paipa;
using namespace Qt::Literals::StringLiterals;

class TestRecord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsFieldsInTheOrderOfSetting();
    void copiesAreIndependent();
    void namesAreComparedByContent();
    void aNameThatContinuesAnotherIsNotTheSame();
    void sizeFollowsEveryChange();
    void sizesOfValues_data();
    void sizesOfValues();
    void valuesAreWrittenAsPeopleDo_data();
    void valuesAreWrittenAsPeopleDo();
    void onlyEqualTypesAreEqual_data();
    void onlyEqualTypesAreEqual();
    void typesAreExact();
    void itemsAreDescribedByWhatNamesThem_data();
    void itemsAreDescribedByWhatNamesThem();
};

static_assert(!std::is_convertible_v<const char *, Value>, "a pointer is not a boolean");
static_assert(std::is_convertible_v<bool, Value> && std::is_convertible_v<int, Value>);

void TestRecord::keepsFieldsInTheOrderOfSetting()
{
    Record record{{u"b"_s, 1}, {u"a"_s, 2}, {u"b"_s, 3}};
    record.append(u"c"_s, 4);
    record.set(u"a"_s, 5);
    QStringList names;
    for (const Field &field : record)
        names.append(field.name + u'=' + field.value.toText());
    QCOMPARE(names, (QStringList{u"b=3"_s, u"a=5"_s, u"c=4"_s}));
    record.remove(u"a"_s);
    record.remove(u"none"_s);
    QCOMPARE(record.size(), 2);
    QVERIFY(!record.contains(u"a"_s));
    QVERIFY(record.value(u"a"_s).isNull());
    QCOMPARE(record.find(u"a"_s), nullptr);
}

void TestRecord::copiesAreIndependent()
{
    const Record empty;
    Record record = empty;
    record.set(u"a"_s, 1);
    Record copy = record;
    copy.set(u"a"_s, 2);
    copy.append(u"b"_s, 3);
    Record removed = record;
    removed.remove(u"a"_s);
    QVERIFY(empty.isEmpty());
    QCOMPARE(record, (Record{{u"a"_s, 1}}));
    QCOMPARE(copy, (Record{{u"a"_s, 2}, {u"b"_s, 3}}));
    QCOMPARE(removed, empty);
    const Record moved = std::move(copy);
    QCOMPARE(moved.size(), 2);
}

void TestRecord::namesAreComparedByContent()
{
    Record record{{u"name"_s, 1}};
    const QString other = QString::fromLatin1("na") + QString::fromLatin1("me");
    QVERIFY(record.contains(other));
    record.set(other, 2);
    QCOMPARE(record.size(), 1);
}

void TestRecord::aNameThatContinuesAnotherIsNotTheSame()
{
    // Two names that begin at the same place in memory.
    static constexpr char16_t text[] = u"name";
    const QString whole = QString::fromRawData(reinterpret_cast<const QChar *>(text), 4);
    const QString part = QString::fromRawData(reinterpret_cast<const QChar *>(text), 2);
    const Record record{{whole, 1}, {part, 2}};
    QCOMPARE(record.value(part), Value(2));
    QCOMPARE(record.value(whole), Value(1));
}

void TestRecord::sizeFollowsEveryChange()
{
    Record record;
    const std::size_t empty = record.byteSize();
    QVERIFY(empty >= 1);
    record.set(u"a"_s, QByteArray(1000, 'x'));
    const std::size_t filled = record.byteSize();
    QVERIFY(filled >= empty + 1000);
    record.set(u"a"_s, QByteArray(5000, 'x'));
    QCOMPARE(record.byteSize(), filled + 4000);
    const Record copy = record;
    record.set(u"a"_s, 1);
    QCOMPARE(copy.byteSize(), filled + 4000);
    QVERIFY(record.byteSize() < filled);
    record.remove(u"a"_s);
    Record never;
    never.set(u"b"_s, 1);
    never.remove(u"b"_s);
    QCOMPARE(record.byteSize(), never.byteSize());
    QCOMPARE(itemBytes(record), record.byteSize());
}

void TestRecord::sizesOfValues_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<std::size_t>("least");
    QTest::newRow("null") << Value() << std::size_t(0);
    QTest::newRow("integer") << Value(1) << std::size_t(0);
    QTest::newRow("text") << Value(QString(100, u'x')) << std::size_t(200);
    QTest::newRow("bytes") << Value(QByteArray(100, 'x')) << std::size_t(100);
    QTest::newRow("list") << Value(ValueList(10, Value(QByteArray(100, 'x'))))
                          << std::size_t(1000) + 10 * sizeof(Value);
    QTest::newRow("map") << Value(Record{{u"a"_s, QByteArray(100, 'x')}})
                         << std::size_t(100) + sizeof(Field);
}

void TestRecord::sizesOfValues()
{
    QFETCH(Value, value);
    QFETCH(std::size_t, least);
    QVERIFY(value.heapBytes() >= least);
    QVERIFY(value.heapBytes() <= least + 200);
}

void TestRecord::valuesAreWrittenAsPeopleDo_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("null") << Value() << QString();
    QTest::newRow("boolean") << Value(true) << u"true"_s;
    QTest::newRow("integer") << Value(std::numeric_limits<qint64>::min())
                             << u"-9223372036854775808"_s;
    QTest::newRow("real") << Value(0.1) << u"0.1"_s;
    QTest::newRow("large real") << Value(1e300) << u"1e+300"_s;
    QTest::newRow("sum") << Value(0.1 + 0.2) << u"0.30000000000000004"_s;
    QTest::newRow("text") << Value(u"ä"_s) << u"ä"_s;
    QTest::newRow("bytes") << Value("\xc3\xa4"_ba) << u"ä"_s;
    QTest::newRow("date") << Value(QDateTime(QDate(2024, 2, 29), QTime(1, 2, 3, 4), Qt::UTC))
                          << u"2024-02-29T01:02:03.004Z"_s;
    QTest::newRow("list") << Value(ValueList{1, u"a\"b"_s, Value()}) << u"[1,\"a\\\"b\",null]"_s;
    QTest::newRow("map in its order")
        << Value(Record{{u"b"_s, 1}, {u"a"_s, 2}}) << u"{\"b\":1,\"a\":2}"_s;
    QTest::newRow("maps in a list in their order")
        << Value(ValueList{Record{{u"b"_s, 1}, {u"a"_s, 2}}}) << u"[{\"b\":1,\"a\":2}]"_s;
}

void TestRecord::valuesAreWrittenAsPeopleDo()
{
    QFETCH(Value, value);
    QFETCH(QString, expected);
    QCOMPARE(value.toText(), expected);
}

void TestRecord::onlyEqualTypesAreEqual_data()
{
    QTest::addColumn<Value>("a");
    QTest::addColumn<Value>("b");
    QTest::addColumn<bool>("equal");
    QTest::newRow("same") << Value(1) << Value(1) << true;
    QTest::newRow("integer and real") << Value(1) << Value(1.0) << false;
    QTest::newRow("integer and boolean") << Value(1) << Value(true) << false;
    QTest::newRow("text and bytes") << Value(u"a"_s) << Value("a"_ba) << false;
    QTest::newRow("null and empty") << Value() << Value(QString()) << false;
    QTest::newRow("lists") << Value(ValueList{1}) << Value(ValueList{1}) << true;
    QTest::newRow("maps in another order") << Value(Record{{u"a"_s, 1}, {u"b"_s, 2}})
                                           << Value(Record{{u"b"_s, 2}, {u"a"_s, 1}}) << false;
}

void TestRecord::onlyEqualTypesAreEqual()
{
    QFETCH(Value, a);
    QFETCH(Value, b);
    QFETCH(bool, equal);
    QCOMPARE(a == b, equal);
}

void TestRecord::typesAreExact()
{
    const Value value(7);
    QVERIFY(value.get<qint64>());
    QVERIFY(!value.get<double>());
    QCOMPARE(toString(value.type()), u"integer"_s);
    QCOMPARE(toString(Value(Record()).type()), u"map"_s);
    QCOMPARE(toString(Value().type()), u"null"_s);
    QCOMPARE(toString(Value(QDateTime()).type()), u"date-time"_s);
    QCOMPARE(*Value(quint32(4'000'000'000)).get<qint64>(), Q_INT64_C(4'000'000'000));
}

void TestRecord::itemsAreDescribedByWhatNamesThem_data()
{
    QTest::addColumn<Record>("record");
    QTest::addColumn<QString>("expected");
    QTest::newRow("path") << Record{{u"name"_s, u"n"_s}, {u"path"_s, u"/p"_s}} << u"/p"_s;
    QTest::newRow("line of a file")
        << Record{{u"path"_s, u"/p"_s}, {u"line"_s, u"text"_s}, {u"lineNumber"_s, 7}} << u"/p:7"_s;
    QTest::newRow("a null does not name") << Record{{u"path"_s, Value()}, {u"id"_s, 3}} << u"3"_s;
    QTest::newRow("nothing that names") << Record{{u"x"_s, 1}} << u"{\"x\":1}"_s;
    QTest::newRow("empty") << Record() << QString();
}

void TestRecord::itemsAreDescribedByWhatNamesThem()
{
    QFETCH(Record, record);
    QFETCH(QString, expected);
    QCOMPARE(describeItem(record), expected);
}

QTEST_APPLESS_MAIN(TestRecord)
#include "tst_record.moc"
