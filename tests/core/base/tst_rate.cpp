// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/rate.h>

#include <QTest>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestRate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAndWritesRates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("items");
        QTest::addColumn<std::chrono::milliseconds>("per");
        QTest::addColumn<QString>("of");
        QTest::addColumn<QString>("written");
        QTest::newRow("second") << u"5/s"_s << Q_INT64_C(5) << 1000ms << QString() << u"5/s"_s;
        QTest::newRow("of a server") << u"5/s of api.example.org"_s << Q_INT64_C(5) << 1000ms
                                     << u"api.example.org"_s << u"5/s of api.example.org"_s;
        QTest::newRow("of two words")
            << u"5 / 2 s of  a table of rates "_s << Q_INT64_C(5) << 2000ms << u"a table of rates"_s
            << u"5/2 s of a table of rates"_s;
        QTest::newRow("minute") << u"100/min"_s << Q_INT64_C(100) << 60'000ms << QString()
                                << u"100/min"_s;
        QTest::newRow("hour") << u" 20 / h "_s << Q_INT64_C(20) << 3'600'000ms << QString()
                              << u"20/h"_s;
        QTest::newRow("millisecond") << u"1/ms"_s << Q_INT64_C(1) << 1ms << QString() << u"1/ms"_s;
        QTest::newRow("several") << u"3/10 s"_s << Q_INT64_C(3) << 10'000ms << QString()
                                 << u"3/10 s"_s;
        QTest::newRow("a whole") << u"3/60 s"_s << Q_INT64_C(3) << 60'000ms << QString()
                                 << u"3/min"_s;
    }
    void readsAndWritesRates()
    {
        QFETCH(const QString, text);
        QFETCH(const qint64, items);
        QFETCH(const std::chrono::milliseconds, per);
        QFETCH(const QString, of);
        QFETCH(const QString, written);
        const std::optional<Rate> rate = parseRate(text);
        QVERIFY(rate);
        QCOMPARE(rate->items, items);
        QCOMPARE(rate->per, per);
        QCOMPARE(rate->of, of);
        QCOMPARE(toString(*rate), written);
        QVERIFY(parseRate(written) == rate);
    }

    void refusesWhatIsNoRate_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"", "5", "/s", "5/", "0/s", "-5/s", "5/0 s", "1.5/s", "5/d", "5 s", "5/s/s", "5/s of",
              "5/s of ", " of api", "5 of api/s", "5/sof api", "x/s", "99999999999999999999/s"})
            QTest::addRow("%s", text) << QString::fromLatin1(text);
    }
    void refusesWhatIsNoRate()
    {
        QFETCH(const QString, text);
        QVERIFY(!parseRate(text));
    }
};

QTEST_APPLESS_MAIN(TestRate)
#include "tst_rate.moc"
