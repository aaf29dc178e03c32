// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/numbers.h"

#include <algorithm>
#include <array>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

QString compactCount(quint64 count, const QLocale &locale)
{
    if (count < 10'000)
        return locale.toString(count);
    struct Scale {
        double unit;
        QStringView suffix;
    };
    static constexpr std::array scales{Scale{1e12, u"T"}, Scale{1e9, u"G"}, Scale{1e6, u"M"},
                                       Scale{1e3, u"k"}};
    const auto value = static_cast<double>(count);
    for (const Scale &scale : scales) {
        if (value < scale.unit)
            continue;
        const double scaled = value / scale.unit;
        const int decimals = scaled < 10 ? 1 : 0;
        return locale.toString(scaled, 'f', decimals) + QChar(0x202f) + scale.suffix.toString();
    }
    return locale.toString(count);
}

int forPlural(quint64 count)
{
    return static_cast<int>(std::min(count, static_cast<quint64>(std::numeric_limits<int>::max())));
}

QString rateText(double perSecond, const QLocale &locale)
{
    const int decimals = perSecond >= 100 || perSecond == 0 ? 0 : perSecond >= 1 ? 1 : 2;
    const QString number = perSecond >= 100'000
                               ? compactCount(static_cast<quint64>(perSecond), locale)
                               : locale.toString(perSecond, 'f', decimals);
    return number + u"/s"_s;
}

} // namespace paipa::ui
