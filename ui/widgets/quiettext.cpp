// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/quiettext.h"

#include "widgets/theme.h"

namespace paipa::ui {

QPalette quietPalette(QPalette palette)
{
    palette.setColor(QPalette::WindowText, canvasColours(brightnessOf(palette)).quietText);
    return palette;
}

} // namespace paipa::ui
