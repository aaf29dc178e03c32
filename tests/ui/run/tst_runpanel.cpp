// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runpanel.h"

#include <paipa/backends/localbackend.h>

#include "document/pipelineeditor.h"
#include "run/steptablemodel.h"
#include "support/smallsteps.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestRunPanel final : public QObject
{
    Q_OBJECT

private:
    /// A panel on a run of count → gate → drop, which only the test lets pass.
    struct Dashboard {
        explicit Dashboard(const QStringList &types = {u"test.gate"_s, u"test.drop"_s})
        {
            editor.reset(test::chain(1000, types), {});
            session.followWorkersOf(editor);
            panel.resize(1100, 240);
        }
        /// With the focus in the table, as after a click.
        [[nodiscard]] bool showTable()
        {
            panel.show();
            panel.activateWindow();
            panel.table().setFocus();
            return QTest::qWaitForWindowActive(&panel);
        }
        void start() { session.start({.spec = editor.spec()}); }
        [[nodiscard]] QModelIndex cell(const QString &step, int column)
        {
            QAbstractItemModel *model = panel.table().model();
            for (int row = 0; row < model->rowCount(); ++row) {
                const QModelIndex index = model->index(row, column);
                if (index.data(StepTableModel::StepIdRole) == step)
                    return index;
            }
            return {};
        }
        [[nodiscard]] QString text(const QString &step, int column)
        {
            return cell(step, column).data().toString();
        }

        test::TestSteps steps;
        LocalBackend backend;
        PipelineEditor editor{steps.catalogue};
        RunSession session{backend, steps.catalogue};
        RunPanel panel{session, editor};
        QAbstractItemModelTester tester{panel.table().model()};
    };

private Q_SLOTS:
    void hasOneRowForEachStepInTheirOrder()
    {
        Dashboard d;
        QCOMPARE(d.panel.table().model()->rowCount(), 0);
        d.start();
        QCOMPARE(d.panel.table().model()->rowCount(), 3);
        QCOMPARE(d.panel.table().model()->index(1, StepTableModel::Step).data(), u"Gate"_s);
    }

    void showsTheNumbersAndKeepsThemAfterTheRun()
    {
        Dashboard d;
        d.steps.openGate();
        d.start();
        QTRY_COMPARE(d.session.state(), SessionState::Finished);
        QCOMPARE(d.cell(u"drop"_s, StepTableModel::In).data(StepTableModel::SortRole), 1000);
        QCOMPARE(d.text(u"gate"_s, StepTableModel::State), u"done"_s);
        QVERIFY(d.panel.findChild<QLabel *>(u"runLimit"_s)->text().startsWith(u"Finished"_s));
    }

    void plusAndMinusChangeTheWorkersOfTheSelectionAndCanBeUndone()
    {
        Dashboard d;
        d.start();
        QVERIFY(d.showTable());
        d.panel.table().selectRow(d.cell(u"gate"_s, 0).row());
        QTest::keyClick(&d.panel.table(), Qt::Key_Plus);
        QTest::keyClick(&d.panel.table(), Qt::Key_Plus);
        QCOMPARE(d.text(u"gate"_s, StepTableModel::WorkerCount), u"3"_s);
        QCOMPARE(d.session.wantedWorkers({u"gate"_s}), Workers{3});
        QCOMPARE(d.editor.spec().find({u"gate"_s})->workers, Workers{3});
        QTest::keyClick(&d.panel.table(), Qt::Key_Minus);
        QCOMPARE(d.text(u"gate"_s, StepTableModel::WorkerCount), u"2"_s);
        d.editor.undoStack().undo();
        QCOMPARE(d.text(u"gate"_s, StepTableModel::WorkerCount), u"3"_s);
    }

    void aClickOnPlusIsOneWorkerMore()
    {
        Dashboard d;
        d.start();
        QVERIFY(d.showTable());
        const QRect cell =
            d.panel.table().visualRect(d.cell(u"gate"_s, StepTableModel::WorkerCount));
        QTest::mouseClick(d.panel.table().viewport(), Qt::LeftButton, {},
                          QPoint(cell.right() - 12, cell.center().y()));
        QCOMPARE(d.session.wantedWorkers({u"gate"_s}), Workers{2});
    }

    void thereIsNeverLessThanOneWorkerNorMoreOfAFixedStep()
    {
        Dashboard d;
        d.start();
        QVERIFY(d.showTable());
        d.panel.table().selectAll();
        QTest::keyClick(&d.panel.table(), Qt::Key_Minus);
        QCOMPARE(d.text(u"gate"_s, StepTableModel::WorkerCount), u"1"_s);
        QTest::keyClick(&d.panel.table(), Qt::Key_Plus);
        QCOMPARE(d.text(u"count"_s, StepTableModel::WorkerCount), u"1"_s);
    }

    void rowsAndSelectionAreOne()
    {
        Dashboard d;
        d.start();
        d.editor.selection().setSteps({{u"drop"_s}});
        QCOMPARE(d.panel.table().selectionModel()->selectedRows().size(), 1);
        QCOMPARE(d.panel.table().selectionModel()->selectedRows().first().row(),
                 d.cell(u"drop"_s, 0).row());
        d.panel.table().selectRow(0);
        QCOMPARE(d.editor.selection().steps(), QList<StepId>{{u"count"_s}});
    }

    void whatIsSelectedIsSelectedInTheNextRun()
    {
        Dashboard d;
        d.editor.selection().setSteps({{u"gate"_s}});
        d.start();
        QVERIFY(d.panel.table().selectionModel()->isSelected(d.cell(u"gate"_s, 0)));
        QVERIFY(!d.panel.table().selectionModel()->isSelected(d.cell(u"drop"_s, 0)));
    }

    void theProposalIsOneClick()
    {
        Dashboard d({u"test.work"_s, u"test.drop"_s});
        d.start();
        auto *button = d.panel.findChild<QPushButton *>(u"tryWorkers"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!button->isHidden(), 30'000);
        button->click();
        QCOMPARE(d.session.wantedWorkers({u"work"_s}), Workers{4});
    }

    void csvQuotesWhatNeedsIt()
    {
        Dashboard d;
        d.editor.apply(u"Rename"_s,
                       withStepChanged(d.editor.spec(), {u"gate"_s}, [](StepSpec &step) {
                           step.title = u"A \"gate\", closed"_s;
                       }));
        d.start();
        const QString csv = QString::fromUtf8(d.panel.csv());
        QCOMPARE(csv.count(u'\n'), 4);
        QVERIFY(csv.contains(u"\"A \"\"gate\"\", closed\""_s));
    }

    void csvIsForProgramsInEveryLanguage()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        const auto restore = qScopeGuard([&] { QLocale::setDefault(before); });
        Dashboard d;
        d.panel.table().setColumnHidden(StepTableModel::QueueBytes, false);
        d.steps.openGate();
        d.start();
        QTRY_COMPARE(d.session.state(), SessionState::Finished);
        QCOMPARE(d.text(u"gate"_s, StepTableModel::In), u"1.000"_s);
        const QStringList lines = QString::fromUtf8(d.panel.csv()).split(u'\n');
        QCOMPARE(lines[0], u"state,step,id,workers,in,out,errors,rate [1/s],busy [%],waiting [%],"
                           "blocked [%],p50 [ms],p95 [ms],queue,queue limit,queue [B],cpu [%]"_s);
        QVERIFY2(lines[1].startsWith(u"done,Count,count,1,,1000,0,"_s), qPrintable(lines[1]));
        QVERIFY2(lines[2].startsWith(u"done,Gate,gate,1,1000,1000,0,"_s), qPrintable(lines[2]));
        const QStringList cells = lines[2].split(u',');
        QCOMPARE(cells.size(), lines[0].count(u',') + 1);
        for (const QString &number : cells.mid(3)) {
            bool isNumber = false;
            (void)QLocale::c().toDouble(number, &isNumber);
            QVERIFY2(isNumber, qPrintable(number));
        }
    }

    void theFilterLeavesWhatMatches()
    {
        Dashboard d;
        d.start();
        d.panel.findChild<QLineEdit *>(u"runFilter"_s)->setText(u"ga"_s);
        QCOMPARE(d.panel.table().model()->rowCount(), 1);
    }
};

QTEST_MAIN(TestRunPanel)
#include "tst_runpanel.moc"
