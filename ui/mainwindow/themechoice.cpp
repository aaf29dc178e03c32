// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/themechoice.h"

#include "widgets/systempalette.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto key = "theme"_L1;
SystemPalette &systemPalette()
{
    auto *palette = qApp->findChild<SystemPalette *>(QString(), Qt::FindDirectChildrenOnly);
    if (!palette) {
        palette = new SystemPalette(*qApp);
        QObject::connect(palette, &SystemPalette::changed, qApp, &restoreTheme);
    }
    return *palette;
}

void apply(ThemeChoice choice)
{
    SystemPalette &system = systemPalette();
    Brightness brightness = brightnessOf(system.palette());
    if (choice != ThemeChoice::System)
        brightness = choice == ThemeChoice::Dark ? Brightness::Dark : Brightness::Light;
    system.cover([&] { applyTheme(*qApp, brightness); });
}

} // namespace

void chooseTheme(ThemeChoice choice)
{
    QSettings().setValue(key, static_cast<int>(choice));
    apply(choice);
}

ThemeChoice chosenTheme()
{
    const int choice = QSettings().value(key, 0).toInt();
    return choice == 1 ? ThemeChoice::Light : choice == 2 ? ThemeChoice::Dark : ThemeChoice::System;
}

void restoreTheme() { apply(chosenTheme()); }

} // namespace paipa::ui
