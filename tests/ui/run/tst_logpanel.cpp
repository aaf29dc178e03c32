// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/logpanel.h"

#include <paipa/backends/localbackend.h>

#include "support/smallsteps.h"

#include <QTest>

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
};

QTEST_MAIN(TestLogPanel)
#include "tst_logpanel.moc"
