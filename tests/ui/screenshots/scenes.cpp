// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scenes.h"

#include "document/differences.h"
#include "document/pipelinecommands.h"
#include "inspector/previewpanel.h"
#include "mainwindow/commandbox.h"
#include "mainwindow/filecommands.h"
#include "run/pastrunview.h"

#include <paipa/document/edits.h>
#include <paipa/document/pipelinefile.h>

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QTabWidget>
#include <QTreeView>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int photos = 600;
constexpr int badPhotos = 7;
constexpr qint64 patience = 20'000; // ms

} // namespace

Scenes::Scenes(MainWindow &window, QString folder, QString prefix)
    : m_window(window), m_folder(std::move(folder)), m_prefix(std::move(prefix))
{}

void Scenes::takeAll()
{
    take(u"01-empty"_s);
    takeEditing();
    takeInspector();
    takeZooms();
    takeRun();
    takeResults();
    takeResting();
    takeBars();
}

void Scenes::take(const QString &name, QWidget &what)
{
    for (int i = 0; i < 8; ++i)
        QCoreApplication::processEvents();
    if (!what.grab().save(m_prefix + name + u".png"_s))
        std::fputs("a picture could not be written\n", stderr);
}

void Scenes::wait(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 50);
}

/// Many copies of the bundled photos, and some that are none; the pipeline that makes them small.
QString Scenes::preparePhotos() const
{
    const QDir samples(QStringLiteral(PAIPA_SAMPLES));
    const QDir folder(m_folder);
    folder.mkpath(u"photos"_s);
    const QFileInfoList originals =
        QDir(samples.filePath(u"photos"_s)).entryInfoList({u"*.jpg"_s}, QDir::Files);
    for (int i = 0; i < photos; ++i) {
        const QFileInfo &original = originals[i % originals.size()];
        QFile::copy(
            original.filePath(),
            folder.filePath(
                u"photos/%1-%2"_s.arg(i, 4, 10, QLatin1Char('0')).arg(original.fileName())));
    }
    for (int i = 0; i < badPhotos; ++i) {
        QFile bad(folder.filePath(u"photos/00%1-broken.jpg"_s.arg(i * 11 + 10)));
        if (bad.open(QIODevice::WriteOnly))
            bad.write("no picture");
    }
    const QString path = folder.filePath(u"photos.paipa"_s);
    Result<LoadedPipeline> sample = loadPipeline(samples.filePath(u"thumbnails.paipa"_s));
    if (sample)
        (void)savePipeline(withStepChanged(sample->spec, {u"thumbnail"_s},
                                           [](StepSpec &step) { step.workers = Workers{1}; }),
                           path);
    return path;
}

void Scenes::takeEditing()
{
    m_window.files().openPath(QStringLiteral(PAIPA_TEST_DATA "/ui/photos.paipa"));
    DocumentView &view = m_window.current();
    view.editor().checkNow();
    take(u"02-nothing-selected"_s);
    view.editor().selection().setSteps({StepId{u"thumb"_s}});
    QCoreApplication::processEvents();
    view.canvas().fitAll();
    take(u"03-selected"_s);
    view.canvas().quickAdd();
    take(u"04-quickadd"_s);
    view.canvas().findChild<QWidget *>(u"quickAdd"_s)->hide();
    view.results().bringUp(view.problems());
    take(u"05-problems"_s);
    auto *box = m_window.findChild<CommandBox *>();
    box->findCommand();
    take(u"06-commands"_s);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {});
    QCoreApplication::sendEvent(box, &escape);
}

void Scenes::takeInspector()
{
    DocumentView &view = m_window.current();
    auto *tabs = view.inspector().findChild<QTabWidget *>();
    tabs->setCurrentIndex(3);
    take(u"07-help"_s);
    tabs->setCurrentIndex(0);
    view.editor().selection().setSteps({StepId{u"store"_s}});
    take(u"08-settings"_s);
    view.editor().selection().setSteps({StepId{u"thumb"_s}, StepId{u"store"_s}});
    take(u"09-two-selected"_s);
}

void Scenes::takeZooms()
{
    DocumentView &view = m_window.current();
    PipelineCommands commands(view.editor());
    commands.addFrame();
    commands.addNote({.x = 32, .y = -160});
    view.canvas().fitAll();
    take(u"10-frame-note"_s);
    view.canvas().setZoom(0.45, view.canvas().viewport()->rect().center());
    take(u"11-middle"_s);
    view.canvas().setZoom(0.25, view.canvas().viewport()->rect().center());
    take(u"12-far"_s);
}

