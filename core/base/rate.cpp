// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/rate.h>

#include <paipa/base/quantities.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

constexpr QLatin1StringView shared(" of ");

} // namespace

std::optional<Rate> parseRate(QStringView text)
{
    const qsizetype of = text.indexOf(shared);
    const QString name = of < 0 ? QString() : text.sliced(of + shared.size()).trimmed().toString();
    if (of >= 0 && name.isEmpty())
        return {};
    text = text.first(of < 0 ? text.size() : of);
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
    return Rate{items, *per, name};
}

QString toString(const Rate &rate)
{
    QString per = toString(rate.per);
    if (per.startsWith("1 "_L1))
        per.remove(0, 2);
    const QString name = rate.of.isEmpty() ? QString() : shared + rate.of;
    return QString::number(rate.items) + u'/' + per + name;
}

} // namespace paipa
