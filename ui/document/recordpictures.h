// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QHash>
#include <QImage>
#include <QList>
#include <QString>

namespace paipa::ui {

/// Small pictures by record and field.
using RecordPictures = QHash<std::pair<qsizetype, QString>, QImage>;

/// The pictures that fields of \a records are or name, as files relative to \a baseFolder; the
/// first ones. Reads files and decodes: call it from a thread that may wait.
[[nodiscard]] RecordPictures picturesOf(const QList<Record> &records, const QString &baseFolder);

} // namespace paipa::ui
