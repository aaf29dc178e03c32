// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/pipeline.h>

#include "received.h"
#include "support/comparestates.h"
#include "support/gate.h"
#include "support/testfiles.h"
#include "support/watchdog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <mutex>
#include <stdexcept>

using namespace paipa;
using namespace paipa::test;
using namespace Qt::Literals::StringLiterals;
using engine::Verdict;

namespace {

/// An item of a type of the user's own.
struct Photo {
    QString path;
};
QString describeItem(const Photo &photo) { return photo.path; }
QByteArray toJsonLine(const Photo &photo)
{
    return QJsonDocument(QJsonObject{{u"path"_s, photo.path}}).toJson(QJsonDocument::Compact);
}

const ErrorPolicy setAside{.then = OnError::SetAside};

auto refusing(int number)
{
    return [number](int n) {
        if (n == number)
            throw std::out_of_range("refused");
        return n;
    };
}

} // namespace

/// What a typed run tells of the items that failed, and of the errors that ended it.
class TestFailed final : public QObject
{
    Q_OBJECT

    Watchdog m_watchdog{[] { return u"no report"_s; }};
    QTemporaryDir m_folder;

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

private Q_SLOTS:
    void runGivesOutWhatIsSetAside_P4_31()
    {
        std::mutex mutex;
        std::vector<QString> items;
        const Pipeline pipeline{step(refusing(3), setAside, StepName{u"picky"_s}, Workers{2}),
                                step([](int) {})};
        const engine::MetricsSnapshot snapshot =
            pipeline.run(numbers(6), {.deadLetters = [&](const DeadLetter &letter) {
                             const std::scoped_lock lock(mutex);
                             items.push_back(letter.error.step + u' ' + letter.error.item + u' '
                                             + letter.error.text.toString() + u' '
                                             + QString::fromUtf8(letter.item));
                         }});
        QCOMPARE(items, (std::vector{u"picky 3 refused 3"_s}));
        QCOMPARE(snapshot.origins.of(Verdict::Failed), std::uint64_t(1));
    }

    void aSinkThatThrowsEndsTheRun_P4_31()
    {
        const Pipeline pipeline{step(refusing(3), setAside), step([](int) {})};
        const RunSettings settings{
            .deadLetters = [](const DeadLetter &) { throw std::domain_error("no room"); }};
        QVERIFY_THROWS_EXCEPTION(std::domain_error, pipeline.run(numbers(6), settings));
    }

    void theyAreWrittenIntoAFileOfJsonLines_P4_31()
    {
        const Pipeline pipeline{step(
            [](const Photo &photo) {
                if (photo.path.startsWith(u"bad"_s))
                    throw std::runtime_error("damaged");
            },
            ErrorPolicy{.retries = 1, .backoff = {}, .then = OnError::SetAside},
            StepName{u"thumb"_s})};
        pipeline.run(std::vector<Photo>{{u"a.jpg"_s}, {u"bad \"b\".jpg"_s}},
                     {.deadLetters = deadLettersInto({.path = path(u"failed.jsonl"_s)})});
        const QByteArrayList lines = readFile(path(u"failed.jsonl"_s)).split('\n');
        QCOMPARE(lines.size(), 2); // the last line ends, too
        const QJsonObject json = QJsonDocument::fromJson(lines.first()).object();
        QCOMPARE(json[u"step"_s], u"thumb"_s);
        QCOMPARE(json[u"attempts"_s], 2);
        QCOMPARE(json[u"name"_s], u"bad \"b\".jpg"_s);
        QCOMPARE(json[u"error"_s][u"text"_s], u"damaged"_s);
        QCOMPARE(json[u"item"_s][u"path"_s], u"bad \"b\".jpg"_s);
    }

    void aFileThatCannotBeMadeIsToldAtOnce()
    {
        using Existing = DeadLetterTarget::Existing;
        QVERIFY_THROWS_EXCEPTION(Failure, (void)deadLettersInto({.path = path(u"no/folder"_s),
                                                                 .existing = Existing::Replace}));
    }

