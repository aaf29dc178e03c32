// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/documentview.h"
#include "mainwindow/studioservices.h"

#include <QMainWindow>

class QDockWidget;
class QLabel;
class QStackedWidget;
class QTabWidget;

namespace paipa::ui {

class CommandBox;
class FileCommands;
class Manual;
class ResultDock;
class StepPalette;

/// Lays out the views of the documents, and connects actions with what they do.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const StudioServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] Actions &actions() { return m_actions; }
    [[nodiscard]] FileCommands &files() { return *m_files; }
    /// The document in sight; there always is one.
    [[nodiscard]] DocumentView &current() const;
    [[nodiscard]] QList<DocumentView *> documents() const { return m_documents; }

    /// A new empty document, in sight.
    DocumentView &addDocument();
    void removeDocument(DocumentView &view);
    void bringToFront(DocumentView &view);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildDocks();
    void buildToolBar();
    void buildStatusBar();
    QStackedWidget *addDock(Qt::DockWidgetArea area, const QString &name, const QString &title);
    void refreshInspectorDock();
    void showInspector();
    void showSettings();
    void run(Command command);
    void follow(DocumentView &view);
    void showCurrent();
    void refreshTitles();
    void refreshActions();
    void showCanvasMenu(const QPoint &position);
    void showManual();
    void showAbout();
    void showStatus();

    StudioServices m_services;
    Actions m_actions;
    QTabWidget *m_tabs;
    StepPalette *m_palette = nullptr;
    QHash<DocumentView::Place, QStackedWidget *> m_stacks;
    QDockWidget *m_inspectorDock = nullptr;
    bool m_inspectorWanted = true; ///< By the user, who may have closed it.
    ResultDock *m_results = nullptr;
    QList<DocumentView *> m_documents;
    FileCommands *m_files;
    CommandBox *m_commandBox = nullptr;
    Manual *m_manual = nullptr;
    QLabel *m_zoomLabel = nullptr;
};

} // namespace paipa::ui
