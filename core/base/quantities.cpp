// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/quantities.h>

#include <array>
#include <cmath>
#include <limits>
#include <span>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

struct NamedUnit {
    QLatin1StringView name;
    qint64 factor;
};

// Largest binary unit first: toString() takes the first that divides.
constexpr std::array byteUnits{
    NamedUnit{"TiB"_L1, 1_GiB << 10},
    NamedUnit{"GiB"_L1, 1_GiB},
    NamedUnit{"MiB"_L1, 1_MiB},
    NamedUnit{"KiB"_L1, 1_KiB},
    NamedUnit{"TB"_L1, 1'000'000'000'000},
    NamedUnit{"GB"_L1, 1'000'000'000},
    NamedUnit{"MB"_L1, 1'000'000},
    NamedUnit{"kB"_L1, 1'000},
    NamedUnit{"B"_L1, 1},
};
constexpr std::array durationUnits{NamedUnit{"h"_L1, 3'600'000}, NamedUnit{"min"_L1, 60'000},
                                   NamedUnit{"ms"_L1, 1}, NamedUnit{"s"_L1, 1'000}};

/// "1.5 MiB" in the smallest unit; a number without unit counts \a bare.
std::optional<qint64> parseQuantity(QStringView text, std::span<const NamedUnit> units, qint64 bare)
{
    text = text.trimmed();
    qint64 factor = bare;
    for (const NamedUnit &unit : units) {
        if (text.endsWith(unit.name, Qt::CaseInsensitive)) {
            factor = unit.factor;
            text = text.chopped(unit.name.size()).trimmed();
            break;
        }
    }
    bool ok = false;
    if (const qint64 whole = text.toLongLong(&ok); ok) { // exact beyond 2^53
        const bool fits = whole >= 0 && whole <= std::numeric_limits<qint64>::max() / factor;
        return fits ? std::optional(whole * factor) : std::nullopt;
    }
    const double number = text.toDouble(&ok);
    const double result = std::round(number * static_cast<double>(factor));
    if (!ok || !(number >= 0) || result >= static_cast<double>(std::numeric_limits<qint64>::max()))
        return std::nullopt;
    return static_cast<qint64>(result);
}

QString inLargestUnit(qint64 amount, std::span<const NamedUnit> units)
{
    for (const NamedUnit &unit : units) {
        if (amount % unit.factor == 0 && (amount != 0 || unit.factor == 1))
            return QString::number(amount / unit.factor) + u' ' + unit.name;
    }
    Q_UNREACHABLE();
}

} // namespace

std::optional<ByteSize> parseByteSize(QStringView text)
{
    const std::optional<qint64> bytes = parseQuantity(text, byteUnits, 1);
    return bytes ? std::optional(ByteSize{*bytes}) : std::nullopt;
}

QString toString(ByteSize size)
{
    constexpr std::array binary{byteUnits[0], byteUnits[1], byteUnits[2], byteUnits[3],
                                byteUnits[8]};
    return inLargestUnit(size.bytes, binary);
}

std::optional<std::chrono::milliseconds> parseDuration(QStringView text)
{
    const std::optional<qint64> ms = parseQuantity(text, durationUnits, 1'000);
    return ms ? std::optional(std::chrono::milliseconds(*ms)) : std::nullopt;
}

QString toString(std::chrono::milliseconds duration)
{
    constexpr std::array descending{durationUnits[0], durationUnits[1], durationUnits[3],
                                    durationUnits[2]};
    return inLargestUnit(duration.count(), descending);
}

QString toRoundedString(std::chrono::nanoseconds duration)
{
    constexpr int showTenths = 10; // seconds
    if (duration < std::chrono::seconds(1))
        return u"%1 ms"_s.arg(std::chrono::round<std::chrono::milliseconds>(duration).count());
    return u"%1 s"_s.arg(secondsOf(duration), 0, 'f',
                         duration < std::chrono::seconds(showTenths) ? 1 : 0);
}

std::optional<Percent> parsePercent(QStringView text)
{
    text = text.trimmed();
    if (!text.endsWith(u'%'))
        return std::nullopt;
    bool isNumber = false;
    const double percent = text.chopped(1).trimmed().toDouble(&isNumber);
    return isNumber && percent >= 0 && percent <= 100 ? std::optional(Percent{percent})
                                                      : std::nullopt;
}

QString toString(Percent percent) { return QString::number(percent.value) + u" %"_s; }

namespace {

constexpr QLatin1StringView afterWord(" after ");

std::optional<qint64> parseCount(QStringView text)
{
    bool isNumber = false;
    const qint64 items = text.trimmed().toLongLong(&isNumber);
    return isNumber && items >= 0 ? std::optional(items) : std::nullopt;
}

} // namespace

std::optional<Allowance> parseAllowance(QStringView text)
{
    if (const std::optional<qint64> items = parseCount(text))
        return Allowance(*items);
    const qsizetype word = text.indexOf(afterWord);
    const std::optional<Percent> share = parsePercent(word < 0 ? text : text.first(word));
    const std::optional<qint64> after =
        word < 0 ? Share::usualAfter : parseCount(text.sliced(word + afterWord.size()));
    return share && after ? std::optional(Allowance(Share(*share, *after))) : std::nullopt;
}

QString toString(const Allowance &allowance)
{
    if (const qint64 *items = std::get_if<qint64>(&allowance))
        return QString::number(*items);
    const Share &share = std::get<Share>(allowance);
    const QString percent = toString(share.percent);
    return share.after == Share::usualAfter ? percent
                                            : percent + afterWord + QString::number(share.after);
}

} // namespace paipa
