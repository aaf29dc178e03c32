// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/mainwindow.h"

#include "help/manual.h"
#include "mainwindow/canvascommands.h"
#include "mainwindow/commandbox.h"
#include "mainwindow/filecommands.h"
#include "mainwindow/resultdock.h"
#include "mainwindow/themechoice.h"
#include "palette/steppalette.h"
#include "widgets/icons.h"

#include <paipa/base/version.h>

#include <QAction>
#include <QCloseEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabWidget>
#include <QToolBar>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int resultHeight = 240;

Command commandOf(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::Light: return Command::ThemeLight;
    case ThemeChoice::Dark: return Command::ThemeDark;
    case ThemeChoice::System: break;
    }
    return Command::ThemeSystem;
}

/// Whether something runs behind a tab.
QIcon runIcon(SessionState state)
{
    if (state == SessionState::Paused)
        return lineIcon(u"pause"_s);
    return isActive(state) ? lineIcon(u"run"_s) : QIcon();
}

} // namespace

MainWindow::MainWindow(const StudioServices &services, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_tabs(new QTabWidget(this))
    , m_files(new FileCommands(*this, services))
{
    setMinimumSize(1024, 640);
    resize(1440, 900);
    setWindowIcon(lineIcon(u"paipa"_s));
    m_tabs->setObjectName(u"documentTabs"_s);
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    setCentralWidget(m_tabs);
    menuBar()->setObjectName(u"menuBar"_s);
    m_actions.fill(*menuBar());
    addActions(m_actions.all());
    m_actions.action(commandOf(chosenTheme()))->setChecked(true);
    m_files->addMenus(*menuBar()->findChild<QMenu *>(u"fileMenu"_s));
    buildDocks();
    buildToolBar();
    buildStatusBar();
    connect(&m_actions, &Actions::triggered, this, &MainWindow::run);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::showCurrent);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this,
            [this](int index) { m_files->close(*m_documents[index]); });
    connect(m_tabs->tabBar(), &QTabBar::tabMoved, this,
            [this](int from, int to) { m_documents.move(from, to); });
    addDocument();
}

MainWindow::~MainWindow()
{
    m_tabs->disconnect(this);
    qDeleteAll(m_documents);
}

void MainWindow::buildDocks()
{
    // The run table has many columns: it gets the whole width.
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    m_palette = new StepPalette(m_services.catalogue);
    m_palette->model().setFavourites(QSettings().value(u"favourites"_s).toStringList());
    connect(m_palette, &StepPalette::typeChosen, this,
            [this](const QString &type) { addStepOfType(current(), type); });
    connect(m_palette, &StepPalette::favouritesChanged, this,
            [](const QStringList &types) { QSettings().setValue(u"favourites"_s, types); });
    addDock(Qt::LeftDockWidgetArea, u"stepDock"_s, tr("Steps"))->addWidget(m_palette);
    using Place = DocumentView::Place;
    m_stacks.insert(Place::Outline,
                    addDock(Qt::LeftDockWidgetArea, u"outlineDock"_s, tr("Outline")));
    m_stacks.insert(Place::Inspector,
                    addDock(Qt::RightDockWidgetArea, u"inspectorDock"_s, tr("Inspector")));
    m_results = new ResultDock(this);
    addDockWidget(Qt::BottomDockWidgetArea, m_results);
    menuBar()->findChild<QMenu *>(u"viewMenu"_s)->addAction(m_results->toggleViewAction());
    connect(m_results, &ResultDock::extentChanged, this, [this] {
        if (m_results->extent() == ResultDock::Extent::Full)
            resizeDocks({m_results}, {resultHeight}, Qt::Vertical);
    });
    const auto dock = [this](const QString &name) { return findChild<QDockWidget *>(name); };
    m_inspectorDock = dock(u"inspectorDock"_s);
    m_inspectorDock->installEventFilter(this);
    connect(m_inspectorDock->toggleViewAction(), &QAction::triggered, this,
            [this](bool shown) { m_inspectorWanted = shown; });
    resizeDocks({dock(u"stepDock"_s), dock(u"outlineDock"_s)}, {440, 220}, Qt::Vertical);
    resizeDocks({dock(u"stepDock"_s)}, {240}, Qt::Horizontal);
    resizeDocks({m_inspectorDock}, {340}, Qt::Horizontal);
}

QStackedWidget *MainWindow::addDock(Qt::DockWidgetArea area, const QString &name,
                                    const QString &title)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(name);
    auto *stack = new QStackedWidget;
    dock->setWidget(stack);
    addDockWidget(area, dock);
    menuBar()->findChild<QMenu *>(u"viewMenu"_s)->addAction(dock->toggleViewAction());
    return stack;
}

