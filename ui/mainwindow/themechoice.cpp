// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/themechoice.h"

#include "widgets/theme.h"

#include <QApplication>
#include <QSettings>
#include <QVariant>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto key = "theme"_L1;
constexpr char systemPalette[] = "systemPalette";

void apply(ThemeChoice choice)
{
    // Ours replaces the system's palette, so keep that to come back to it.
    if (!qApp->property(systemPalette).isValid())
        qApp->setProperty(systemPalette, qApp->palette());
    switch (choice) {
    case ThemeChoice::System:
        applyTheme(*qApp, brightnessOf(qApp->property(systemPalette).value<QPalette>()));
        break;
    case ThemeChoice::Light: applyTheme(*qApp, Brightness::Light); break;
    case ThemeChoice::Dark: applyTheme(*qApp, Brightness::Dark); break;
    }
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