    void resultsGiveThemOutToo_P4_31()
    {
        std::atomic<int> letters = 0;
        const Pipeline pipeline{step(refusing(3), setAside)};
        std::vector<int> results;
        for (const int n : pipeline.results(
                 numbers(6), {.items = 8}, {.deadLetters = [&](const DeadLetter &) { ++letters; }}))
            results.push_back(n);
        QCOMPARE(results, (std::vector{0, 1, 2, 4, 5}));
        QCOMPARE(letters, 1);
    }

    void whoStartsARunCanAskForAllErrors_P4_26()
    {
        Gate gate;
        const Pipeline pipeline{step(
            [&](int n) {
                gate.pass();
                throw std::out_of_range("refused " + std::to_string(n));
            },
            StepName{u"picky"_s}, Workers{2})};
        auto run = pipeline.start();
        QVERIFY(run.put(0));
        QVERIFY(run.put(1));
        gate.waitForArrivals(2);
        gate.open(); // both fail
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, run.wait());
        const std::vector<RunError> errors = run.errors();
        QCOMPARE(errors.size(), std::size_t(2));
        QVERIFY(errors[0].worker != errors[1].worker);
        for (const RunError &error : errors) {
            QCOMPARE(engine::toString(error),
                     u"step \"picky\" failed on %1 (worker %2): %3"_s.arg(
                         error.item, QString::number(error.worker + 1), error.text.toString()));
        }
    }

    void runTellsTheErrorsBeforeItThrows_P4_26_data()
    {
        QTest::addColumn<bool>("results");
        QTest::newRow("run()") << false;
        QTest::newRow("results()") << true;
    }
    void runTellsTheErrorsBeforeItThrows_P4_26()
    {
        QFETCH(const bool, results);
        std::vector<RunError> errors;
        const RunSettings settings{
            .onFailure = [&](const std::vector<RunError> &all) { errors = all; }};
        const Pipeline pipeline{step(refusing(3), StepName{u"picky"_s})};
        const auto run = [&] {
            if (!results) {
                pipeline.run(numbers(6), settings);
                return;
            }
            for ([[maybe_unused]] const int n : pipeline.results(numbers(6), {}, settings)) {
            }
        };
        QVERIFY_THROWS_EXCEPTION(std::out_of_range, run());
        QCOMPARE(errors.size(), std::size_t(1));
        QCOMPARE(engine::toString(errors.front()),
                 u"step \"picky\" failed on item 4 (worker 1): refused"_s);
    }

    void aHookThatFailsIsToldToo_P1_3()
    {
        struct Unopened {
            void open() { throw std::out_of_range("no database"); }
            void process(int) {}
        };
        std::vector<RunError> errors;
        const Pipeline pipeline{step<Unopened>(StepName{u"store"_s})};
        QVERIFY_THROWS_EXCEPTION(
            std::out_of_range,
            (void)pipeline.start({.onFailure = [&](const auto &all) { errors = all; }}));
        QCOMPARE(errors.size(), std::size_t(1));
        QCOMPARE(engine::toString(errors.front()),
                 u"step \"store\" failed (worker 1): no database"_s);
    }

    void itemsOfPlainTypesAreKept_P4_31()
    {
        QCOMPARE(engine::jsonOf(7), "7"_ba);
        QCOMPARE(engine::jsonOf(true), "true"_ba);
        QCOMPARE(engine::jsonOf(0.5), "0.5"_ba);
        QCOMPARE(engine::jsonOf(std::numeric_limits<double>::infinity()), ""_ba);
        QCOMPARE(engine::jsonOf(u"a \"b\"\n"_s), "\"a \\\"b\\\"\\n\""_ba);
        QCOMPARE(engine::jsonOf(std::string("é")), "\"é\""_ba);
        QCOMPARE(engine::jsonOf("\xff"_ba), ""_ba); // no text
        QCOMPARE(engine::jsonOf(QUrl(u"https://a.example/b"_s)), "\"https://a.example/b\""_ba);
        QCOMPARE(engine::jsonOf(std::vector<int>{}), ""_ba);
    }
};

QTEST_GUILESS_MAIN(TestFailed)
#include "tst_failed.moc"