void Scenes::takeRun()
{
    m_window.files().openPath(preparePhotos());
    DocumentView &view = m_window.current();
    view.editor().selection().setSteps({StepId{u"thumbnail"_s}});
    m_window.actions().action(Command::Preview)->trigger();
    take(u"13-trust"_s);
    view.page().findChild<QPushButton *>(u"trust"_s)->click();
    auto *preview = view.inspector().findChild<PreviewPanel *>();
    wait([preview] { return !preview->isRunning(); });
    take(u"14-preview"_s);
    view.run();
    const auto done = [&view] {
        return view.session().history().latest().metrics.origins.decided();
    };
    wait([&] { return done() > photos / 2; });
    view.canvas().fitAll();
    take(u"15-running"_s);
    auto *tabs = view.inspector().findChild<QTabWidget *>();
    tabs->setCurrentIndex(2);
    take(u"16-running-stats"_s);
    view.results().bringUp(view.results().errorPanel());
    QTreeView &errors = view.results().errorPanel().tree();
    errors.expandAll();
    QModelIndex item = errors.model()->index(0, 0);
    while (errors.model()->rowCount(item) > 0)
        item = errors.model()->index(0, 0, item);
    errors.setCurrentIndex(item);
    take(u"17-running-errors"_s);
    view.editor().selection().set({.links = {view.editor().spec().links.constLast()}});
    view.results().bringUp(view.results().items());
    const RecordTableModel &items = view.results().items().model();
    wait([&] { return items.hasPictures() || !isActive(view.session().state()); });
    take(u"24-items"_s);
    wait([&view] { return !isActive(view.session().state()); });
}

void Scenes::takeResults()
{
    DocumentView &view = m_window.current();
    ResultTabs &results = view.results();
    results.bringUp(results.runPanel());
    take(u"18-finished"_s);
    results.bringUp(results.log());
    take(u"19-log"_s);
    results.bringUp(results.history());
    wait([&] { return results.history().model().rowCount() > 0; });
    results.history().findChild<QTableView *>()->selectRow(0);
    take(u"20-history"_s);
    results.history().open(0);
    wait([&] { return results.history().openRun() != nullptr; });
    take(u"25-past-run"_s);
    results.history().openRun()->findChild<QTabWidget *>(u"pastRunTabs"_s)->setCurrentIndex(1);
    take(u"26-past-errors"_s);
}

/// A step whose server does not answer.
void Scenes::takeResting()
{
    DocumentView &view = m_window.addDocument();
    const StepId list{u"list"_s};
    const StepId fetch{u"fetch"_s};
    PipelineSpec spec;
    spec.steps = {StepSpec{.id = list,
                           .type = u"files.list"_s,
                           .settings = {{u"folder"_s, m_folder + u"/photos"_s}}},
                  StepSpec{.id = fetch,
                           .type = u"http.download"_s,
                           .settings = {{u"url"_s, u"http://127.0.0.1:9/{name}"_s},
                                        {u"allowPrivateAddresses"_s, true}},
                           .onError = {.retries = 2,
                                       .then = AfterFailure::SetAside,
                                       .backoff = std::chrono::milliseconds(1),
                                       .pauseAfter = 3,
                                       .pauseFor = std::chrono::seconds(30)}}};
    spec.links = {LinkSpec{.from = {list}, .to = fetch}};
    spec.layout.nodes = {{list, {.x = 0, .y = 0}}, {fetch, {.x = 304, .y = 0}}};
    view.editor().reset(spec, {});
    view.editor().selection().setSteps({fetch});
    view.run();
    wait([&view, fetch] {
        return view.session().overlay().steps.value(fetch).activity == StepActivity::Resting;
    });
    view.canvas().fitAll();
    view.editor().selection().reveal(fetch, u"onError.pauseFor"_s);
    take(u"28-resting"_s);
    m_window.actions().action(Command::Abort)->trigger();
    wait([&view] { return !isActive(view.session().state()); });
}

void Scenes::takeBars()
{
    DocumentView &view = m_window.addDocument();
    PipelineSpec spec;
    spec.variables = {VariableSpec{.name = u"input"_s, .help = u"The folder with the photos."_s}};
    const StepId list{u"list"_s};
    spec.steps = {
        StepSpec{.id = list, .type = u"files.list"_s, .settings = {{u"folder"_s, u"${input}"_s}}}};
    view.editor().reset(spec, {});
    view.run();
    view.page().messageBar().showMessage(
        QCoreApplication::translate("paipa::ui::FileCommands",
                                    "The file was changed by another program."),
        MessageBar::Tone::Warning,
        {{QCoreApplication::translate("paipa::ui::FileCommands", "Reload"), [] {}},
         {QCoreApplication::translate("paipa::ui::FileCommands", "Keep mine"), [] {}}});
    take(u"21-bars"_s);
    PipelineSpec other = withWorkers(spec, list, Workers{2});
    other = withSetting(other, list, u"recursive"_s, true);
    view.differences().showDifferences(u"photos.paipa"_s,
                                       differencesInWords(spec, other, view.editor().catalogue()),
                                       {.reload = [] {}, .keep = [] {}});
    take(u"27-compare"_s);
    view.differences().hide();
    m_window.actions().action(Command::Manual)->trigger();
    take(u"22-manual"_s, *m_window.findChild<QWidget *>(u"manual"_s));
    m_window.resize(1024, 640);
    take(u"23-small"_s);
}

} // namespace paipa::ui
