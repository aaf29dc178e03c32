// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/documentview.h"
#include "mainwindow/samples.h"
#include "mainwindow/studioservices.h"

#include <QObject>

class QMenu;

namespace paipa::ui {

class MainWindow;

/// Opening, saving and closing documents, with all that can go wrong. Opening a file reads it, and
/// does nothing else.
class FileCommands final : public QObject
{
    Q_OBJECT

public:
    /// \a window is its parent.
    FileCommands(MainWindow &window, const StudioServices &services);

    /// Does what \a command means for files; false if it means nothing for them.
    bool run(Command command);
    void addMenus(QMenu &fileMenu);
    /// Gives a new document its start page, and follows its file.
    void prepare(DocumentView &view);

    void openPath(const QString &path);
    bool save(DocumentView &view);
    bool saveAs(DocumentView &view);
    /// Asks if there is something to lose; false if the user wants to go on with it.
    bool close(DocumentView &view);
    bool closeAll();
    /// Offers what an earlier program left behind.
    void offerRecovery();

    [[nodiscard]] static QStringList recentFiles();

private:
    void askForFile();
    bool saveTo(DocumentView &view, const QString &path);
    /// False if \a view is to stay; \a again is called if it may be closed after all, later.
    [[nodiscard]] bool mayClose(DocumentView &view, const std::function<void()> &again);
    void askAboutRun(DocumentView &view, const std::function<void()> &again);
    /// The document of \a file, or null.
    [[nodiscard]] DocumentView *find(const QString &file) const;
    void recover(const QList<Recovery> &recoveries);
    void reload(DocumentView &view);
    void offerReload(DocumentView &view);
    void compareWithDisk(DocumentView &view);
    void goBackTo(DocumentView &view, const StartPage::Link &version);
    void report(DocumentView &view, const QString &text, const Problems &problems);
    void refreshStartPage(DocumentView &view);
    void remember(const QString &path);

    MainWindow &m_window;
    StudioServices m_services;
    const Samples m_samples;
};

} // namespace paipa::ui
