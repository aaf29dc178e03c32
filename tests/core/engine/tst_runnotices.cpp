// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runnotices.h>

#include <QTest>

using namespace paipa;
using namespace paipa::engine;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestRunNotices final : public QObject
{
    Q_OBJECT

private:
    static MetricsSnapshot of(StepSnapshot step)
    {
        MetricsSnapshot snapshot;
        snapshot.steps = {std::move(step)};
        return snapshot;
    }
    static SlowItem slow(int worker, std::uint64_t number, std::chrono::seconds age = 31s)
    {
        return {.item = u"a.jpg"_s, .worker = worker, .number = number, .age = age};
    }
    static StepSnapshot paused(BreakerState state, std::uint64_t openings)
    {
        return {.name = u"upload"_s,
                .breaker = BreakerSnapshot{.state = state,
                                           .openings = openings,
                                           .remaining = 30s,
                                           .why = Sentence::verbatim(u"no route"_s)}};
    }
    /// The texts of what \a notices finds in \a snapshot.
    static QStringList texts(RunNotices &notices, const MetricsSnapshot &snapshot)
    {
        QStringList texts;
        for (const RunNotice &notice : notices.look(snapshot))
            texts << toString(notice);
        return texts;
    }

private Q_SLOTS:
    void eachSlowItemIsToldOnce_P7_58()
    {
        RunNotices notices;
        QVERIFY(notices.look(of({.name = u"thumb"_s})).empty());
        QCOMPARE(texts(notices, of({.name = u"thumb"_s, .slowItems = {slow(0, 1)}})),
                 QStringList{u"slow item: step \"thumb\" has been working on a.jpg for 31 s"_s});
        QVERIFY(notices.look(of({.name = u"thumb"_s, .slowItems = {slow(0, 1, 40s)}})).empty());
        const MetricsSnapshot two = of({.name = u"thumb"_s, .slowItems = {slow(0, 1), slow(1, 1)}});
        QCOMPARE(notices.look(two).size(), std::size_t(1)); // of the other worker
        QVERIFY(notices.look(of({.name = u"thumb"_s})).empty());
        QCOMPARE(notices.look(of({.name = u"thumb"_s, .slowItems = {slow(0, 2)}})).size(),
                 std::size_t(1)); // another item
        QCOMPARE(notices.look(of({.name = u"other"_s, .slowItems = {slow(0, 2)}})).size(),
                 std::size_t(1)); // of another step
    }

    void aPauseIsToldOnceWithItsReason_P4_33()
    {
        RunNotices notices;
        QVERIFY(notices.look(of(paused(BreakerState::Closed, 0))).empty());
        QCOMPARE(
            texts(notices, of(paused(BreakerState::Open, 1))),
            QStringList{u"step \"upload\" pauses for 30 s after too many failures in a row; the "
                        "last one: no route"_s});
        QVERIFY(notices.look(of(paused(BreakerState::Open, 1))).empty());
        QVERIFY(notices.look(of(paused(BreakerState::Trying, 1))).empty());
        QVERIFY(notices.look(of(paused(BreakerState::Open, 2))).empty()); // it is still the same
        QCOMPARE(texts(notices, of(paused(BreakerState::Closed, 2))),
                 QStringList{u"step \"upload\" goes on: an attempt has succeeded"_s});
        QVERIFY(notices.look(of(paused(BreakerState::Closed, 2))).empty());
    }

    void aPauseBetweenTwoLooksIsToldToo_P4_33()
    {
        RunNotices notices;
        QVERIFY(notices.look(of(paused(BreakerState::Closed, 0))).empty());
        QCOMPARE(notices.look(of(paused(BreakerState::Closed, 1))).size(), std::size_t(2));
    }

    void namesCannotBreakALine()
    {
        const QString text = toString(SlowItemNotice{.step = u"a"_s, .item = u"x\ny"_s, .age = 1s});
        QVERIFY2(!text.contains(u'\n'), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestRunNotices)
#include "tst_runnotices.moc"
