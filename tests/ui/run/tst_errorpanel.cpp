// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/errorpanel.h"

#include <paipa/backends/localbackend.h>
#include <paipa/base/filefailure.h>
#include <paipa/records/recordcodec.h>

#include "document/pipelineeditor.h"
#include "run/shortjson.h"
#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>
#include <QTreeView>

#include <cerrno>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

engine::RunError error(const QString &step, const QString &code, const QString &text,
                       const QString &item)
{
    engine::RunError error;
    error.step = step;
    error.code = code;
    error.text = Sentence::verbatim(text);
    error.item = item;
    error.attempt = 3;
    return error;
}

} // namespace

class TestErrorPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsAreGroupedByStepKindAndMessage()
    {
        ErrorListModel model([](const QString &step) { return step.toUpper(); });
        const QAbstractItemModelTester tester(&model);
        model.add(error(u"a"_s, u"bad"_s, u"broken"_s, u"1.jpg"_s), {});
        model.add(error(u"a"_s, u"bad"_s, u"broken"_s, u"2.jpg"_s), {});
        model.add(error(u"a"_s, u"bad"_s, u"empty"_s, u"3.jpg"_s), {});
        model.add(error(u"b"_s, u"lost"_s, u"gone"_s, u"4.jpg"_s), {});
        QCOMPARE(model.rowCount(), 2);
        const QModelIndex step = model.index(0, 0);
        QCOMPARE(step.data().toString(), u"A"_s);
        QCOMPARE(model.index(0, ErrorListModel::Count).data().toString(), u"3"_s);
        const QModelIndex kind = model.index(0, 0, step);
        QCOMPARE(kind.data().toString(), u"bad"_s);
        QCOMPARE(model.rowCount(kind), 2);
        const QModelIndex message = model.index(0, 0, kind);
        QCOMPARE(model.rowCount(message), 2);
        QCOMPARE(model.index(1, 0, message).data().toString(), u"2.jpg"_s);
        QCOMPARE(model.index(1, 0, message).data(ErrorListModel::StepIdRole).toString(), u"a"_s);
    }

    void anItemTellsItsInputMessageAndAttempts()
    {
        ErrorListModel model([](const QString &step) { return step; });
        model.add(error(u"a"_s, u"bad"_s, u"broken"_s, u"1.jpg"_s), R"({"path":"1.jpg"})");
        const QModelIndex item =
            model.index(0, 0, model.index(0, 0, model.index(0, 0, model.index(0, 0))));
        const QString detail = item.data(ErrorListModel::DetailRole).toString();
        QVERIFY(detail.contains(u"broken"_s));
        QVERIFY(detail.contains(u"Attempts: 3"_s));
        QVERIFY(detail.contains(u"\"path\": \"1.jpg\""_s));
        QCOMPARE(model.jsonLines().count('\n'), 1);
    }

    void errorsAreInTheLanguageOfTheUser()
    {
        QTranslator german;
        QVERIFY(german.load(u":/i18n/paipa_de"_s));
        QCoreApplication::installTranslator(&german);
        ErrorListModel model([](const QString &step) { return step; });
        for (const QString &item : {u"1.jpg"_s, u"2.jpg"_s}) {
            engine::RunError denied = error(u"a"_s, u"no-permission"_s, {}, item);
            denied.text = fileFailure(FileAttempt::Read, "/x/" + item.toUtf8(), EACCES).text();
            model.add(denied, {});
        }
        const QModelIndex kind = model.index(0, 0, model.index(0, 0));
        QCOMPARE(model.rowCount(kind), 1);
        const QModelIndex message = model.index(0, 0, kind);
        const QString start = u"„/x/…“ kann nicht gelesen werden: der Zugriff ist verweigert"_s;
        QVERIFY2(message.data().toString().startsWith(start),
                 qPrintable(message.data().toString()));
        const QString detail =
            model.index(0, 0, message).data(ErrorListModel::DetailRole).toString();
        QVERIFY2(detail.startsWith(u"„/x/1.jpg“ kann nicht gelesen werden"_s), qPrintable(detail));
        QVERIFY(model.jsonLines().contains(R"("text":"cannot read \"/x/1.jpg\": permission)"));
    }

    void itemsAreTriedAgainAsTheyWere()
    {
        const Record item{Field{u"z"_s, "\x80"_ba}, Field{u"a"_s, 5.0},
                          Field{u"date"_s, QDateTime(QDate(2024, 2, 29), QTime(1, 2), Qt::UTC)}};
        ErrorListModel model([](const QString &step) { return step; });
        model.add(error(u"a"_s, u"bad"_s, u"broken"_s, u"1.jpg"_s), toJsonLine(item));
        const std::vector<ErrorListModel::Kept> kept = model.keptBelow();
        QCOMPARE(kept.size(), std::size_t{1});
        const ReplayReading reading = replayOf({kept.front().letter});
        QCOMPARE(reading.items.size(), 1);
        QVERIFY(reading.items[0].items == QList<Record>{item});
    }

    void largeValuesAreCutAndTellTheirSize_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("bytes") << QByteArray(5'000'000, 'A');
        QTest::newRow("escapes") << QByteArray("\\n").repeated(2'500'000);
        QTest::newRow("codes") << QByteArray("a\\u00e9").repeated(714'286);
        QTest::newRow("letters") << u"ä€"_s.toUtf8().repeated(1'000'000);
        QTest::newRow("quotes") << QByteArray("\\\"").repeated(2'500'000);
    }
    void largeValuesAreCutAndTellTheirSize()
    {
        QFETCH(const QByteArray, value);
        const QString shown = shortJson(R"({"a":1,"large":")" + value + R"(","z":"x"})");
        QVERIFY2(shown.size() < 2'000, qPrintable(QString::number(shown.size())));
        QVERIFY2(shown.contains(u"\"z\": \"x\""_s), qPrintable(shown)); // still JSON
        QVERIFY2(shown.contains(u"B in all)"_s), qPrintable(shown));
    }

    void manyValuesAreCutAsAWhole()
    {
        const QString shown =
            shortJson("[" + QByteArray("\"0123456789\",").repeated(100'000) + "1]");
        QVERIFY(shown.size() < 60'000);
        QVERIFY2(shown.endsWith(u"B in all)"_s), qPrintable(shown.last(40)));
    }

    void moreThanTenThousandErrorsAreOnlyCounted()
    {
        ErrorListModel model([](const QString &step) { return step; });
        for (int i = 0; i < 25'000; ++i)
            model.add(error(u"a"_s, u"bad"_s, u"broken"_s, QString::number(i)), {});
        QCOMPARE(model.total(), 25'000U);
        QCOMPARE(model.kept(), ErrorListModel::mostItems);
        QCOMPARE(model.jsonLines().count('\n'), ErrorListModel::mostItems);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.total(), 0U);
    }

    void showsTheErrorsOfARunUntilTheNext()
    {
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        PipelineSpec spec = test::chain(40, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [](StepSpec &step) {
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, 4}};
        });
        editor.reset(spec, {});
        RunSession session(backend, steps.catalogue);
        ErrorPanel panel(session, editor);
        QSignalSpy counts(&panel, &ErrorPanel::countChanged);
        session.start({.spec = spec});
        QTRY_COMPARE(session.state(), SessionState::Finished);
        QTRY_COMPARE(panel.model().kept(), 10);
        QCOMPARE(counts.constLast().constFirst().toULongLong(), 10U);
        session.start({.spec = test::chain(1, {u"test.drop"_s})});
        QCOMPARE(panel.model().kept(), 0);
    }

    void manyErrorsLeaveTheWindowTimeForOtherEvents()
    {
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        RunSession session(backend, steps.catalogue);
        ErrorPanel panel(session, editor);
        constexpr qsizetype errors = 1'000;
        Q_EMIT session.deadLettersAdded(std::vector<engine::DeadLetter>(errors));
        QList<qsizetype> seen;
        QTimer other;
        connect(&other, &QTimer::timeout, this, [&] { seen.append(panel.model().kept()); });
        other.start(std::chrono::milliseconds(0));
        QTRY_COMPARE(panel.model().kept(), errors);
        for (qsizetype i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i] - seen[i - 1] <= errors / 2);
        QVERIFY(!seen.isEmpty() && seen.first() <= errors / 2);
    }

    void allAreTriedAgainAlsoThoseThatTheListDoesNotHave()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"failed.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        for (const char *line : {R"({"step":"a","item":{"n":1},"error":{}})",
                                 R"({"step":"b","item":{"n":2},"error":{}})",
                                 R"({"step":"a","item":{"n":3},"error":{}})",
                                 R"({"step":"a","item":null,"error":{}})"})
            file.write(QByteArray(line) + '\n');
        file.close();
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        RunSession session(backend, steps.catalogue);
        ErrorPanel panel(session, editor);
        RunReport report;
        report.summary.outcome.state = engine::RunState::Finished;
        report.summary.deadLetterFile = path;
        report.summary.deadLetters = {
            engine::DeadLetter{.error = error(u"a"_s, {}, {}, u"1"_s), .item = R"({"n":1})"}};
        report.summary.metrics.steps = {{.name = u"a"_s, .failed = 4}};
        report.spec.steps = {StepSpec{.id = {u"a"_s}, .type = u"test.drop"_s}};
        session.showPast(report);
        QTRY_COMPARE(panel.model().kept(), 1);
        QSignalSpy wanted(&panel, &ErrorPanel::replayWanted);
        panel.findChild<QToolButton *>(u"replayAll"_s)->click();
        QTRY_COMPARE(wanted.size(), 1);
        const auto items = wanted[0][0].value<QList<ReplayItems>>();
        QCOMPARE(items.size(), 2);
        QCOMPARE(items[0].step, StepId{u"a"_s});
        QCOMPARE(items[0].items.size(), 2);
        QCOMPARE(items[1].items.size(), 1);
        QVERIFY(says(panel, u"1 of them cannot be tried again"_s));
    }

    void whatWasNotKeptStartsNothing()
    {
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        RunSession session(backend, steps.catalogue);
        ErrorPanel panel(session, editor);
        Q_EMIT session.errorsAdded({error(u"a"_s, u"bad"_s, u"broken"_s, {})});
        QSignalSpy wanted(&panel, &ErrorPanel::replayWanted);
        panel.findChild<QToolButton *>(u"replayAll"_s)->click();
        QTRY_VERIFY(says(panel, u"1 of them cannot be tried again"_s));
        QCOMPARE(wanted.size(), 0);
    }

    void goingToTheStepSelectsIt()
    {
        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor(steps.catalogue);
        editor.reset(test::chain(1, {u"test.fail"_s, u"test.drop"_s}), {});
        RunSession session(backend, steps.catalogue);
        ErrorPanel panel(session, editor);
        panel.model().add(error(u"fail"_s, u"bad"_s, u"broken"_s, u"1"_s), {});
        QSignalSpy reveals(&editor.selection(), &Selection::revealRequested);
        panel.tree().setCurrentIndex(panel.model().index(0, 0));
        Q_EMIT panel.tree().activated(panel.tree().currentIndex());
        QCOMPARE(editor.selection().current(), StepId{u"fail"_s});
        QCOMPARE(reveals.size(), 1);
    }

private:
    static bool says(const ErrorPanel &panel, const QString &text)
    {
        const QList<QLabel *> labels = panel.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->text().contains(text) || label->toolTip().contains(text);
        });
    }
};

QTEST_MAIN(TestErrorPanel)
#include "tst_errorpanel.moc"
