// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pseudolanguage.h"
#include "visibletexts.h"

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "run/pastrunview.h"
#include "support/smallsteps.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>

#include <QRegularExpression>
#include <QSettings>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

// Within a test: what is wrong with the texts of a window is all in the message. Layouts take until
// the events of what was just shown are done.
#define READ_WELL(window) \
    QTRY_VERIFY2(faultsIn(window).isEmpty(), qPrintable(u'\n' + faultsIn(window)))

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// The whole window in a language in which every text is longer and marked.
class TestPseudoLocale final : public QObject
{
    Q_OBJECT

private:
    struct Studio {
        Studio()
        {
            QSettings().clear();
            registerBuiltinSteps(steps.catalogue);
            window.resize(1440, 900);
            window.show();
        }
        [[nodiscard]] DocumentView &view() { return window.current(); }
        /// A pipeline that ends with items that failed.
        void edit()
        {
            PipelineSpec spec = test::chain(20, {u"test.fail"_s, u"test.drop"_s});
            spec.steps[1].settings = {{u"every"_s, 2}};
            spec.steps[1].onError = {.retries = 1,
                                     .then = AfterFailure::SetAside,
                                     .backoff = std::chrono::milliseconds(1),
                                     .pauseAfter = 50};
            view().editor().reset(spec, folder.filePath(u"[chain].paipa"_s));
        }

        QTemporaryDir folder;
        test::TestSteps steps;
        LocalBackend backend;
        MainWindow window{
            StudioServices{.catalogue = steps.catalogue,
                           .backend = backend,
                           .trustList = TrustList(folder.filePath(u"trust.json"_s)),
                           .samplesFolder = QStringLiteral(PAIPA_SOURCE_DIR "/resources/samples"),
                           .dataFolder = folder.path()}};
    };

    /// What is wrong with the texts of \a window, a line each.
    static QString faultsIn(QWidget &window)
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
        QStringList faults;
        const QList<test::VisibleText> texts = test::visibleTexts(window);
        for (const test::VisibleText &text : texts) {
            if (!isTranslated(text.text))
                faults.append(u"not translated, %1: %2"_s.arg(text.where, text.text));
            if (text.isCut && !text.whole.contains(text.text))
                faults.append(u"cut, %1: %2"_s.arg(text.where, text.text));
        }
        if (texts.size() < 10)
            faults.append(u"nothing to read"_s);
        faults.removeDuplicates();
        return faults.join(u'\n');
    }

    /// Whether what is not in brackets of \a text is nothing that a person would translate.
    static bool isTranslated(const QString &text)
    {
        // Numbers with their units; names of files, which those of the samples are, too.
        static const QRegularExpression data(
            u"^([\\W\\d]|\\b(k|ms|s|B|KB|MB|GB|×)\\b|\\S+\\.paipa\\b)*$"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        static const QStringList names{u"Download images"_s, u"Filter logs"_s, u"Index folder"_s,
                                       u"Thumbnails"_s};
        static const QString ofQt = u"Close Tab"_s; // Qt has it in its own translations
        return text == ofQt || names.contains(text)
               || data.match(test::outsideOfBrackets(text)).hasMatch();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_pseudolocale"_s);
        QVERIFY(QCoreApplication::installTranslator(&m_language));
    }

    void placesMnemonicsAndTagsAreKept_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("translated");
        QTest::newRow("mnemonic") << u"&Open…"_s << u"[&Opéñ… éé]"_s;
        QTest::newRow("places") << u"%1 of %n"_s << u"[%1 óf %n éé]"_s;
        QTest::newRow("tags") << u"<b>Run</b>&nbsp;it"_s << u"[<b>Rúñ</b>&nbsp;ít éé]"_s;
    }
    void placesMnemonicsAndTagsAreKept()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, translated);
        QCOMPARE(m_language.translate("paipa::ui::Actions", text.toUtf8().constData(), nullptr, -1),
                 translated);
        QCOMPARE(test::outsideOfBrackets(u"a "_s + translated + u" z"_s), u"a  z"_s);
    }

    void theStartPage()
    {
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        READ_WELL(studio.window);
    }

    void aPipelineWithNothingSelected()
    {
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        studio.edit();
        READ_WELL(studio.window);
    }

    void theInspector_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("settings") << 0;
        QTest::newRow("preview") << 1;
        QTest::newRow("numbers") << 2;
        QTest::newRow("help") << 3;
    }
    void theInspector()
    {
        QFETCH(const int, tab);
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        studio.edit();
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        studio.view().editor().selection().setSteps({StepId{u"fail"_s}});
        studio.view().editor().selection().reveal({u"fail"_s}, u"onError.retries"_s);
        studio.view().inspector().findChild<QTabWidget *>()->setCurrentIndex(tab);
        READ_WELL(studio.window);
    }

    void theResultsOfARun_data()
    {
        QTest::addColumn<int>("tab");
        for (int tab = 0; tab < 6; ++tab)
            QTest::addRow("%d", tab) << tab;
    }
    void theResultsOfARun()
    {
        QFETCH(const int, tab);
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        studio.edit();
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        ResultTabs &results = studio.view().results();
        QCOMPARE(results.count(), 6);
        results.bringUp(*results.widget(tab));
        READ_WELL(studio.window);
    }

    void theManual()
    {
        Studio studio;
        studio.window.actions().action(Command::Manual)->trigger();
        auto *manual = studio.window.findChild<QWidget *>(u"manual"_s);
        QVERIFY(QTest::qWaitForWindowExposed(manual));
        QVERIFY(manual->windowTitle().startsWith(u'['));
    }

    void aPastRun_data()
    {
        QTest::addColumn<int>("tab");
        QTest::newRow("run") << 0;
        QTest::newRow("errors") << 1;
    }
    void aPastRun()
    {
        QFETCH(const int, tab);
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        studio.edit();
        HistoryPanel &history = studio.view().results().history();
        studio.view().run();
        QTRY_COMPARE(studio.view().session().state(), SessionState::Finished);
        studio.view().results().bringUp(history);
        QTRY_COMPARE(history.model().rowCount(), 1);
        history.open(0);
        QTRY_VERIFY(history.openRun());
        history.openRun()->findChild<QTabWidget *>(u"pastRunTabs"_s)->setCurrentIndex(tab);
        READ_WELL(studio.window);
    }

    void whatARunAsksFor()
    {
        Studio studio;
        QVERIFY(QTest::qWaitForWindowExposed(&studio.window));
        PipelineSpec spec = test::chain(1, {u"test.drop"_s});
        spec.variables = {VariableSpec{.name = u"[input]"_s, .help = u"[A folder.]"_s}};
        studio.view().editor().reset(spec, {});
        studio.view().run();
        READ_WELL(studio.window);
    }

private:
    test::PseudoLanguage m_language;
};

QTEST_MAIN(TestPseudoLocale)
#include "tst_pseudolocale.moc"
