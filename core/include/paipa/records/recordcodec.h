// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/result.h>
#include <paipa/records/record.h>

#include <QJsonObject>
#include <QJsonValue>

namespace paipa {

/// JSON for a value, from which valueFromJson() makes the same value of the same type: bytes become
/// {"$bytes": base64}, dates {"$date": ISO 8601}, reals that JSON would take for integers or does
/// not know {"$real": text}, and maps that look like one of these {"$map": map}. Only the order of
/// the fields of a map is lost: they are sorted by name.
[[nodiscard]] QJsonValue toJson(const Value &value);
[[nodiscard]] QJsonObject toJson(const Record &record);

/// JSON for other programs: bytes as base64 text, dates as ISO 8601 text, numbers that JSON does
/// not know as null.
[[nodiscard]] QJsonValue toPlainJson(const Value &value);

/// Appends \a value to \a json as compact plain JSON without line break, fields in their order.
void appendJson(QByteArray &json, const Value &value);
/// Appends \a record to \a json as one line of compact plain JSON, fields in the record's order.
void appendJson(QByteArray &json, const Record &record);

/// One line of compact plain JSON without line break, fields in the record's order.
[[nodiscard]] QByteArray toJsonLine(const Record &record);

[[nodiscard]] Value valueFromJson(const QJsonValue &json);
[[nodiscard]] Record recordFromJson(const QJsonObject &json);

} // namespace paipa
