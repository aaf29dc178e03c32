// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/run/runsummary.h>

#include "support/comparestates.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace paipa;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

class TestRunSummary final : public QObject
{
    Q_OBJECT

private:
    static RunSummary everything()
    {
        RunSummary summary;
        summary.outcome = {
            .state = engine::RunState::Failed,
            .error = engine::RunError{.step = u"b"_s,
                                      .item = u"x.jpg"_s,
                                      .source = u"a"_s,
                                      .sourceWorker = 1,
                                      .attempt = 3,
                                      .code = u"bad"_s,
                                      .text = Sentence::verbatim(u"it is bad"_s)},
            .stuck = {{.step = u"b"_s, .worker = 1, .item = u"z.jpg"_s, .since = 3s}}};
        summary.metrics.state = engine::RunState::Failed;
        summary.metrics.elapsed = 1500ms;
        summary.metrics.origins = {.emitted = 15, .verdicts = {5, 4, 3, 2, 1}};
        summary.metrics.steps = {
            {.name = u"a"_s, .out = 15, .busy = 1s, .cpu = 900ms, .ended = true, .mostWorkers = 1},
            {.name = u"b"_s,
             .in = 12,
             .out = 9,
             .failed = 1,
             .retries = 2,
             .skipped = 3,
             .busy = 4s,
             .waiting = 5s,
             .blocked = 6s,
             .itemTime = engine::DurationQuantiles{.median = 1250us, .ninetyFifth = 7ms},
             .cpu = 3s,
             .oversize = 3,
             .ended = true,
             .mostWorkers = 4}};
        summary.metrics.sources = {
            {.source = {.step = u"a"_s, .worker = 1}, .counts = summary.metrics.origins},
            {.source = {.step = u"c"_s}, .counts = {.emitted = 3, .verdicts = {3}}}};
        summary.deadLetters = {{.error = {.step = u"b"_s,
                                          .item = u"y.jpg"_s,
                                          .attempt = 1,
                                          .code = u"worse"_s,
                                          .text = Sentence::tr("it is %1").arg(u"worse"_s)},
                                .item = R"({"path":"y.jpg"})"}};
        summary.metrics.setAside = 1;
        summary.deadLetterFile = u"/tmp/failed.jsonl"_s;
        summary.peakMemoryBytes = 123'456'789;
        return summary;
    }

private Q_SLOTS:
    void whatWasWrittenIsReadAgain()
    {
        const QJsonObject json = toJson(everything());
        const std::optional<RunSummary> read = runSummaryFromJson(json);
        QVERIFY(read);
        QCOMPARE(toJson(*read), json);
        QCOMPARE(read->metrics.steps[1].itemTime, everything().metrics.steps[1].itemTime);
        QVERIFY(!read->metrics.steps[0].itemTime);
        QCOMPARE(read->metrics.steps[1].cpu, std::chrono::nanoseconds(3s));
        QCOMPARE(read->metrics.origins.of(engine::Verdict::Cancelled), 2U);
        QCOMPARE(read->outcome.state, engine::RunState::Failed);
        QCOMPARE(read->metrics.setAside, 1U);
        QCOMPARE(read->deadLetters[0].error.text, everything().deadLetters[0].error.text);
        QCOMPARE(read->metrics.sources.size(), std::size_t(2));
        QCOMPARE(read->metrics.sources[0].source, everything().metrics.sources[0].source);
        QCOMPARE(read->metrics.steps[1].oversize, std::uint64_t(3));
        QCOMPARE(read->outcome.error->source, u"a"_s);
        QCOMPARE(read->outcome.error->sourceWorker, 1);
    }

    void oneSourceAloneIsNotListed_P5_42()
    {
        RunSummary summary = everything();
        summary.metrics.sources.resize(1);
        QCOMPARE(toJson(summary)[u"sources"_s], QJsonArray());
    }

    void anErrorIsWrittenInEnglishWithItsParts()
    {
        const QJsonObject json = toJson(everything());
        const QJsonValue letter = json[u"deadLetters"_s][0];
        QCOMPARE(letter[u"text"_s], u"it is worse"_s);
        QCOMPARE(letter[u"message"_s], u"step \"b\" failed on y.jpg: it is worse"_s);
        QVERIFY(letter[u"parts"_s].isArray());
        QVERIFY(!json[u"error"_s].toObject().contains(u"parts"_s)); // the text says it all
    }

    /// The step also counts the item whose error ended the run.
    void onlyItemsThatWereSetAsideAreCountedAsSuch()
    {
        RunSummary summary = everything();
        summary.metrics.steps[1].failed = 2;
        const QString text = toText(summary);
        QVERIFY2(text.contains(u"\n1 item was set aside:\n"_s), qPrintable(text));
        QCOMPARE(toJson(summary)[u"setAside"_s], 1);
    }

    void aSummaryOfOlderVersionsIsReadWithoutWhatItLacks()
    {
        QJsonObject json = toJson(everything());
        QJsonObject steps = json[u"steps"_s].toObject();
        QJsonObject step = steps[u"b"_s].toObject();
        for (const QString &key : {u"cpuSeconds"_s, u"p50Milliseconds"_s, u"p95Milliseconds"_s})
            step.remove(key);
        steps[u"b"_s] = step;
        json[u"steps"_s] = steps;
        json.remove(u"setAside"_s);
        QJsonObject letter = json[u"deadLetters"_s][0].toObject();
        letter.remove(u"parts"_s);
        json[u"deadLetters"_s] = QJsonArray{letter};
        const std::optional<RunSummary> read = runSummaryFromJson(json);
        QVERIFY(read);
        QVERIFY(!read->metrics.steps[1].itemTime);
        QCOMPARE(read->metrics.steps[1].in, 12U);
        QCOMPARE(read->deadLetters[0].error.text, Sentence::verbatim(u"it is worse"_s));
        QCOMPARE(read->metrics.setAside, 1U);
    }

    void anythingElseIsNoSummary_data()
    {
        QTest::addColumn<QJsonObject>("json");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("a run that goes on") << QJsonObject{{u"outcome"_s, u"running"_s}};
        QTest::newRow("a number") << QJsonObject{{u"outcome"_s, 7}};
    }
    void anythingElseIsNoSummary()
    {
        QFETCH(const QJsonObject, json);
        QVERIFY(!runSummaryFromJson(json));
    }
};

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_runsummary.moc"
