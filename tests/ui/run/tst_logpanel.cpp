// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/logpanel.h"

#include <paipa/backends/localbackend.h>

#include "support/smallsteps.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestLogPanel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatHappenedInARun()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        session.start({.spec = test::chain(3, {u"test.drop"_s})});
        QTRY_COMPARE(session.state(), SessionState::Finished);
        const QString text = log.toPlainText();
        QVERIFY(text.contains(u"A run of “Chain” begins."_s));
        QVERIFY(text.contains(u"all items are done"_s));
    }

    void tellsWhyARunWasRefused()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        session.start({.spec = test::chain(3, {u"test.nothing"_s})});
        QTRY_COMPARE(session.state(), SessionState::Refused);
        QVERIFY(log.toPlainText().contains(u"test.nothing"_s));
    }

    void namesSlowItemsAndStepsThatPause()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        Q_EMIT session.happened(SlowItemNotice{
            .step = u"thumb"_s, .item = u"a.jpg"_s, .age = std::chrono::seconds(31)});
        Q_EMIT session.happened(StepPausedNotice{.step = u"upload"_s,
                                                 .pause = std::chrono::seconds(30),
                                                 .why = Sentence::verbatim(u"no route"_s)});
        Q_EMIT session.happened(StepGoesOnNotice{.step = u"upload"_s});
        const QStringList lines = log.toPlainText().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].contains(u"“thumb” has been working on a.jpg for 0:31"_s));
        QVERIFY(lines[1].contains(u"“upload” pauses for 0:30"_s));
        QVERIFY(lines[1].endsWith(u"no route"_s));
        QVERIFY(lines[2].contains(u"“upload” goes on"_s));
    }

    void speaksTheLanguageOfTheUser()
    {
        QTranslator german;
        QVERIFY(german.load(u":/i18n/paipa_de"_s));
        QCoreApplication::installTranslator(&german);
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        const Sentence why = Sentence::tr("the item has no field \"%1\"").arg(u"url"_s);
        engine::RunError error;
        error.step = u"thumb"_s;
        error.item = u"a.jpg"_s;
        error.worker = 1;
        error.text = why;
        Q_EMIT session.errorsAdded({error});
        Q_EMIT session.happened(StepPausedNotice{.step = u"upload"_s, .why = why});
        RunReport report;
        report.summary.outcome = {.state = engine::RunState::Failed, .error = error, .stuck = {}};
        Q_EMIT session.ended(report);
        const QStringList lines = log.toPlainText().split(u'\n');
        QCOMPARE(lines.size(), 3);
        for (const QString &line : lines)
            QVERIFY2(line.endsWith(u"das Element hat kein Feld „url“"_s), qPrintable(line));
        const QString whole = u"Schritt „thumb“ ist an a.jpg gescheitert (Worker 2): das"_s;
        QVERIFY2(lines[0].contains(whole), qPrintable(lines[0]));
        QVERIFY2(lines[2].contains(whole), qPrintable(lines[2]));
    }

    void tellsOfASlowItemInARun_P7_58()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        PipelineSpec spec = test::chain(1, {u"test.gate"_s, u"test.drop"_s});
        spec.steps[1].slowAfter = std::chrono::milliseconds(1);
        session.start({.spec = spec});
        QTRY_VERIFY(log.toPlainText().contains(u"Slow item: “Gate” has been working on"_s));
        steps.openGate();
        QTRY_COMPARE(session.state(), SessionState::Finished);
        QCOMPARE(log.toPlainText().count(u"Slow item"_s), 1);
    }

    void staysBounded()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        for (int i = 0; i < 2 * LogPanel::mostLines; ++i)
            log.add(u"line"_s);
        QVERIFY(log.blockCount() <= LogPanel::mostLines);
    }

    void tellsOnlyTheFirstErrors()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        Q_EMIT session.deadLettersAdded(std::vector<engine::DeadLetter>(10'000));
        QCOMPARE(log.blockCount(), LogPanel::mostErrorsOfOneRun + 1);
    }

    void errorsThatComeTogetherAreLaidOutTogether()
    {
        test::TestSteps steps;
        LocalBackend backend;
        RunSession session(backend, steps.catalogue);
        LogPanel log(session);
        QSignalSpy changes(log.document(), &QTextDocument::contentsChange);
        Q_EMIT session.deadLettersAdded(std::vector<engine::DeadLetter>(100));
        QCOMPARE(log.blockCount(), 100);
        QCOMPARE(changes.count(), 1);
        static const QRegularExpression time(u"^\\d\\d:\\d\\d:\\d\\d  "_s);
        for (const QString &line : log.toPlainText().split(u'\n'))
            QVERIFY2(time.match(line).hasMatch(), qPrintable(line));
    }
};

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
