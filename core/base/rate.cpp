// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/rate.h>

#include <paipa/base/quantities.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

std::optional<Rate> parseRate(QStringView text)
{
    const qsizetype slash = text.indexOf(u'/');
    if (slash < 0)
        return {};
    bool isNumber = false;
    const qint64 items = text.first(slash).trimmed().toLongLong(&isNumber);
    const QString unit = text.sliced(slash + 1).trimmed().toString();
    if (!isNumber || items < 1 || unit.isEmpty())
        return {};
    const auto per = parseDuration(unit.front().isLetter() ? u"1 "_s + unit : unit);
    if (!per || per->count() < 1)
        return {};
    return Rate{items, *per};
}

QString toString(Rate rate)
{
    QString per = toString(rate.per);
    if (per.startsWith("1 "_L1))
        per.remove(0, 2);
    return QString::number(rate.items) + u'/' + per;
}

} // namespace paipa
