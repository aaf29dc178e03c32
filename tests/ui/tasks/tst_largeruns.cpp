// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "actioncounter.h"
#include "support/smallsteps.h"
#include "support/studiowindow.h"

#include <QLabel>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// Runs of very many items, watched. The longest time in which the thread of the window does not
/// come back to its events is told at the end of each, next to 100 ms that are allowed, and how
/// much of it is work.
class TestLargeRuns final : public QObject
{
    Q_OBJECT

private:
    static constexpr qint64 million = 1'000'000;
    static constexpr std::chrono::minutes patience{4};
    /// A record of the test takes some hundred bytes: what kept them all would take far more.
    static constexpr qint64 mostGrowth = 96 << 20;

    [[nodiscard]] DocumentView &view() { return m_studio->view(); }

    /// Runs \a items, each so many-th of which fails. Returns how much the memory of the process
    /// grew after a tenth of the run, in bytes.
    qint64 run(qint64 items, int every)
    {
        PipelineSpec spec = test::chain(items, {u"test.fail"_s, u"test.drop"_s});
        spec = withStepChanged(spec, {u"fail"_s}, [every](StepSpec &step) {
            step.onError.then = AfterFailure::SetAside;
            step.settings = {{u"every"_s, every}};
        });
        view().editor().reset(spec, {});
        view().run();
        const auto done = [this] {
            return view().session().history().latest().metrics.origins.decided();
        };
        const auto tenth = static_cast<std::uint64_t>(items / 10);
        if (!QTest::qWaitFor([&] { return done() >= tenth; }, milliseconds(patience)))
            return -1;
        const qint64 before = view().session().history().latest().processMemory;
        const auto hasEnded = [this] { return view().session().state() == SessionState::Finished; };
        if (!QTest::qWaitFor(hasEnded, milliseconds(patience)))
            return -1;
        return view().session().history().peakMemory() - before;
    }
    static int milliseconds(std::chrono::milliseconds time)
    {
        return static_cast<int>(time.count());
    }

private Q_SLOTS:
    void init()
    {
        m_studio = std::make_unique<test::StudioWindow>(m_steps.catalogue);
        QVERIFY(m_studio->show());
    }
    void cleanup() { m_studio.reset(); }

    void aMillionItemsWithTenThousandErrorsLeaveTheMemoryFlat()
    {
        const test::ActionCounter counter(u"A million items, ten thousand errors:"_s);
        const qint64 growth = run(million, 100);
        QVERIFY(growth >= 0);
        const RunHistory &history = view().session().history();
        QCOMPARE(history.latest().metrics.steps[1].in, std::uint64_t{million});
        QCOMPARE(history.latest().metrics.steps[1].failed, 10'000U);
        QVERIFY(history.points().size() <= RunHistory::mostPoints);
        ErrorListModel &errors = view().results().errorPanel().model();
        QTRY_COMPARE(errors.kept(), 10'000);
        view().results().bringUp(view().results().errorPanel());
        qInfo("memory grew by %lld MiB", static_cast<long long>(growth >> 20));
        QVERIFY2(growth <= mostGrowth, qPrintable(QString::number(growth >> 20)));
        QCOMPARE(counter.dialogs, 0);
    }

    void moreErrorsThanTheListTakesAreAllInTheFolderOfTheRun()
    {
        constexpr qint64 items = 15'000;
        const test::ActionCounter counter(u"Fifteen thousand errors of as many items:"_s);
        view().results().bringUp(view().results().errorPanel());
        QVERIFY(run(items, 1) >= 0);
        ErrorPanel &panel = view().results().errorPanel();
        QTRY_COMPARE(panel.model().kept(), ErrorListModel::mostItems);
        QTRY_VERIFY(view().session().report());
        QFile all(view().session().report()->summary.deadLetterFile);
        QVERIFY(all.fileName().startsWith(m_studio->folder()));
        QVERIFY(all.open(QIODevice::ReadOnly));
        QCOMPARE(all.readAll().count('\n'), items);
        bool isNamed = false;
        for (const QLabel *label : panel.findChildren<QLabel *>())
            isNamed = isNamed || label->text().contains(all.fileName());
        QVERIFY(isNamed);
    }

private:
    test::TestSteps m_steps;
    std::unique_ptr<test::StudioWindow> m_studio;
};

QTEST_MAIN(TestLargeRuns)
#include "tst_largeruns.moc"