void MainWindow::buildToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"mainToolBar"_s);
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    m_actions.fill(*bar);
    auto *space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    auto *loads = new QStackedWidget;
    loads->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_stacks.insert(DocumentView::Place::Load, loads);
    bar->addWidget(loads);
    m_commandBox = new CommandBox(m_actions);
    bar->addWidget(m_commandBox);
}

void MainWindow::buildStatusBar()
{
    auto *states = new QStackedWidget;
    states->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    m_stacks.insert(DocumentView::Place::Status, states);
    m_zoomLabel = new QLabel;
    m_zoomLabel->setObjectName(u"zoom"_s);
    m_zoomLabel->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(states, 1);
    statusBar()->addPermanentWidget(m_zoomLabel);
}

DocumentView &MainWindow::current() const
{
    return *m_documents[std::max(0, m_tabs->currentIndex())];
}

DocumentView &MainWindow::addDocument()
{
    auto *view = new DocumentView(m_services, this);
    m_documents.append(view);
    for (auto it = m_stacks.begin(); it != m_stacks.end(); ++it)
        it.value()->addWidget(view->widget(it.key()));
    m_results->add(view->results());
    view->canvas().addActions(m_actions.canvasActions());
    QList<QAction *> forRows = m_actions.canvasActions();
    forRows.removeOne(m_actions.action(Command::Rename)); // a row is renamed in its place
    view->widget(DocumentView::Place::Outline)->addActions(forRows);
    m_tabs->addTab(view->widget(DocumentView::Place::Canvas), view->document().title());
    follow(*view);
    m_files->prepare(*view);
    bringToFront(*view);
    return *view;
}

void MainWindow::follow(DocumentView &view)
{
    connect(&view.document(), &PipelineDocument::titleChanged, this, &MainWindow::refreshTitles);
    connect(&view.editor().undoStack(), &QUndoStack::indexChanged, this,
            &MainWindow::refreshActions);
    connect(&view.editor().selection(), &Selection::changed, this, &MainWindow::refreshActions);
    connect(&view.editor(), &PipelineEditor::changed, this, &MainWindow::refreshInspectorDock);
    connect(&view.session(), &RunSession::stateChanged, this, &MainWindow::refreshActions);
    connect(&view.session(), &RunSession::stateChanged, this, &MainWindow::refreshTitles);
    connect(&view.canvas(), &CanvasView::zoomChanged, this, &MainWindow::showStatus);
    connect(&view.canvas(), &CanvasView::settingsRequested, this, &MainWindow::showSettings);
    connect(&view.canvas(), &CanvasView::contextMenuRequested, this, &MainWindow::showCanvasMenu);
    connect(&view.canvas(), &CanvasView::pipelineDropped, m_files, &FileCommands::openPath);
}

void MainWindow::removeDocument(DocumentView &view)
{
    const auto index = static_cast<int>(m_documents.indexOf(&view));
    m_documents.removeAt(index);
    m_tabs->removeTab(index);
    delete &view;
    if (m_documents.isEmpty())
        addDocument();
    showCurrent();
}

void MainWindow::bringToFront(DocumentView &view)
{
    m_tabs->setCurrentIndex(static_cast<int>(m_documents.indexOf(&view)));
    showCurrent();
}

void MainWindow::showCurrent()
{
    if (m_documents.isEmpty() || m_tabs->count() != m_documents.size())
        return;
    for (auto it = m_stacks.begin(); it != m_stacks.end(); ++it)
        it.value()->setCurrentWidget(current().widget(it.key()));
    m_results->bringToFront(current().results());
    for (DocumentView *view : std::as_const(m_documents))
        view->session().setAttention(view == &current() ? RunSession::Attention::Watched
                                                        : RunSession::Attention::Hidden);
    m_commandBox->setDocument(current());
    m_actions.action(Command::Minimap)->setChecked(current().page().isMinimapWanted());
    refreshInspectorDock();
    refreshTitles();
    refreshActions();
    showStatus();
    current().canvas().setFocus();
}

/// There is nothing to inspect in an empty document: the canvas needs the room.
void MainWindow::refreshInspectorDock()
{
    const bool empty = current().editor().spec().steps.isEmpty();
    m_inspectorDock->setVisible(m_inspectorWanted && !empty);
}

void MainWindow::showInspector()
{
    m_inspectorWanted = true;
    refreshInspectorDock();
    m_inspectorDock->raise();
}

