// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/recordstep.h>

#include <QByteArray>

namespace paipa {

/// The path of the file that the field \a field of \a item names, absolute and in the encoding of
/// the file system: what the operating system is given. The field is a text, or bytes for a name
/// that is not UTF-8. Throws Failure "missing-field" or "bad-field".
[[nodiscard]] QByteArray itemPath(const Record &item, const QString &field,
                                  const StepContext &context);

/// A native path as the value of a field: text, or bytes if it is not UTF-8.
[[nodiscard]] Value pathValue(const QByteArray &path);

/// The field \a field of \a item. Throws Failure "missing-field" if it is not there.
[[nodiscard]] const Value &requiredField(const Record &item, const QString &field);

/// The bytes of the field \a field of \a item: of a text its UTF-8, of bytes themselves. Throws
/// Failure "missing-field", or "bad-field" for another type.
[[nodiscard]] QByteArray fieldBytes(const Record &item, const QString &field);

/// Throws the Failure "cancelled" if the run is being aborted: for work on one item that takes
/// long.
void leaveIfAborted(const StepContext &context);

} // namespace paipa
