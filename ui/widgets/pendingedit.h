// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace paipa::ui {

/// Ends the edit that is under way in \a area, as if the focus had left it, so that what is shown
/// also counts: before something is saved or run, and before \a area goes away. Keeps the focus.
/// Does nothing if nobody is typing there.
void finishPendingEdit(QWidget &area);

} // namespace paipa::ui
