// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/pendingedit.h"

#include <QApplication>
#include <QPointer>
#include <QWidget>

namespace paipa::ui {

void finishPendingEdit(QWidget &area)
{
    const QPointer<QWidget> focused = QApplication::focusWidget();
    if (!focused || (focused != &area && !area.isAncestorOf(focused)))
        return;
    if (!focused->testAttribute(Qt::WA_InputMethodEnabled)) // takes no text
        return;
    focused->clearFocus();
    if (focused)
        focused->setFocus(Qt::OtherFocusReason);
}

} // namespace paipa::ui
