// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "steps/script/scriptsteps.h"
#include "support/steprunner.h"

#include <QTest>

#include <latch>
#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;

namespace {

const QString type = u"script.filter"_s;

Record file(const QString &name, qint64 size) { return {{u"name"_s, name}, {u"size"_s, size}}; }

class DiscardingOutput final : public RecordOutput
{
public:
    bool send(Record, int) override { return true; }
    void expect(qint64) override {}
};

QString codeOf(const std::function<void()> &call)
{
    try {
        call();
    } catch (const Failure &failure) {
        return failure.code();
    }
    return {};
}

} // namespace

class TestFilterItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { steps::registerScriptSteps(m_catalogue); }

    void keepsTheItemsForWhichTheConditionHolds();
    void keepsWhatCountsAsTrue_data();
    void keepsWhatCountsAsTrue();
    void failsOnlyTheItemThatHasAnError();
    void endsAnEndlessLoopAtTheTimeLimit_data();
    void endsAnEndlessLoopAtTheTimeLimit();
    void worksOnAfterAnItemThatTookTooLong();
    void endsAnEndlessLoopWhenTheRunIsAborted();
    void reportsMistakesWithTheirColumn_data();
    void reportsMistakesWithTheirColumn();
    void keepsAllFieldsOfItsItems();

private:
    StepCatalogue m_catalogue;
};

void TestFilterItems::keepsTheItemsForWhichTheConditionHolds()
{
    const QList<Record> input{file(u"a.jpg"_s, 2000), file(u"b.jpg"_s, 10), file(u"c.png"_s, 2000)};
    const auto outcome = test::runStep(
        m_catalogue, type, {{u"condition"_s, u"size > 1000 && name.endsWith(\".jpg\")"_s}}, input);
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(outcome.records(), QList<Record>{input[0]});
}

void TestFilterItems::keepsWhatCountsAsTrue_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<bool>("kept");
    QTest::newRow("true") << u"true"_s << true;
    QTest::newRow("false") << u"false"_s << false;
    QTest::newRow("number") << u"1"_s << true;
    QTest::newRow("zero") << u"0"_s << false;
    QTest::newRow("text") << u"'no'"_s << true;
    QTest::newRow("empty text") << u"''"_s << false;
    QTest::newRow("missing field of item") << u"item.missing"_s << false;
    QTest::newRow("null") << u"null"_s << false;
    QTest::newRow("comment at the end") << u"size == 1 // one"_s << true;
    QTest::newRow("several lines") << u"size\n== 1"_s << true;
}

void TestFilterItems::keepsWhatCountsAsTrue()
{
    QFETCH(QString, condition);
    QFETCH(bool, kept);
    const auto outcome =
        test::runStep(m_catalogue, type, {{u"condition"_s, condition}}, {file(u"a"_s, 1)});
    QVERIFY(outcome.rejected.empty());
    QCOMPARE(outcome.records().size(), kept ? 1 : 0);
}

void TestFilterItems::failsOnlyTheItemThatHasAnError()
{
    const QList<Record> input{file(u"a"_s, 1), {{u"size"_s, 5}}, file(u"b"_s, 2)};
    const auto outcome =
        test::runStep(m_catalogue, type, {{u"condition"_s, u"name.length == 1"_s}}, input);
    QCOMPARE(outcome.records(), (QList<Record>{input[0], input[2]}));
    QCOMPARE(outcome.rejected.size(), 1U);
    QCOMPARE(outcome.rejected[0].index, 1U);
    QCOMPARE(outcome.rejected[0].code, u"missing-field"_s);
    QCOMPARE(
        outcome.rejected[0].text,
        u"the expression of \"condition\" failed: the item has no field \"name\" (it has \"size\");"
        " write item[\"name\"] for a field that may be missing"_s);
}

void TestFilterItems::endsAnEndlessLoopAtTheTimeLimit_data()
{
    QTest::addColumn<QString>("condition");
    QTest::newRow("loop") << u"(() => { while (true); })()"_s;
    QTest::newRow("that catches errors")
        << u"(() => { for (;;) { try { for (;;); } catch (e) {} } })()"_s;
    QTest::newRow("that cleans up for ever")
        << u"(() => { try { for (;;); } finally { for (;;); } })()"_s;
    QTest::newRow("in a callback") << u"[1].map(() => { for (;;); })"_s;
    QTest::newRow("calls in tail position")
        << u"(() => { const f = x => f(x + 1); return f(1); })()"_s;
}

