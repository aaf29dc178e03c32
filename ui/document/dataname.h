// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCryptographicHash>
#include <QString>

namespace paipa::ui {

/// What the program calls its own data about the file \a path, absolute.
[[nodiscard]] inline QString dataNameFor(const QString &path)
{
    constexpr qsizetype length = 32;
    const QByteArray hash = QCryptographicHash::hash(path.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().first(length));
}

} // namespace paipa::ui
