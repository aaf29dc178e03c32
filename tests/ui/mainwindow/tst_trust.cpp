// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/document/edits.h>
#include <paipa/document/pipelinefile.h>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace paipa;
using namespace paipa::ui;
using namespace Qt::Literals::StringLiterals;

/// What a pipeline may do that comes from somewhere else.
class TestTrust final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName(u"Paipa"_s);
        QCoreApplication::setApplicationName(u"tst_trust"_s);
        registerBuiltinSteps(m_catalogue);
    }
    void init()
    {
        QSettings().clear();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_folder->path()).mkpath(u"in"_s));
        writeForeign(u"out.csv"_s);
        openWindow();
    }
    void cleanup() { m_window.reset(); }

    void aForeignFileIsNotRunBeforeSomebodySaysSo()
    {
        open();
        view().run();
        QCOMPARE(view().session().state(), SessionState::Idle);
        QVERIFY(bar().isVisible());
        QVERIFY(!QFile::exists(m_folder->filePath(u"out.csv"_s)));
        button(u"trust"_s).click();
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        QVERIFY(QFile::exists(m_folder->filePath(u"out.csv"_s)));
    }

    void itSaysWhatTheFileCanDo()
    {
        open();
        view().run();
        QStringList texts;
        for (const QLabel *label : bar().findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(texts.contains(u"out.csv"_s), qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(u"in"_s));
    }

    void whatIsAgreedToIsWhatIsShown()
    {
        open();
        view().run();
        PipelineEditor &editor = view().editor();
        const StepId sink = editor.spec().steps.last().id;
        editor.apply(u"Set"_s, withSetting(editor.spec(), sink, u"file"_s, u"later.csv"_s));
        QStringList texts;
        for (const QLabel *label : bar().findChildren<QLabel *>())
            texts.append(label->text());
        QVERIFY2(texts.contains(u"later.csv"_s), qPrintable(texts.join(u'|')));
        QVERIFY(!texts.contains(u"out.csv"_s));
    }

    void notNowRunsNothing()
    {
        open();
        view().run();
        button(u"doNotTrust"_s).click();
        QVERIFY(!bar().isVisible());
        QCOMPARE(view().session().state(), SessionState::Idle);
        view().run();
        QVERIFY(bar().isVisible());
    }

    void aPreviewAsksToo()
    {
        open();
        view().editor().selection().setSteps({StepId{u"list"_s}});
        view().preview();
        QVERIFY(bar().isVisible());
    }

    void theDecisionIsKept()
    {
        open();
        view().run();
        button(u"trust"_s).click();
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        reopen();
        view().run();
        QVERIFY(!bar().isVisible());
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
    }

    void anotherCapabilityIsAnotherDecision()
    {
        open();
        view().run();
        button(u"trust"_s).click();
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
        writeForeign(u"other.csv"_s);
        reopen();
        view().run();
        QVERIFY(bar().isVisible());
        QCOMPARE(view().session().state(), SessionState::Idle);
    }

    void whatWasMadeHereIsNotAskedFor()
    {
        const QString path = m_folder->filePath(u"mine.paipa"_s);
        view().editor().reset(spec(u"mine.csv"_s), path);
        QVERIFY(view().document().saveAs(path).isEmpty());
        openWindow();
        m_window->files().openPath(path);
        view().run();
        QVERIFY(!bar().isVisible());
        QTRY_COMPARE(view().session().state(), SessionState::Finished);
    }

    void editingAndSavingAForeignFileIsNoTrust()
    {
        open();
        PipelineEditor &editor = view().editor();
        editor.apply(u"Rename"_s, withStepChanged(editor.spec(), {u"list"_s},
                                                  [](StepSpec &step) { step.title = u"Mine"_s; }));
        QVERIFY(view().document().save().isEmpty());
        reopen();
        view().run();
        QVERIFY(bar().isVisible());
    }

    void samplesOfTheProgramAreItsOwn()
    {
        m_window = std::make_unique<MainWindow>(StudioServices{
            .catalogue = m_catalogue,
            .backend = m_backend,
            .trustList = TrustList(m_folder->filePath(u"data/trust.json"_s), m_folder->path()),
            .samplesFolder = m_folder->path(),
            .dataFolder = m_folder->filePath(u"data"_s)});
        open();
        QVERIFY(view().document().isTrusted());
    }

private:
    [[nodiscard]] DocumentView &view() { return m_window->current(); }
    [[nodiscard]] QWidget &bar() { return *view().page().findChild<QWidget *>(u"trustBar"_s); }
    [[nodiscard]] QPushButton &button(const QString &name)
    {
        return *bar().findChild<QPushButton *>(name);
    }
    void openWindow()
    {
        m_window = std::make_unique<MainWindow>(
            StudioServices{.catalogue = m_catalogue,
                           .backend = m_backend,
                           .trustList = TrustList(m_folder->filePath(u"data/trust.json"_s)),
                           .samplesFolder = {},
                           .dataFolder = m_folder->filePath(u"data"_s)});
        m_window->show();
    }
    void open() { m_window->files().openPath(foreignPath()); }
    void reopen()
    {
        openWindow();
        open();
    }
    [[nodiscard]] QString foreignPath() const { return m_folder->filePath(u"foreign.paipa"_s); }
    static PipelineSpec spec(const QString &file)
    {
        PipelineSpec spec;
        spec.steps = {
            StepSpec{
                .id = {u"list"_s}, .type = u"files.list"_s, .settings = {{u"folder"_s, u"in"_s}}},
            StepSpec{.id = {u"report"_s},
                     .type = u"csv.write"_s,
                     .settings = {{u"file"_s, file}, {u"columns"_s, QJsonArray{u"path"_s}}}}};
        spec.links = {LinkSpec{.from = {.step = {u"list"_s}}, .to = {u"report"_s}}};
        return spec;
    }
    void writeForeign(const QString &file) const
    {
        QVERIFY(savePipeline(spec(file), foreignPath()).isEmpty());
    }

    StepCatalogue m_catalogue;
    LocalBackend m_backend;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestTrust)
#include "tst_trust.moc"