void MainWindow::showSettings()
{
    showInspector();
    current().inspector().focusForm();
}

void MainWindow::refreshTitles()
{
    for (int i = 0; i < m_tabs->count() && i < m_documents.size(); ++i) {
        const PipelineDocument &document = m_documents[i]->document();
        const bool modified = document.editor().isModified();
        m_tabs->setTabText(i, modified ? document.title() + u" •"_s : document.title());
        m_tabs->setTabToolTip(i, document.editor().path());
        m_tabs->setTabIcon(i, runIcon(m_documents[i]->session().state()));
    }
    setWindowTitle(tr("%1[*] – Paipa Studio").arg(current().document().title()));
    setWindowModified(current().editor().isModified());
    setWindowFilePath(current().editor().path());
}

void MainWindow::refreshActions()
{
    QUndoStack &stack = current().editor().undoStack();
    QAction *undo = m_actions.action(Command::Undo);
    QAction *redo = m_actions.action(Command::Redo);
    undo->setEnabled(stack.canUndo());
    redo->setEnabled(stack.canRedo());
    undo->setText(stack.canUndo() ? tr("&Undo: %1").arg(stack.undoText()) : tr("&Undo"));
    redo->setText(stack.canRedo() ? tr("&Redo: %1").arg(stack.redoText()) : tr("&Redo"));
    const Selection &selection = current().editor().selection();
    for (const Command command : {Command::Cut, Command::Copy, Command::Duplicate, Command::Rename,
                                  Command::Enable, Command::Bypass, Command::Replace,
                                  Command::MoreWorkers, Command::FewerWorkers, Command::Settings})
        m_actions.action(command)->setEnabled(!selection.steps().isEmpty());
    m_actions.action(Command::Rename)->setEnabled(!selection.isEmpty());
    m_actions.action(Command::Link)->setEnabled(selection.steps().size() > 1);
    m_actions.action(Command::Delete)->setEnabled(!selection.isEmpty());
    m_actions.action(Command::DeleteReconnecting)->setEnabled(!selection.isEmpty());
    const SessionState state = current().session().state();
    m_actions.action(Command::Run)->setEnabled(!isActive(state) || state == SessionState::Paused);
    m_actions.action(Command::Pause)->setEnabled(state == SessionState::Running);
    m_actions.action(Command::Stop)
        ->setEnabled(state == SessionState::Running || state == SessionState::Paused
                     || state == SessionState::Stopping);
    m_actions.action(Command::Abort)->setEnabled(isActive(state));
    m_actions.action(Command::Preview)->setEnabled(selection.steps().size() == 1);
}

void MainWindow::run(Command command)
{
    current().finishEdits(); // shortcuts and buttons of the tool bar leave the focus where it is
    if (m_files->run(command) || runCanvasCommand(current(), command))
        return;
    RunSession &session = current().session();
    switch (command) {
    case Command::Run: current().run(); break;
    case Command::Pause: session.pause(); break;
    case Command::Stop: current().stop(); break;
    case Command::Abort: session.abort(); break;
    case Command::Preview:
        showInspector();
        current().preview();
        break;
    case Command::CopyCommandLine: current().copyCommandLine(); break;
    case Command::Find: m_commandBox->findStep(); break;
    case Command::CommandPalette: m_commandBox->findCommand(); break;
    case Command::ThemeSystem: chooseTheme(ThemeChoice::System); break;
    case Command::ThemeLight: chooseTheme(ThemeChoice::Light); break;
    case Command::ThemeDark: chooseTheme(ThemeChoice::Dark); break;
    case Command::Manual: showManual(); break;
    case Command::About: showAbout(); break;
    default: break;
    }
}

void MainWindow::showCanvasMenu(const QPoint &position)
{
    QMenu menu(this);
    menu.addActions(m_actions.contextActions());
    menu.exec(position);
}

void MainWindow::showManual()
{
    if (!m_manual)
        m_manual = new Manual(this);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void MainWindow::showAbout()
{
    current().page().messageBar().showMessage(
        tr("Paipa Studio %1. Runs batches of work as pipelines. Licence: Apache 2.0.")
            .arg(version()),
        MessageBar::Tone::Information);
}

void MainWindow::showStatus()
{
    m_zoomLabel->setText(tr("%1 %").arg(qRound(current().canvas().zoom() * 100)));
}

void MainWindow::closeEvent(QCloseEvent *event) { event->setAccepted(m_files->closeAll()); }

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_inspectorDock && event->type() == QEvent::Close)
        m_inspectorWanted = false;
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace paipa::ui
