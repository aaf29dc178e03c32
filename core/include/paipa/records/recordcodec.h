// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/records/record.h>

#include <QJsonObject>
#include <QJsonValue>

#include <optional>

namespace paipa {

/// One line of compact JSON without line break, from which recordFromJsonLine() makes an equal
/// record: bytes become {"$bytes": base64}, dates {"$date": ISO 8601}, reals that JSON would take
/// for integers or does not know {"$real": text}, and maps that look like one of these {"$map":
/// map}.
[[nodiscard]] QByteArray toJsonLine(const Record &record);
/// Nothing if \a line is no object. Fields come in the order of the line.
[[nodiscard]] std::optional<Record> recordFromJsonLine(const QByteArray &line);

/// Appends \a value to \a json as JSON for other programs, compact and without line break: bytes as
/// base64 text, dates as ISO 8601 text, numbers that JSON does not know as null, fields in their
/// order.
void appendPlainJson(QByteArray &json, const Value &value);
void appendPlainJson(QByteArray &json, const Record &record);
[[nodiscard]] QByteArray toPlainJsonLine(const Record &record);

/// From JSON of other programs: numbers without fraction that fit are integers.
[[nodiscard]] Value valueFromJson(const QJsonValue &json);
[[nodiscard]] Record recordFromJson(const QJsonObject &json);

} // namespace paipa
