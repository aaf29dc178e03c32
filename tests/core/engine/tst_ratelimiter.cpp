// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/ratelimiter.h>

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestRateLimiter final : public QObject
{
    Q_OBJECT

    static constexpr Clock::TimePoint start{1h};

    /// How many items begin within \a duration if there are always more, and each takes \a work.
    [[nodiscard]] static int begunWithin(std::chrono::nanoseconds duration, Rate rate,
                                         std::chrono::nanoseconds work)
    {
        RateLimiter limiter(rate);
        int count = 0;
        for (Clock::TimePoint now = start;; ++count) {
            now = std::max(now, limiter.reserve(1, now));
            if (now >= start + duration)
                return count;
            now += work;
        }
    }

private Q_SLOTS:
    void theRateIsKeptWithin5PercentOver10Seconds_P7_61_data()
    {
        QTest::addColumn<QString>("rate");
        QTest::addColumn<int>("expected");
        QTest::newRow("few") << u"3/s"_s << 30;
        QTest::newRow("a minute's") << u"100/min"_s << 17;
        QTest::newRow("many") << u"1000/s"_s << 10'000;
        QTest::newRow("very many") << u"60000/min"_s << 10'000;
        QTest::newRow("one in a while") << u"1/10 s"_s << 1;
    }
    void theRateIsKeptWithin5PercentOver10Seconds_P7_61()
    {
        QFETCH(const QString, rate);
        QFETCH(const int, expected);
        for (const auto work : {0us, 100us, 900us}) {
            const int count = begunWithin(10s, *parseRate(rate), work);
            QVERIFY2(std::abs(count - expected) <= expected * 0.05,
                     qPrintable(QString::number(count)));
        }
    }

    void itemsAreSpreadFromTheFirstOn_P7_61()
    {
        RateLimiter limiter({5, 1s});
        for (int i = 0; i < 4; ++i)
            QCOMPARE(std::max(start, limiter.reserve(1, start)), start + i * 200ms);
    }

    void whatWasNotUsedIsNotCaughtUp_P7_61()
    {
        RateLimiter limiter({5, 1s});
        (void)limiter.reserve(1, start);
        const Clock::TimePoint later = start + 1h;
        QVERIFY(limiter.reserve(1, later) <= later);
        QCOMPARE(limiter.reserve(1, later), later + 200ms);
    }

    void aBatchCountsAsItsItems_P7_61()
    {
        RateLimiter limiter({10, 1s});
        QVERIFY(limiter.reserve(50, start) <= start);
        QCOMPARE(limiter.reserve(1, start), start + 5s);
    }

    void aRateThatIsHardlyAnyDoesNotOverflow()
    {
        RateLimiter limiter({1, std::chrono::hours(24 * 365 * 200)});
        QVERIFY(limiter.reserve(1'000'000, start) <= start);
        QVERIFY(limiter.reserve(1, start) > start + 1h);
    }
};

QTEST_GUILESS_MAIN(TestRateLimiter)
#include "tst_ratelimiter.moc"
