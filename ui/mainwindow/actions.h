// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QHash>
#include <QObject>

class QAction;
class QMenuBar;
class QToolBar;

namespace paipa::ui {

/// What a person can ask the window for.
enum class Command {
    New,
    Open,
    Save,
    SaveAs,
    Close,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    Paste,
    Duplicate,
    Delete,
    DeleteReconnecting,
    SelectAll,
    Find,
    CommandPalette,
    AddStep,
    Settings,
    Rename,
    Enable,
    Bypass,
    Replace,
    MoreWorkers,
    FewerWorkers,
    NextOutput,
    NextBox,
    Link,
    Arrange,
    Frame,
    Note,
    ZoomIn,
    ZoomOut,
    ZoomReset,
    FitAll,
    FitSelection,
    Minimap,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    Run,
    Pause,
    Stop,
    Abort,
    Preview,
    CopyCommandLine,
    NextProblem,
    PreviousProblem,
    Manual,
    About,
};

/// All actions of the window, made from one table: text, icon, shortcuts, and where they stand.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    [[nodiscard]] QAction *action(Command command) const { return m_actions.value(command); }
    /// Those whose shortcuts are letters: they work while a widget that has them has the focus.
    [[nodiscard]] QList<QAction *> canvasActions() const { return m_canvasActions; }
    [[nodiscard]] QList<QAction *> all() const;

    /// Fills \a bar with menus; returns the one named \a name of them later through menu().
    void fill(QMenuBar &bar) const;
    void fill(QToolBar &bar) const;
    /// What a right click on the canvas offers.
    [[nodiscard]] QList<QAction *> contextActions() const;

Q_SIGNALS:
    void triggered(paipa::ui::Command command);

private:
    QHash<Command, QAction *> m_actions;
    QList<QAction *> m_canvasActions;
};

} // namespace paipa::ui
