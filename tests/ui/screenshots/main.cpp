// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

// Writes pictures of the main states of the window: paipa_screenshots FOLDER THEME LANGUAGE SCALE

#include "document/pipelinecommands.h"
#include "mainwindow/filecommands.h"
#include "mainwindow/mainwindow.h"
#include "widgets/theme.h"

#include <paipa/backends/localbackend.h>
#include <paipa/catalogue/builtinsteps.h>
#include <paipa/catalogue/pluginloader.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QTranslator>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace paipa;
using namespace paipa::ui;

namespace {

RunOverlay exampleRun(const PipelineSpec &spec)
{
    RunOverlay overlay;
    const auto add = [&](const QString &id, const StepRunState &state) {
        if (spec.find(StepId{id}))
            overlay.steps.insert(StepId{id}, state);
    };
    add(u"photos"_s, {.activity = StepActivity::Blocked,
                      .shares = {.busy = 0.1, .blocked = 0.88},
                      .itemsPerSecond = 312,
                      .total = 9812,
                      .workers = 1});
    add(u"hash"_s, {.activity = StepActivity::Busy,
                    .shares = {.busy = 0.6, .waiting = 0.3},
                    .itemsPerSecond = 311.5,
                    .total = 9799,
                    .errors = 3,
                    .workers = 4});
    add(u"duplicates"_s, {.activity = StepActivity::Waiting,
                          .shares = {.busy = 0.05, .waiting = 0.95},
                          .itemsPerSecond = 3.2,
                          .total = 231,
                          .workers = 1});
    add(u"report"_s, {.activity = StepActivity::Done, .total = 231, .workers = 1});
    add(u"thumb"_s, {.activity = StepActivity::Busy,
                     .shares = {.busy = 0.97, .waiting = 0.01},
                     .itemsPerSecond = 41.7,
                     .total = 1240,
                     .workers = 4,
                     .isBottleneck = true});
    add(u"store"_s, {.activity = StepActivity::Failed,
                     .shares = {.busy = 0.3, .waiting = 0.6},
                     .itemsPerSecond = 41.5,
                     .total = 1233,
                     .errors = 7,
                     .workers = 2});
    overlay.queues.insert(StepId{u"hash"_s}, {.items = 12, .limit = 512, .level = 0.02});
    overlay.queues.insert(StepId{u"thumb"_s}, {.items = 498, .limit = 512, .level = 0.97});
    overlay.queues.insert(StepId{u"store"_s}, {.items = 330, .limit = 512, .level = 0.64});
    overlay.queues.insert(StepId{u"duplicates"_s}, {.items = 0, .limit = 512, .level = 0});
    return overlay;
}

class Photographer
{
public:
    Photographer(MainWindow &window, QString prefix) : m_window(window), m_prefix(std::move(prefix))
    {}

    void take(const QString &name) const
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        m_window.grab().save(m_prefix + name + u".png"_s);
    }

private:
    MainWindow &m_window;
    QString m_prefix;
};

void takeAll(MainWindow &window, const Photographer &photographer)
{
    photographer.take(u"1-empty"_s);
    window.files().openPath(QStringLiteral(PAIPA_TEST_DATA "/ui/photos.paipa"));
    DocumentView &view = window.current();
    view.editor().checkNow();
    view.editor().selection().setSteps({StepId{u"thumb"_s}});
    QCoreApplication::processEvents();
    view.canvas().fitAll();
    photographer.take(u"2-editing"_s);
    view.canvas().quickAdd();
    photographer.take(u"3-quickadd"_s);
    view.canvas().setFocus();
    view.setRunState(exampleRun(view.editor().spec()));
    photographer.take(u"4-running"_s);
    view.canvas().setZoom(0.45, view.canvas().viewport()->rect().center());
    photographer.take(u"5-middle"_s);
    view.canvas().setZoom(0.25, view.canvas().viewport()->rect().center());
    photographer.take(u"6-far"_s);
    view.setRunState({});
    PipelineCommands commands(view.editor());
    view.editor().selection().setSteps({StepId{u"thumb"_s}, StepId{u"store"_s}});
    commands.addFrame();
    commands.addNote({.x = 32, .y = -160});
    view.canvas().fitAll();
    view.page().messageBar().showMessage(
        QCoreApplication::translate("paipa::ui::FileCommands",
                                    "The file was changed by another program."),
        MessageBar::Tone::Warning,
        {{QCoreApplication::translate("paipa::ui::FileCommands", "Reload"), [] {}},
         {QCoreApplication::translate("paipa::ui::FileCommands", "Keep mine"), [] {}}});
    photographer.take(u"7-frame-note-message"_s);
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 5) {
        std::fputs("usage: paipa_screenshots FOLDER light|dark en|de SCALE\n", stderr);
        return 2;
    }
    QApplication::setOrganizationName(u"Paipa"_s);
    QApplication::setApplicationName(u"screenshots"_s);
    QLocale::setDefault(QLocale(arguments[3]));
    QTranslator translator;
    if (translator.load(u":/i18n/paipa_"_s + arguments[3]))
        QApplication::installTranslator(&translator);
    const bool dark = arguments[2] == u"dark"_s;
    applyTheme(application, dark ? Brightness::Dark : Brightness::Light);
    StepCatalogue catalogue;
    registerBuiltinSteps(catalogue);
    if (!loadStepModules(defaultModuleFolder(), catalogue).isEmpty())
        std::fputs("some steps are missing\n", stderr);
    LocalBackend backend;
    MainWindow window(StudioServices{.catalogue = catalogue,
                                     .backend = backend,
                                     .samplesFolder = QStringLiteral(PAIPA_SAMPLES),
                                     .dataFolder = arguments[1] + u"/data"_s});
    window.resize(1440, 900);
    window.show();
    takeAll(window, Photographer(window, u"%1/%2-%3-%4x-"_s.arg(arguments[1], arguments[2],
                                                                arguments[3], arguments[4])));
    return 0;
}
