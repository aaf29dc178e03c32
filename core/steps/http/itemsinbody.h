// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QByteArray>
#include <QList>

namespace paipa::steps {

/// What a client has sent, or what is wrong with it.
struct ItemsInBody {
    QList<Record> records = {};
    int badLine = 0; ///< From 1; 0: there is none.
    QString error = {};
};

/// Reads one JSON object, which may take several lines, or JSON Lines.
[[nodiscard]] ItemsInBody itemsIn(const QByteArray &body);

} // namespace paipa::steps
