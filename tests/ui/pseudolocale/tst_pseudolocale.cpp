// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pseudolanguage.h"
#include "visibletexts.h"

#include "run/pastrunview.h"
#include "support/smallsteps.h"
#include "support/studiowindow.h"

#include <paipa/catalogue/builtinsteps.h>

#include <QRegularExpression>
#include <QTableView>
#include <QTabWidget>
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
        Studio() { registerBuiltinSteps(steps.catalogue); }
        [[nodiscard]] static QSize size()
        {
            QFETCH_GLOBAL(const QSize, size);
            return size;
        }
        [[nodiscard]] DocumentView &view() { return shown.view(); }
        /// A pipeline that ends with items that failed.
        void edit()
        {
            PipelineSpec spec = test::chain(20, {u"test.fail"_s, u"test.drop"_s});
            spec.steps[1].settings = {{u"every"_s, 2}};
            spec.steps[1].onError = {.retries = 1,
                                     .then = AfterFailure::SetAside,
                                     .backoff = std::chrono::milliseconds(1),
                                     .pauseAfter = 50};
            view().editor().reset(spec, shown.filePath(u"[chain].paipa"_s));
        }

        test::TestSteps steps;
        test::StudioWindow shown{steps.catalogue,
                                 QStringLiteral(PAIPA_SOURCE_DIR "/resources/samples"), size()};
        MainWindow &window = shown.window();
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
        // Numbers with their units; names of files.
        static const QRegularExpression data(
            u"^([\\W\\d]|\\b(k|ms|s|B|KB|MB|GB|×)\\b|\\S+\\.paipa\\b)*$"_s,
            QRegularExpression::UseUnicodePropertiesOption);
        static const QString ofQt = u"Close Tab"_s; // Qt has it in its own translations
        return text == ofQt || data.match(test::outsideOfBrackets(text)).hasMatch();
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1440, 900);
        QTest::newRow("least") << QSize(1024, 640);
    }
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
        QVERIFY(studio.shown.show());
        QCOMPARE(studio.window.size(), Studio::size()); // longer texts do not widen it
        READ_WELL(studio.window);
    }

    void aPipelineWithNothingSelected()
    {
        Studio studio;
        QVERIFY(studio.shown.show());
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
        QVERIFY(studio.shown.show());
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
        QVERIFY(studio.shown.show());
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
        QVERIFY(studio.shown.show());
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
        QVERIFY(studio.shown.show());
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
        QVERIFY(studio.shown.show());
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
