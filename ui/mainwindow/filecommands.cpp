// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/filecommands.h"

#include "document/cataloguewording.h"
#include "document/differences.h"
#include "mainwindow/mainwindow.h"

#include <paipa/document/pipelinefile.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto recentKey = "recentFiles"_L1;
constexpr qsizetype recentLimit = 8;

/// Whether \a file is another file that says the same as \a original.
bool isCopyOf(const QString &file, const QString &original)
{
    QFile copy(file);
    QFile source(original);
    return QFileInfo(file) != QFileInfo(original) && copy.open(QIODevice::ReadOnly)
           && source.open(QIODevice::ReadOnly) && copy.readAll() == source.readAll();
}

QString fileFilter() { return FileCommands::tr("Pipelines (*.paipa);;All files (*)"); }

} // namespace

FileCommands::FileCommands(MainWindow &window, const StudioServices &services)
    : QObject(&window), m_window(window), m_services(services), m_samples(services.samplesFolder)
{}

bool FileCommands::run(Command command)
{
    DocumentView &view = m_window.current();
    switch (command) {
    case Command::New: m_window.addDocument(); return true;
    case Command::Open: askForFile(); return true;
    case Command::Save: save(view); return true;
    case Command::SaveAs: saveAs(view); return true;
    case Command::Close: close(view); return true;
    case Command::Quit: m_window.close(); return true;
    default: return false;
    }
}

void FileCommands::addMenus(QMenu &fileMenu)
{
    QAction *before = m_window.actions().action(Command::Save);
    using Links = QList<StartPage::Link>;
    const auto add = [&](const QString &title, auto links, auto choose) {
        auto *menu = new QMenu(title, &fileMenu);
        connect(menu, &QMenu::aboutToShow, this, [this, menu, links, choose] {
            menu->clear();
            for (const StartPage::Link &link : links())
                connect(menu->addAction(link.title), &QAction::triggered, this,
                        [choose, link] { choose(link); });
            if (menu->isEmpty())
                menu->addAction(tr("None yet"))->setEnabled(false);
        });
        fileMenu.insertMenu(before, menu);
        return menu;
    };
    const auto open = [this](const StartPage::Link &link) { openPath(link.path); };
    const auto recent = [] {
        Links links;
        for (const QString &path : recentFiles())
            links.append({QDir::toNativeSeparators(path), path});
        return links;
    };
    const auto versions = [this] {
        Links links;
        for (const EarlierVersions::Version &version :
             m_window.current().document().earlierVersions())
            links.append({QLocale().toString(version.time, QLocale::ShortFormat), version.file});
        return links;
    };
    add(tr("Open &recent"), recent, open);
    const auto allSamples = [this] { return m_samples.links(); };
    const auto goBack = [this](const StartPage::Link &link) { goBackTo(m_window.current(), link); };
    add(tr("Sa&mples"), allSamples, open);
    add(tr("Earlier &versions"), versions, goBack)->setObjectName("earlierVersions"_L1);
}

/// An undo step like any other: what the pipeline is now is not lost, nor is its file changed.
void FileCommands::goBackTo(DocumentView &view, const StartPage::Link &version)
{
    const Result<LoadedPipeline> loaded = loadPipeline(version.path);
    if (!loaded)
        report(view, tr("The version of %1 could not be read.").arg(version.title),
               loaded.problems());
    else
        view.editor().apply(tr("Go back to the version of %1").arg(version.title), loaded->spec);
}

void FileCommands::prepare(DocumentView &view)
{
    connect(&view.page().startPage(), &StartPage::fileChosen, this, &FileCommands::openPath);
    connect(&view.document(), &PipelineDocument::changedOnDisk, this,
            [this, &view] { offerReload(view); });
    connect(&view.document(), &PipelineDocument::removedFromDisk, this, [this, &view] {
        view.page().messageBar().showMessage(
            tr("The file was deleted or moved away. What you see is still here."),
            MessageBar::Tone::Warning, {{tr("Save it again"), [this, &view] { save(view); }}});
    });
    refreshStartPage(view);
}