void TestFilterItems::endsAnEndlessLoopAtTheTimeLimit()
{
    QFETCH(QString, condition);
    const auto outcome = test::runStep(m_catalogue, type,
                                       {{u"condition"_s, condition}, {u"timeLimit"_s, u"20 ms"_s}},
                                       {file(u"a"_s, 1)});
    QVERIFY(outcome.emitted.empty());
    QCOMPARE(outcome.rejected.size(), 1U);
    // Calls in tail position may also run out of stack first.
    QVERIFY(
        QStringList({u"script-timeout"_s, u"script-error"_s}).contains(outcome.rejected[0].code));
    if (outcome.rejected[0].code == u"script-timeout"_s)
        QVERIFY2(outcome.rejected[0].text.contains(u"took longer than 20 ms"_s),
                 qPrintable(outcome.rejected[0].text));
}

void TestFilterItems::worksOnAfterAnItemThatTookTooLong()
{
    const QList<Record> input{file(u"a"_s, 1), file(u"b"_s, 0), file(u"c"_s, 1), file(u"d"_s, 0)};
    const auto outcome =
        test::runStep(m_catalogue, type,
                      {{u"condition"_s, u"(() => { while (size == 0); return true; })()"_s},
                       {u"timeLimit"_s, u"20 ms"_s}},
                      input);
    QCOMPARE(outcome.records(), (QList<Record>{input[0], input[2]}));
    QCOMPARE(outcome.rejected.size(), 2U);
    QCOMPARE(outcome.rejected[1].code, u"script-timeout"_s);
}

void TestFilterItems::endsAnEndlessLoopWhenTheRunIsAborted()
{
    auto step = m_catalogue.find(type)->make(
        {{u"condition"_s, u"(() => { while (true); })()"_s}, {u"timeLimit"_s, u"1 h"_s}});
    QVERIFY(step.ok());
    std::stop_source stop;
    const StepContext context{.stepId = u"filter"_s, .baseFolder = {}, .stop = stop.get_token()};
    (*step)->open(context);

    QStringList codes;
    std::latch started(1);
    std::jthread thread([&] {
        auto any = (*step)->makeWorker();
        auto &worker = *std::get<std::unique_ptr<ItemWorker>>(any);
        DiscardingOutput output;
        worker.open(context);
        started.count_down();
        codes << codeOf([&] { worker.process(file(u"a"_s, 1), output); });
        codes << codeOf([&] { worker.process(file(u"b"_s, 1), output); });
        worker.close();
    });
    started.wait();
    stop.request_stop();
    thread.join();
    (*step)->close();
    QCOMPARE(codes, (QStringList{u"cancelled"_s, u"cancelled"_s}));
}

void TestFilterItems::reportsMistakesWithTheirColumn_data()
{
    QTest::addColumn<QString>("condition");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    QTest::newRow("wrong token") << u"size > > 3"_s << u"has a mistake at column 8"_s << 8;
    QTest::newRow("two expressions") << u"size name"_s << u"has a mistake at column 6"_s << 6;
    QTest::newRow("statement") << u"a; b"_s << u"has a mistake at column 2"_s << 2;
    QTest::newRow("second line") << u"size\n> > 3"_s << u"has a mistake at line 2, column 3"_s << 3;
    QTest::newRow("incomplete") << u"size >"_s << u"is not complete"_s << 7;
    QTest::newRow("open call") << u"f(size"_s << u"is not complete"_s << 7;
    QTest::newRow("blank") << u"  "_s << u"is empty"_s << 0;
}

void TestFilterItems::reportsMistakesWithTheirColumn()
{
    QFETCH(QString, condition);
    QFETCH(QString, text);
    QFETCH(int, column);
    const Problems problems = m_catalogue.find(type)->check({{u"condition"_s, condition}});
    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].code, u"expression"_s);
    QCOMPARE(problems[0].place.field, u"condition"_s);
    QVERIFY2(problems[0].text.toString().startsWith(u"the expression of \"condition\" "_s + text),
             qPrintable(problems[0].text.toString()));
    QCOMPARE(problems[0].place.column, column);
}

void TestFilterItems::keepsAllFieldsOfItsItems()
{
    const FieldFlow flow = m_catalogue.find(type)->fields({{u"condition"_s, u"true"_s}});
    QCOMPARE(flow.others, FieldFlow::Others::Kept);
    QVERIFY(flow.adds.isEmpty());
}

QTEST_GUILESS_MAIN(TestFilterItems)
#include "tst_filteritems.moc"
