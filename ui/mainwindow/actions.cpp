// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/actions.h"

#include "widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr char context[] = "paipa::ui::Actions";

enum class Menu { File, Edit, Step, View, Run, Help };

/// Where shortcuts work. Letters and keys that texts need work on the canvas only.
enum class Scope { Window, Canvas };

struct ActionInfo {
    Command command;
    Menu menu;
    const char *text;
    const char *icon = nullptr;
    const char *keys = nullptr; ///< Separated by "; ".
    QKeySequence::StandardKey standardKey = QKeySequence::UnknownKey;
    Scope scope = Scope::Window;
    bool startsGroup = false;
    bool checkable = false;
};

const std::array table{
    ActionInfo{Command::New, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&New"), "new",
               nullptr, QKeySequence::New},
    ActionInfo{Command::Open, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Open…"), "open",
               nullptr, QKeySequence::Open},
    ActionInfo{Command::Save, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Save"), "save",
               nullptr, QKeySequence::Save, Scope::Window, true},
    ActionInfo{Command::SaveAs, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Save &as…"),
               nullptr, "Ctrl+Shift+S", QKeySequence::SaveAs},
    ActionInfo{Command::Close, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Close"),
               nullptr, "Ctrl+W", QKeySequence::Close, Scope::Window, true},
    ActionInfo{Command::Quit, Menu::File, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Quit"), nullptr,
               "Ctrl+Q", QKeySequence::Quit},

    ActionInfo{Command::Undo, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Undo"), "undo",
               nullptr, QKeySequence::Undo},
    ActionInfo{Command::Redo, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Redo"), "redo",
               "Ctrl+Y", QKeySequence::Redo},
    ActionInfo{Command::Cut, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Cu&t"), nullptr,
               nullptr, QKeySequence::Cut, Scope::Canvas, true},
    ActionInfo{Command::Copy, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Copy"), "copy",
               nullptr, QKeySequence::Copy, Scope::Canvas},
    ActionInfo{Command::Paste, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Paste"),
               nullptr, nullptr, QKeySequence::Paste, Scope::Canvas},
    ActionInfo{Command::Duplicate, Menu::Edit,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "D&uplicate"), nullptr, "Ctrl+D",
               QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::Delete, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Delete"),
               "delete", "Del; Backspace", QKeySequence::UnknownKey, Scope::Canvas, true},
    ActionInfo{Command::DeleteReconnecting, Menu::Edit,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Delete and &reconnect"), nullptr,
               "Ctrl+Del; Ctrl+Backspace", QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::SelectAll, Menu::Edit,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Select &all"), nullptr, nullptr,
               QKeySequence::SelectAll, Scope::Canvas},
    ActionInfo{Command::Find, Menu::Edit, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Find step…"),
               "search", nullptr, QKeySequence::Find, Scope::Window, true},
    ActionInfo{Command::CommandPalette, Menu::Edit,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Co&mmands…"), nullptr, "Ctrl+Shift+P"},

    ActionInfo{Command::AddStep, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Add step…\tSpace"), "plus"},
    ActionInfo{Command::Settings, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Settings\tEnter")},
    ActionInfo{Command::Rename, Menu::Step, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Rename"),
               nullptr, "F2", QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::Enable, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Disable or enable"), nullptr, "D",
               QKeySequence::UnknownKey, Scope::Canvas, true},
    ActionInfo{Command::Bypass, Menu::Step, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Bypass"),
               nullptr, "B", QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::Replace, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Replace &with…"), nullptr, "Ctrl+R",
               QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::MoreWorkers, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&More workers"), "plus",
               "+; =", QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::FewerWorkers, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Fewer workers"), "minus", "-",
               QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::NextOutput, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Next &output"), nullptr, "P",
               QKeySequence::UnknownKey, Scope::Canvas, true},
    ActionInfo{Command::Link, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Link selection"), nullptr, "Ctrl+L",
               QKeySequence::UnknownKey, Scope::Canvas},
    ActionInfo{Command::Arrange, Menu::Step, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Arran&ge"),
               "arrange", "Ctrl+Shift+L"},
    ActionInfo{Command::Frame, Menu::Step, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Fra&me"),
               "frame", "Ctrl+G"},
    ActionInfo{Command::Note, Menu::Step, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Note"), "note",
               "Ctrl+K"},
    ActionInfo{Command::NextBox, Menu::Step,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Ne&xt note or frame"), nullptr, "N",
               QKeySequence::UnknownKey, Scope::Canvas},

    ActionInfo{Command::ZoomIn, Menu::View, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Zoom &in"),
               nullptr, "Ctrl+=", QKeySequence::ZoomIn},
    ActionInfo{Command::ZoomOut, Menu::View, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Zoom &out"),
               nullptr, nullptr, QKeySequence::ZoomOut},
    ActionInfo{Command::ZoomReset, Menu::View, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&100 %"),
               nullptr, "Ctrl+0"},
    ActionInfo{Command::FitAll, Menu::View,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Show &everything"), "fit", "Ctrl+1"},
    ActionInfo{Command::FitSelection, Menu::View,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Show &selection"), nullptr, "Ctrl+2"},
    ActionInfo{Command::Minimap, Menu::View, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Minimap"),
               "map", "M", QKeySequence::UnknownKey, Scope::Canvas, false, true},
    ActionInfo{Command::ThemeSystem, Menu::View,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Colours of the s&ystem"), nullptr, nullptr,
               QKeySequence::UnknownKey, Scope::Window, true, true},
    ActionInfo{Command::ThemeLight, Menu::View,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Light colours"), nullptr, nullptr,
               QKeySequence::UnknownKey, Scope::Window, false, true},
    ActionInfo{Command::ThemeDark, Menu::View,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Dark colours"), nullptr, nullptr,
               QKeySequence::UnknownKey, Scope::Window, false, true},

    ActionInfo{Command::Run, Menu::Run, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Run"), "run",
               "F5"},
    ActionInfo{Command::Pause, Menu::Run, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Pause"),
               "pause", "F6"},
    ActionInfo{Command::Stop, Menu::Run, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Stop"), "stop",
               "Shift+F5"},
    ActionInfo{Command::Abort, Menu::Run, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Abort")},
    ActionInfo{Command::Preview, Menu::Run, QT_TRANSLATE_NOOP("paipa::ui::Actions", "Pre&view"),
               nullptr, "F7", QKeySequence::UnknownKey, Scope::Window, true},
    ActionInfo{Command::CopyCommandLine, Menu::Run,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Copy as command line")},
    ActionInfo{Command::NextProblem, Menu::Run,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Next problem"), "problem", "F8",
               QKeySequence::UnknownKey, Scope::Window, true},
    ActionInfo{Command::PreviousProblem, Menu::Run,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "Pre&vious problem"), nullptr, "Shift+F8"},

    ActionInfo{Command::Manual, Menu::Help, QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Manual"),
               nullptr, nullptr, QKeySequence::HelpContents},
    ActionInfo{Command::About, Menu::Help,
               QT_TRANSLATE_NOOP("paipa::ui::Actions", "&About Paipa Studio")},
};

struct MenuInfo {
    Menu menu;
    const char *name; ///< Of the object, so that others can add to it.
    const char *title;
};
constexpr std::array menus{
    MenuInfo{Menu::File, "fileMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&File")},
    MenuInfo{Menu::Edit, "editMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Edit")},
    MenuInfo{Menu::Step, "stepMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Step")},
    MenuInfo{Menu::View, "viewMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&View")},
    MenuInfo{Menu::Run, "runMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Run")},
    MenuInfo{Menu::Help, "helpMenu", QT_TRANSLATE_NOOP("paipa::ui::Actions", "&Help")}};