void FileCommands::refreshStartPage(DocumentView &view)
{
    QList<StartPage::Link> recent;
    for (const QString &path : recentFiles())
        recent.append(StartPage::Link{QFileInfo(path).completeBaseName(), path});
    view.page().startPage().setContent({.samples = m_samples.links(), .recent = recent});
}

QStringList FileCommands::recentFiles()
{
    QStringList paths = QSettings().value(recentKey).toStringList();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    return paths;
}

void FileCommands::remember(const QString &path)
{
    QStringList paths = recentFiles();
    paths.removeAll(path);
    paths.prepend(path);
    QSettings().setValue(recentKey, paths.first(std::min(recentLimit, paths.size())));
}

void FileCommands::askForFile()
{
    const QString folder = m_window.current().editor().baseFolder();
    for (const QString &path :
         QFileDialog::getOpenFileNames(&m_window, tr("Open pipeline"), folder, fileFilter()))
        openPath(path);
}

DocumentView *FileCommands::find(const QString &file) const
{
    for (DocumentView *open : m_window.documents()) {
        if (!file.isEmpty() && open->editor().path() == file)
            return open;
    }
    return nullptr;
}

void FileCommands::openPath(const QString &path)
{
    const QString file = m_samples.writable(QFileInfo(path).absoluteFilePath());
    if (DocumentView *open = find(file)) {
        m_window.bringToFront(*open);
        return;
    }
    const bool reuse = m_window.current().document().isPristine();
    DocumentView &view = reuse ? m_window.current() : m_window.addDocument();
    if (const Problems problems = view.document().open(file); !problems.isEmpty()) {
        if (!reuse)
            m_window.removeDocument(view);
        report(m_window.current(), tr("“%1” could not be opened.").arg(QFileInfo(file).fileName()),
               problems);
        return;
    }
    if (isCopyOf(file, path))
        view.document().trust();
    remember(file);
    view.canvas().fitAll();
    view.canvas().setFocus();
    if (view.document().isOpenElsewhere())
        view.page().messageBar().showMessage(
            tr("Another window has this file open. Save under another name to keep both."),
            MessageBar::Tone::Warning, {{tr("Save as…"), [this, &view] { saveAs(view); }}});
}

bool FileCommands::save(DocumentView &view)
{
    if (view.editor().path().isEmpty() || view.document().isOpenElsewhere())
        return saveAs(view);
    return saveTo(view, view.editor().path());
}

bool FileCommands::saveAs(DocumentView &view)
{
    const QString present = view.editor().path();
    QString path = QFileDialog::getSaveFileName(
        &m_window, tr("Save pipeline"),
        present.isEmpty() ? QDir::current().filePath(view.document().title() + u".paipa"_s)
                          : present,
        fileFilter());
    if (path.isEmpty())
        return false;
    if (QFileInfo(path).suffix().isEmpty())
        path += u".paipa"_s;
    return saveTo(view, path);
}

bool FileCommands::saveTo(DocumentView &view, const QString &path)
{
    const Problems problems = view.document().saveAs(path);
    if (problems.isEmpty()) {
        remember(QFileInfo(path).absoluteFilePath());
        return true;
    }
    report(view, tr("“%1” was not saved.").arg(QFileInfo(path).fileName()), problems);
    return false;
}

