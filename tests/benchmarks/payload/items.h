// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/records/record.h>

#include <QByteArray>

#include <array>
#include <cstdint>

namespace paipa::bench::payload {

/// 64 bytes and a shared array.
struct Parcel {
    std::int64_t value = 0;
    std::array<std::int64_t, 4> numbers = {};
    QByteArray bytes;
};

[[nodiscard]] inline Record recordOf(std::int64_t value)
{
    using namespace Qt::Literals::StringLiterals;
    static const QString text = u"photos/2026/sunset.jpg"_s;
    return Record{Field{u"number"_s, value}, Field{u"path"_s, text}, Field{u"width"_s, qint64(640)},
                  Field{u"ratio"_s, 1.5},    Field{u"name"_s, text}, Field{u"isNew"_s, true}};
}

[[nodiscard]] inline std::int64_t valueOf(const Record &record)
{
    using namespace Qt::Literals::StringLiterals;
    return *record.value(u"number"_s).get<qint64>();
}

} // namespace paipa::bench::payload
