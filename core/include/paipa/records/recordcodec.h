// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/result.h>
#include <paipa/records/record.h>

#include <QJsonObject>
#include <QJsonValue>

namespace paipa {

/// JSON for a value. Bytes become {"$bytes": base64} and dates {"$date": ISO 8601}, so that
/// valueFromJson() gives back the same types; numbers that JSON lacks (NaN, infinity) become null.
[[nodiscard]] QJsonValue toJson(const Value &value);
[[nodiscard]] QJsonObject toJson(const Record &record);

/// JSON for other programs: as toJson(), with bytes as base64 text and dates as ISO 8601 text.
[[nodiscard]] QJsonValue toPlainJson(const Value &value);

/// Appends \a record to \a json as one line of compact plain JSON, fields in the record's order.
void appendJson(QByteArray &json, const Record &record);

/// One line of compact plain JSON without line break, fields in the record's order.
[[nodiscard]] QByteArray toJsonLine(const Record &record);

[[nodiscard]] Value valueFromJson(const QJsonValue &json);
[[nodiscard]] Record recordFromJson(const QJsonObject &json);

} // namespace paipa