bool FileCommands::mayClose(DocumentView &view, const std::function<void()> &again)
{
    view.finishEdits();
    if (isActive(view.session().state())) {
        askAboutRun(view, again);
        return false;
    }
    if (!view.editor().isModified())
        return true;
    m_window.bringToFront(view);
    QMessageBox box(QMessageBox::Question, tr("Save changes?"),
                    tr("“%1” has changes that are not saved.").arg(view.document().title()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return save(view);
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

/// Its results, and its entry in the history, are there only after its end.
void FileCommands::askAboutRun(DocumentView &view, const std::function<void()> &again)
{
    m_window.bringToFront(view);
    RunSession &session = view.session();
    const auto afterwards = [&view, &session, again](auto order) {
        const auto end = std::make_shared<QMetaObject::Connection>();
        *end = connect(
            &session, &RunSession::stateChanged, &view,
            [&session, again, end] {
                if (isActive(session.state()))
                    return;
                disconnect(*end); // the next run is another matter, if it was not closed after all
                again();
            },
            Qt::QueuedConnection);
        order(session);
    };
    view.page().messageBar().showMessage(
        tr("“%1” is running. Closing it ends the run.").arg(view.document().title()),
        MessageBar::Tone::Warning,
        {{tr("Stop and close"),
          [afterwards] { afterwards([](RunSession &running) { running.stop(); }); }},
         {tr("Abort and close"),
          [afterwards] { afterwards([](RunSession &running) { running.abort(); }); }}});
}

bool FileCommands::close(DocumentView &view)
{
    if (!mayClose(view, [this, &view] { close(view); }))
        return false;
    m_window.removeDocument(view);
    return true;
}

bool FileCommands::closeAll()
{
    for (DocumentView *view : m_window.documents()) {
        if (!mayClose(*view, [this] { m_window.close(); }))
            return false;
    }
    return true;
}

void FileCommands::offerRecovery()
{
    const QList<Recovery> found = RecoveryJournal::orphans(m_services.dataFolder + u"/recovery"_s);
    if (found.isEmpty())
        return;
    m_window.current().page().messageBar().showMessage(
        tr("%n pipeline(s) had changes that were not saved when the program ended.", nullptr,
           static_cast<int>(found.size())),
        MessageBar::Tone::Warning,
        {{tr("Recover"), [this, found] { recover(found); }},
         {tr("Discard"), [found] {
              for (const Recovery &recovery : found)
                  RecoveryJournal::discard(recovery);
          }}});
}

void FileCommands::recover(const QList<Recovery> &recoveries)
{
    for (const Recovery &recovery : recoveries) {
        DocumentView *open = find(recovery.path);
        if (open && !open->editor().isModified())
            m_window.bringToFront(*open);
        else if (open || !m_window.current().document().isPristine())
            m_window.addDocument();
        DocumentView &view = m_window.current();
        view.document().recover(recovery);
        view.canvas().fitAll();
    }
}

void FileCommands::offerReload(DocumentView &view)
{
    view.page().messageBar().showMessage(
        tr("The file was changed by another program."), MessageBar::Tone::Warning,
        {{tr("Reload"), [this, &view] { reload(view); }},
         {tr("Keep mine"), [&view] { view.editor().markUnsaved(); }},
         {tr("Compare"), [this, &view] { compareWithDisk(view); }}});
}

void FileCommands::compareWithDisk(DocumentView &view)
{
    const QString file = QFileInfo(view.editor().path()).fileName();
    const Result<LoadedPipeline> onDisk = loadPipeline(view.editor().path());
    if (!onDisk) {
        report(view, tr("“%1” could not be read.").arg(file), onDisk.problems());
        return;
    }
    view.differences().showDifferences(
        file, differencesInWords(view.editor().spec(), onDisk->spec, view.editor().catalogue()),
        {.reload = [this, &view] { reload(view); },
         .keep = [&view] { view.editor().markUnsaved(); }});
}

void FileCommands::reload(DocumentView &view)
{
    const QString path = view.editor().path();
    if (const Problems problems = view.document().reload(); !problems.isEmpty())
        report(view, tr("“%1” could not be opened.").arg(QFileInfo(path).fileName()), problems);
}

void FileCommands::report(DocumentView &view, const QString &text, const Problems &problems)
{
    QStringList lines{text};
    for (const Problem &problem : problems.first(std::min<qsizetype>(3, problems.size()))) {
        const QString where =
            problem.place.line > 0 ? tr("Line %1: ").arg(problem.place.line) : QString();
        lines.append(where + wordingOf(problem));
    }
    view.page().messageBar().showMessage(lines.join(u'\n'), MessageBar::Tone::Warning);
}

} // namespace paipa::ui
