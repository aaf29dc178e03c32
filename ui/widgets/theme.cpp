// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/theme.h"

#include "widgets/studiostyle.h"

#include <QApplication>

namespace paipa::ui {

Brightness brightnessOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? Brightness::Dark : Brightness::Light;
}

QColor inkOn(const QColor &ground)
{
    const double light = 0.299 * ground.red() + 0.587 * ground.green() + 0.114 * ground.blue();
    return light > 140 ? QColor(0x10, 0x12, 0x16) : QColor(0xff, 0xff, 0xff);
}

StateColours stateColours(Brightness brightness)
{
    if (brightness == Brightness::Light)
        return {.busy = QColor(0x19, 0x67, 0xab),
                .waiting = QColor(0x8c, 0x8e, 0x93),
                .blocked = QColor(0xd4, 0x77, 0x0a),
                .failed = QColor(0x97, 0x21, 0x07),
                .done = QColor(0x11, 0x30, 0x33)};
    return {.busy = QColor(0x3f, 0x9c, 0xf6),
            .waiting = QColor(0x87, 0x89, 0x8e),
            .blocked = QColor(0xff, 0xba, 0x1b),
            .failed = QColor(0xe2, 0x27, 0x46),
            .done = QColor(0xd1, 0xf5, 0xe5)};
}

CanvasColours canvasColours(Brightness brightness)
{
    if (brightness == Brightness::Light)
        return {.background = QColor(0xf4, 0xf5, 0xf7),
                .grid = QColor(0xd9, 0xdc, 0xe1),
                .card = QColor(0xff, 0xff, 0xff),
                .cardBorder = QColor(0xb9, 0xbe, 0xc7),
                .text = QColor(0x1d, 0x21, 0x28),
                .quietText = QColor(0x5c, 0x63, 0x70),
                .link = QColor(0x7a, 0x82, 0x90),
                .selection = QColor(0x6d, 0x3f, 0xc4),
                .frame = QColor(0xe6, 0xe9, 0xef),
                .note = QColor(0xff, 0xf6, 0xd6),
                .noteText = QColor(0x4a, 0x40, 0x1c),
                .warning = QColor(0xa8, 0x5b, 0x00)};
    return {.background = QColor(0x1b, 0x1e, 0x23),
            .grid = QColor(0x2f, 0x34, 0x3c),
            .card = QColor(0x2a, 0x2e, 0x36),
            .cardBorder = QColor(0x4b, 0x52, 0x5e),
            .text = QColor(0xec, 0xee, 0xf2),
            .quietText = QColor(0xa4, 0xab, 0xb8),
            .link = QColor(0x8b, 0x93, 0xa2),
            .selection = QColor(0xb7, 0x9a, 0xff),
            .frame = QColor(0x24, 0x28, 0x2f),
            .note = QColor(0x45, 0x3d, 0x22),
            .noteText = QColor(0xf3, 0xe8, 0xc2),
            .warning = QColor(0xff, 0xc1, 0x4d)};
}

QPalette paletteFor(Brightness brightness)
{
    const CanvasColours canvas = canvasColours(brightness);
    const bool light = brightness == Brightness::Light;
    const QColor window = light ? QColor(0xfa, 0xfa, 0xfb) : QColor(0x22, 0x25, 0x2b);
    const QColor base = light ? QColor(0xff, 0xff, 0xff) : QColor(0x1b, 0x1e, 0x23);
    const QColor disabled = light ? QColor(0x9a, 0xa0, 0xab) : QColor(0x6c, 0x73, 0x80);

    QPalette palette(light ? QColor(0xf1, 0xf2, 0xf5) : QColor(0x31, 0x36, 0x3f), window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase,
                     light ? QColor(0xf5, 0xf6, 0xf8) : QColor(0x22, 0x26, 0x2c));
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, canvas.text);
        palette.setColor(QPalette::Disabled, role, disabled);
    }
    palette.setColor(QPalette::ToolTipBase, canvas.card);
    palette.setColor(QPalette::PlaceholderText, canvas.quietText);
    palette.setColor(QPalette::BrightText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Highlight,
                     light ? QColor(0x6d, 0x3f, 0xc4) : QColor(0x7a, 0x54, 0xd8));
    palette.setColor(QPalette::HighlightedText, QColor(0xff, 0xff, 0xff));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, canvas.cardBorder);
    palette.setColor(QPalette::Link, light ? QColor(0x19, 0x5f, 0xb0) : QColor(0x7a, 0xb8, 0xff));
    palette.setColor(QPalette::LinkVisited, palette.color(QPalette::Link));
    return palette;
}

void applyTheme(QApplication &application)
{
    applyTheme(application, brightnessOf(application.palette()));
}

void applyTheme(QApplication &application, Brightness brightness)
{
    application.setStyle(new StudioStyle);
    application.setPalette(paletteFor(brightness));
}

} // namespace paipa::ui
