// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/quantities.h>

#include <QTest>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestQuantities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsSizes_data();
    void readsSizes();
    void readsDurations_data();
    void readsDurations();
    void refusesWhatIsNoSize_data();
    void refusesWhatIsNoSize();
    void refusesWhatIsNoDuration_data();
    void refusesWhatIsNoDuration();
    void writesTheShortestExactText_data();
    void writesTheShortestExactText();
    void durationsAreWrittenShort_data();
    void durationsAreWrittenShort();
    void messagesSayAboutHowLong_data();
    void messagesSayAboutHowLong();
    void readsAllowances_data();
    void readsAllowances();
};

void TestQuantities::readsAllowances_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written"); // empty: it is none
    QTest::newRow("items") << u"20"_s << u"20"_s;
    QTest::newRow("none at all") << u"0"_s << u"0"_s;
    QTest::newRow("share") << u"5 %"_s << u"5 %"_s;
    QTest::newRow("fraction, no space") << u"0.5%"_s << u"0.5 %"_s;
    QTest::newRow("all") << u" 100 % "_s << u"100 %"_s;
    QTest::newRow("share of more") << u"5 % after 20"_s << u"5 % after 20"_s;
    QTest::newRow("share of any") << u"5% after  0"_s << u"5 % after 0"_s;
    QTest::newRow("share after the usual number") << u"5 % after 100"_s << u"5 %"_s;
    QTest::newRow("after what") << u"5 % after"_s << QString();
    QTest::newRow("after no number") << u"5 % after some"_s << QString();
    QTest::newRow("after less than none") << u"5 % after -1"_s << QString();
    QTest::newRow("items after items") << u"5 after 20"_s << QString();
    QTest::newRow("negative") << u"-1"_s << QString();
    QTest::newRow("negative share") << u"-1 %"_s << QString();
    QTest::newRow("more than all") << u"101 %"_s << QString();
    QTest::newRow("half an item") << u"1.5"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("words") << u"few"_s << QString();
}

void TestQuantities::readsAllowances()
{
    QFETCH(const QString, text);
    QFETCH(const QString, written);
    const std::optional<Allowance> allowance = parseAllowance(text);
    QCOMPARE(allowance ? toString(*allowance) : QString(), written);
}

void TestQuantities::readsSizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("bare") << u"512"_s << Q_INT64_C(512);
    QTest::newRow("nothing") << u"0"_s << Q_INT64_C(0);
    QTest::newRow("bytes") << u"512 B"_s << Q_INT64_C(512);
    QTest::newRow("binary") << u"64 KiB"_s << 64_KiB;
    QTest::newRow("decimal") << u"64 kB"_s << Q_INT64_C(64'000);
    QTest::newRow("any case, no space") << u"3gib"_s << 3_GiB;
    QTest::newRow("fraction") << u"1.5 GB"_s << Q_INT64_C(1'500'000'000);
    QTest::newRow("rounded") << u"0.3 B"_s << Q_INT64_C(0);
    QTest::newRow("spaces around") << u"  1 TiB "_s << (1_GiB << 10);
    QTest::newRow("largest") << u"9223372036854775807"_s << Q_INT64_C(9223372036854775807);
    QTest::newRow("exact beyond 2^53") << u"9007199254740993"_s << Q_INT64_C(9007199254740993);
}

void TestQuantities::readsSizes()
{
    QFETCH(QString, text);
    QFETCH(qint64, expected);
    const std::optional<ByteSize> size = parseByteSize(text);
    QVERIFY(size);
    QCOMPARE(size->bytes, expected);
}

void TestQuantities::readsDurations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("bare number is seconds") << u"2"_s << Q_INT64_C(2000);
    QTest::newRow("milliseconds") << u"250 ms"_s << Q_INT64_C(250);
    QTest::newRow("seconds") << u"1.5 s"_s << Q_INT64_C(1500);
    QTest::newRow("minutes") << u"2min"_s << Q_INT64_C(120'000);
    QTest::newRow("hours") << u"1 h"_s << Q_INT64_C(3'600'000);
    QTest::newRow("none") << u"0"_s << Q_INT64_C(0);
}

void TestQuantities::readsDurations()
{
    QFETCH(QString, text);
    QFETCH(qint64, ms);
    const auto duration = parseDuration(text);
    QVERIFY(duration);
    QCOMPARE(qint64(duration->count()), ms);
}

void TestQuantities::refusesWhatIsNoSize_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"", " ", "MiB", "-1", "-1 MiB", "1 MiB x", "1 m", "nan", "inf", "inf MiB", "1e300",
          "9223372036854775808", "8388608 TiB", "9007199254740993 TiB", "1,5 MiB", "1 2", "0x10"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void TestQuantities::refusesWhatIsNoSize()
{
    QFETCH(QString, text);
    QVERIFY(!parseByteSize(text));
}

void TestQuantities::refusesWhatIsNoDuration_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "s", "-1 s", "1 d", "1 min 2 s", "1e300 h", "nan s"})
        QTest::addRow("%s", text) << QString::fromLatin1(text);
}

void TestQuantities::refusesWhatIsNoDuration()
{
    QFETCH(QString, text);
    QVERIFY(!parseDuration(text));
}

void TestQuantities::writesTheShortestExactText_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << Q_INT64_C(0) << u"0 B"_s;
    QTest::newRow("bytes") << Q_INT64_C(1025) << u"1025 B"_s;
    QTest::newRow("KiB") << 1536_KiB << u"1536 KiB"_s;
    QTest::newRow("MiB") << 64_MiB << u"64 MiB"_s;
    QTest::newRow("TiB") << (2_GiB << 10) << u"2 TiB"_s;
    QTest::newRow("largest") << Q_INT64_C(9223372036854775807) << u"9223372036854775807 B"_s;
}

void TestQuantities::writesTheShortestExactText()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, expected);
    QCOMPARE(toString(ByteSize{bytes}), expected);
    QCOMPARE(parseByteSize(expected)->bytes, bytes);
}

void TestQuantities::durationsAreWrittenShort_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << Q_INT64_C(0) << u"0 ms"_s;
    QTest::newRow("milliseconds") << Q_INT64_C(1500) << u"1500 ms"_s;
    QTest::newRow("seconds") << Q_INT64_C(90'000) << u"90 s"_s;
    QTest::newRow("minutes") << Q_INT64_C(120'000) << u"2 min"_s;
    QTest::newRow("hours") << Q_INT64_C(86'400'000) << u"24 h"_s;
}

void TestQuantities::durationsAreWrittenShort()
{
    QFETCH(qint64, ms);
    QFETCH(QString, expected);
    QCOMPARE(toString(std::chrono::milliseconds(ms)), expected);
    QCOMPARE(qint64(parseDuration(expected)->count()), ms);
}

void TestQuantities::messagesSayAboutHowLong_data()
{
    QTest::addColumn<std::chrono::nanoseconds>("duration");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << 0ns << u"0 ms"_s;
    QTest::newRow("less than a second") << 250'400'000ns << u"250 ms"_s;
    QTest::newRow("a moment") << std::chrono::nanoseconds(1'549ms) << u"1.5 s"_s;
    QTest::newRow("longer") << std::chrono::nanoseconds(31'200ms) << u"31 s"_s;
}

void TestQuantities::messagesSayAboutHowLong()
{
    QFETCH(std::chrono::nanoseconds, duration);
    QTEST(toRoundedString(duration), "expected");
}

QTEST_APPLESS_MAIN(TestQuantities)
#include "tst_quantities.moc"
