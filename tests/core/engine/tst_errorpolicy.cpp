// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/errorpolicy.h>

#include <QTest>

#include <new>
#include <stdexcept>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestErrorPolicy final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBackOffDoublesUpToItsMaximum_P4_29()
    {
        const ErrorPolicy policy{.retries = 5, .backoff = 100ms, .backoffMax = 350ms};
        QCOMPARE(policy.backoffBefore(1), 100ms);
        QCOMPARE(policy.backoffBefore(2), 200ms);
        QCOMPARE(policy.backoffBefore(3), 350ms);
        QCOMPARE(policy.backoffBefore(1'000'000), 350ms);
        QCOMPARE((ErrorPolicy{.backoff = 500ms, .backoffMax = 350ms}).backoffBefore(1), 350ms);
        QCOMPARE((ErrorPolicy{.backoff = 0ms}).backoffBefore(100), 0ms);
    }

    void theBackOffGrowsByItsFactor_P4_29()
    {
        const ErrorPolicy policy{.backoff = 100ms, .backoffMax = 10s, .backoffFactor = 3};
        QCOMPARE(policy.backoffBefore(1), 100ms);
        QCOMPARE(policy.backoffBefore(3), 900ms);
        QCOMPARE(policy.backoffBefore(100), 10s);
        QCOMPARE((ErrorPolicy{.backoff = 100ms, .backoffFactor = 1}).backoffBefore(1'000'000),
                 100ms);
    }

    void theJitterScattersTheWaits_P4_29()
    {
        const ErrorPolicy policy{.backoff = 1000ms, .jitter = {20}};
        QSet<qint64> waits;
        for (std::uint64_t seed = 0; seed < 1000; ++seed) {
            const auto wait = policy.backoffBefore(1, seed);
            QVERIFY(wait >= 800ms && wait <= 1000ms);
            QCOMPARE(policy.backoffBefore(1, seed), wait); // the same run waits in the same way
            waits.insert(wait.count());
        }
        QVERIFY(waits.size() > 100);
        QVERIFY(policy.backoffBefore(40, 7) <= policy.backoffMax);
    }

    void sayWhatIsWrongWithAPolicy_data()
    {
        QTest::addColumn<ErrorPolicy>("policy");
        QTest::addColumn<QString>("text");
        QTest::newRow("usual") << ErrorPolicy{} << QString();
        QTest::newRow("factor") << ErrorPolicy{.backoffFactor = 0.5} << u"factor"_s;
        QTest::newRow("jitter") << ErrorPolicy{.jitter = {101}} << u"jitter"_s;
        QTest::newRow("parked") << ErrorPolicy{.mostParked = -1} << u"below 0"_s;
        QTest::newRow("pause") << ErrorPolicy{.pauseAfter = -1} << u"below 0"_s;
        QTest::newRow("share of fewer than none")
            << ErrorPolicy{.mostFailed = Share({5}, -1)} << u"below 0"_s;
    }
    void sayWhatIsWrongWithAPolicy()
    {
        QFETCH(const ErrorPolicy, policy);
        QFETCH(const QString, text);
        QCOMPARE(policy.misuse().isEmpty(), text.isEmpty());
        QVERIFY2(policy.misuse().toString().contains(text), qPrintable(policy.misuse().toString()));
    }

    void allowsFailuresUpToALimit_P4_32_data()
    {
        QTest::addColumn<QString>("most");
        QTest::addColumn<quint64>("failed");
        QTest::addColumn<quint64>("items");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("as many") << u"3"_s << Q_UINT64_C(3) << Q_UINT64_C(4) << true;
        QTest::newRow("one more") << u"3"_s << Q_UINT64_C(4) << Q_UINT64_C(4) << false;
        QTest::newRow("few items") << u"5 %"_s << Q_UINT64_C(99) << Q_UINT64_C(99) << true;
        QTest::newRow("fewer than it says")
            << u"5 % after 20"_s << Q_UINT64_C(19) << Q_UINT64_C(19) << true;
        QTest::newRow("as many as it says")
            << u"5 % after 20"_s << Q_UINT64_C(2) << Q_UINT64_C(20) << false;
        QTest::newRow("of any") << u"5 % after 0"_s << Q_UINT64_C(1) << Q_UINT64_C(1) << false;
        QTest::newRow("the share") << u"5 %"_s << Q_UINT64_C(5) << Q_UINT64_C(100) << true;
        QTest::newRow("more than it") << u"5 %"_s << Q_UINT64_C(6) << Q_UINT64_C(100) << false;
    }
    void allowsFailuresUpToALimit_P4_32()
    {
        QFETCH(const QString, most);
        QFETCH(const quint64, failed);
        QFETCH(const quint64, items);
        QFETCH(const bool, allowed);
        QCOMPARE(isWithin(*parseAllowance(most), failed, items), allowed);
    }

    void describesEveryKindOfException_P4_24()
    {
        RunError error = describe(std::make_exception_ptr(
            Failure(u"404"_s, u"there is no such page"_s, Retry::Never).after(3s)));
        QCOMPARE(error.code, u"404"_s);
        QCOMPARE(error.text.toString(), u"there is no such page"_s);
        QCOMPARE(error.retry, Retry::Never);
        QVERIFY(error.retryAfter == 3s);

        error = describe(std::make_exception_ptr(std::runtime_error("boom")));
        QCOMPARE(error.code, u"exception"_s);
        QCOMPARE(error.text.toString(), u"boom"_s);
        QCOMPARE(error.retry, Retry::Allowed);

        error = describe(std::make_exception_ptr(std::bad_alloc()));
        QCOMPARE(error.code, u"out-of-memory"_s);

        error = describe(std::make_exception_ptr(42));
        QCOMPARE(error.code, u"unknown-exception"_s);
        QVERIFY(!error.text.isEmpty());

        error = describe(std::make_exception_ptr(SkipItem{}));
        QCOMPARE(error.kind, ErrorKind::Skip);
        QVERIFY(!error.text.isEmpty());
    }

    void aRuleAsksForTheTypeOfTheException_P4_29()
    {
        const auto allows = [](const RetryRule &rule, auto thrown) {
            return rule.allows(describe(std::make_exception_ptr(thrown)));
        };
        const RetryRule any;
        QVERIFY(allows(any, std::runtime_error("a")));
        const RetryRule some = onlyOn<std::runtime_error, std::bad_alloc>();
        QVERIFY(allows(some, std::runtime_error("a")));
        QVERIFY(allows(some, std::range_error("derived")));
        QVERIFY(allows(some, std::bad_alloc()));
        QVERIFY(!allows(some, std::logic_error("b")));
        QVERIFY(!allows(some, 42));
        const RetryRule byCode = [](const RunError &error) { return error.code == u"busy"_s; };
        QVERIFY(allows(byCode, Failure(u"busy"_s, u"busy"_s)));
        QVERIFY(!allows(byCode, Failure(u"gone"_s, u"gone"_s)));
        const RetryRule copy = byCode;
        QVERIFY(copy == byCode);
        QVERIFY(!(copy == some));
    }

    void keepsTheExceptionItself_P4_26()
    {
        const RunError error = describe(std::make_exception_ptr(std::out_of_range("7")));
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, std::rethrow_exception(error.exception));
    }

    void isASentenceThatSaysWhere()
    {
        QCOMPARE(toString(RunError{.step = u"thumb"_s,
                                   .item = u"a.jpg"_s,
                                   .attempt = 3,
                                   .text = Sentence::verbatim(u"the file is truncated"_s)}),
                 u"step \"thumb\" failed on a.jpg (attempt 3): the file is truncated"_s);
        QCOMPARE(toString(RunError{.step = u"thumb"_s,
                                   .worker = 1,
                                   .item = u"a.jpg"_s,
                                   .attempt = 3,
                                   .text = Sentence::verbatim(u"the file is truncated"_s)}),
                 u"step \"thumb\" failed on a.jpg (worker 2, attempt 3): the file is truncated"_s);
        const RunError known{.step = u"thumb"_s,
                             .item = u"item 7"_s,
                             .source = u"photos"_s,
                             .text = Sentence::verbatim(u"no"_s)};
        QCOMPARE(toString(known), u"step \"thumb\" failed on item 7 from \"photos\": no"_s);
        RunError better = known;
        better.sourceWorker = 1;
        better.worker = 0;
        QCOMPARE(toString(better),
                 u"step \"thumb\" failed on item 7 from worker 2 of \"photos\" (worker 1): no"_s);
        QCOMPARE(toString(RunError{
                     .step = u"thumb"_s, .worker = 0, .text = Sentence::verbatim(u"no"_s)}),
                 u"step \"thumb\" failed (worker 1): no"_s);
        QCOMPARE(toString(RunError{.text = Sentence::verbatim(u"no"_s)}), u"the run failed: no"_s);
    }
};

QTEST_GUILESS_MAIN(TestErrorPolicy)
#include "tst_errorpolicy.moc"