QList<QKeySequence> shortcutsOf(const ActionInfo &info)
{
    QList<QKeySequence> keys;
    if (info.standardKey != QKeySequence::UnknownKey)
        keys = QKeySequence::keyBindings(info.standardKey);
    for (const QString &text : QString::fromLatin1(info.keys).split(u"; "_s, Qt::SkipEmptyParts)) {
        if (const QKeySequence key(text); !keys.contains(key))
            keys.append(key);
    }
    return keys;
}

} // namespace

Actions::Actions(QObject *parent) : QObject(parent)
{
    for (const ActionInfo &info : table) {
        auto *action = new QAction(QCoreApplication::translate(context, info.text), this);
        action->setObjectName(u"action%1"_s.arg(static_cast<int>(info.command)));
        if (info.icon)
            action->setIcon(lineIcon(QString::fromLatin1(info.icon)));
        action->setShortcuts(shortcutsOf(info));
        action->setCheckable(info.checkable);
        if (info.scope == Scope::Canvas) {
            action->setShortcutContext(Qt::WidgetShortcut);
            m_canvasActions.append(action);
        }
        connect(action, &QAction::triggered, this,
                [this, command = info.command] { Q_EMIT triggered(command); });
        m_actions.insert(info.command, action);
    }
    auto *themes = new QActionGroup(this);
    for (const Command theme : {Command::ThemeSystem, Command::ThemeLight, Command::ThemeDark})
        themes->addAction(action(theme));
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> found;
    for (const ActionInfo &info : table)
        found.append(action(info.command));
    return found;
}

void Actions::fill(QMenuBar &bar) const
{
    for (const MenuInfo &info : menus) {
        QMenu *menu = bar.addMenu(QCoreApplication::translate(context, info.title));
        menu->setObjectName(QString::fromLatin1(info.name));
        for (const ActionInfo &entry : table) {
            if (entry.menu != info.menu)
                continue;
            if (entry.startsGroup)
                menu->addSeparator();
            menu->addAction(action(entry.command));
        }
    }
}

void Actions::fill(QToolBar &bar) const
{
    constexpr std::array groups{
        std::array{Command::New, Command::Open, Command::Save},
        std::array{Command::Undo, Command::Redo, Command::Arrange},
        std::array{Command::Run, Command::Pause, Command::Stop},
    };
    for (const auto &group : groups) {
        if (!bar.actions().isEmpty())
            bar.addSeparator();
        for (const Command command : group)
            bar.addAction(action(command));
    }
    // Who cannot wait for what has begun finds the way beside the stop.
    auto *stop = qobject_cast<QToolButton *>(bar.widgetForAction(action(Command::Stop)));
    stop->setPopupMode(QToolButton::MenuButtonPopup);
    stop->addAction(action(Command::Abort));
}

QList<QAction *> Actions::contextActions() const
{
    constexpr std::array commands{Command::AddStep,
                                  Command::Settings,
                                  Command::Rename,
                                  Command::Enable,
                                  Command::Bypass,
                                  Command::Replace,
                                  Command::MoreWorkers,
                                  Command::FewerWorkers,
                                  Command::Link,
                                  Command::Copy,
                                  Command::Paste,
                                  Command::Duplicate,
                                  Command::Arrange,
                                  Command::Frame,
                                  Command::Note,
                                  Command::Delete,
                                  Command::DeleteReconnecting};
    QList<QAction *> found;
    for (const Command command : commands)
        found.append(action(command));
    return found;
}

} // namespace paipa::ui
