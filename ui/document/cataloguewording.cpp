// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/cataloguewording.h"

#include <QCoreApplication>

namespace paipa::ui {

QString catalogueText(const QString &english)
{
    return english.isEmpty()
               ? english
               : QCoreApplication::translate("catalogue", english.toUtf8().constData());
}

} // namespace paipa::ui
