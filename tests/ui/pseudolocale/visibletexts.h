// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

class QWidget;

namespace paipa::test {

/// A text that can be read in a window.
struct VisibleText {
    QString where; ///< Which widget, for messages.
    QString text;
    QString whole = {}; ///< What its tool tip says: the whole text, where only part of it fits.
    bool isCut = false; ///< It needs more room than it has.
};

/// The texts of labels, buttons, tabs, headers, actions and fields that are visible in \a window.
[[nodiscard]] QList<VisibleText> visibleTexts(const QWidget &window);

} // namespace paipa::test
