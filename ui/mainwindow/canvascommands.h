// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/actions.h"
#include "mainwindow/documentview.h"

namespace paipa::ui {

/// Does what \a command means for the pipeline in \a view; false if it means nothing there.
bool runCanvasCommand(DocumentView &view, Command command);

/// Adds a step of \a type beside the selection, linked to it if that fits.
void addStepOfType(DocumentView &view, const QString &type);

} // namespace paipa::ui
