// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QPalette>

class QApplication;

namespace paipa::ui {

enum class Brightness { Light, Dark };

/// Whether \a palette is a light or a dark one. Qt 6.4 does not tell.
[[nodiscard]] Brightness brightnessOf(const QPalette &palette);

/// Colours for what steps do, to be told apart with any kind of colour vision. Never show one
/// without a word or a glyph.
struct StateColours {
    QColor busy;
    QColor waiting;
    QColor blocked;
    QColor failed;
    QColor done;
};
[[nodiscard]] StateColours stateColours(Brightness brightness);

/// What the canvas is drawn with, beside the palette.
struct CanvasColours {
    QColor background;
    QColor grid;
    QColor card;
    QColor cardBorder;
    QColor text;
    QColor quietText;
    QColor link;
    QColor selection;
    QColor frame;
    QColor note;
    QColor noteText;
    QColor warning;
};
[[nodiscard]] CanvasColours canvasColours(Brightness brightness);

/// White or black, whichever is readable on \a ground.
[[nodiscard]] QColor inkOn(const QColor &ground);

/// Our palettes of the Fusion style.
[[nodiscard]] QPalette paletteFor(Brightness brightness);

/// Gives \a application the Fusion style with our light or dark palette, following the system's.
void applyTheme(QApplication &application);
/// As above, with a brightness that the user chose.
void applyTheme(QApplication &application, Brightness brightness);

} // namespace paipa::ui
