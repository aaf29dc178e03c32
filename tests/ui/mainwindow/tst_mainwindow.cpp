// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "mainwindow/resultdock.h"

#include <paipa/backends/localbackend.h>

#include "support/smallsteps.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

class TestMainWindow final : public QObject
{
    Q_OBJECT

private:
    struct Studio {
        Studio()
        {
            QSettings().clear();
            window.resize(1280, 800);
            window.show();
        }
        [[nodiscard]] bool isSeen() { return QTest::qWaitForWindowExposed(&window); }
        [[nodiscard]] DocumentView &view() { return window.current(); }
        void edit(qint64 items, const QStringList &types)
        {
            view().editor().reset(test::chain(items, types), {});
        }
        [[nodiscard]] ResultDock &results() { return *window.findChild<ResultDock *>(); }
        [[nodiscard]] QDockWidget &inspector()
        {
            return *window.findChild<QDockWidget *>(u"inspectorDock"_s);
        }
        [[nodiscard]] QString tabTitle(QWidget &panel)
        {
            return view().results().tabText(view().results().indexOf(&panel));
        }

        QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        MainWindow window{StudioServices{.catalogue = steps.catalogue,
                                         .backend = backend,
                                         .trustList = TrustList(folder.filePath(u"trust.json"_s)),
                                         .samplesFolder = {},
                                         .dataFolder = folder.path()}};
    };

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_mainwindow"_s);
    }

    void whatIsDrawnHasItsName()
    {
        Studio studio;
        for (const char *name :
             {"menuBar", "mainToolBar", "commandBox", "documentTabs", "stepPalette", "outline",
              "canvas", "problemChip", "messageBar", "minimap", "inspector", "runTable",
              "errorView", "problemList", "logView", "historyView"})
            QVERIFY2(studio.window.findChild<QWidget *>(QLatin1StringView(name)), name);
    }

    void nothingToInspectLeavesTheRoomToTheCanvas()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QVERIFY(studio.inspector().isHidden());
        studio.edit(1, {u"test.drop"_s});
        QVERIFY(!studio.inspector().isHidden());
    }

    void anInspectorThatWasClosedStaysClosed()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        studio.edit(1, {u"test.drop"_s});
        studio.inspector().close();
        studio.edit(2, {u"test.drop"_s});
        QVERIFY(studio.inspector().isHidden());
    }

    void resultsAreTitlesUntilARunBegins()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Titles);
        studio.edit(3, {u"test.drop"_s});
        studio.view().run();
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(studio.view().results().currentWidget(), &studio.view().results().runPanel());
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
    }

    void aClickOnATitleShowsAndHides()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        QTabBar *bar = studio.view().results().tabBar();
        const auto click = [bar](int index) {
            QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(index).center());
        };
        click(2);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(bar->currentIndex(), 2);
        click(1);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Full);
        QCOMPARE(bar->currentIndex(), 1);
        click(1);
        QCOMPARE(studio.results().extent(), ResultDock::Extent::Titles);
    }

    void titlesCountErrorsAndProblems()
    {
        Studio studio;
        studio.edit(3, {u"test.fail"_s, u"test.drop"_s});
        PipelineEditor &editor = studio.view().editor();
        editor.apply(u"Set aside"_s,
                     withStepChanged(editor.spec(), {u"fail"_s}, [](StepSpec &step) {
                         step.onError.then = AfterFailure::SetAside;
                     }));
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QTRY_COMPARE(studio.tabTitle(studio.view().results().errorPanel()), u"Errors (3)"_s);
        editor.apply(u"Break"_s, withStepChanged(editor.spec(), {u"fail"_s}, [](StepSpec &step) {
                         step.settings[u"every"_s] = u"?"_s;
                     }));
        editor.checkNow();
        QCOMPARE(studio.tabTitle(studio.view().problems()), u"Problems (1)"_s);
    }

    void aRunAsksForVariablesInABar()
    {
        Studio studio;
        QVERIFY(studio.isSeen());
        PipelineSpec spec = test::chain(1, {u"test.drop"_s});
        spec.variables = {VariableSpec{.name = u"size"_s}};
        studio.view().editor().reset(spec, {});
        studio.view().run();
        QCOMPARE(studio.view().session().state(), SessionState::Idle);
        auto *line = studio.window.findChild<QLineEdit *>(u"size"_s);
        QVERIFY(line && line->isVisible());
        QVERIFY(!QApplication::activeModalWidget());
        line->setText(u"5"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        QVERIFY(!line->isVisible());
    }

    void aRunOutOfSightIsSampledLessOften()
    {
        Studio studio;
        DocumentView &first = studio.view();
        QCOMPARE(first.session().attention(), RunSession::Attention::Watched);
        studio.window.addDocument();
        QCOMPARE(first.session().attention(), RunSession::Attention::Hidden);
        studio.window.bringToFront(first);
        QCOMPARE(first.session().attention(), RunSession::Attention::Watched);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
