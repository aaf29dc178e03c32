// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/problem.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

bool hasErrors(const Problems &problems)
{
    return std::ranges::any_of(problems,
                               [](const Problem &p) { return p.severity == Severity::Error; });
}

QString toString(const Problem &problem)
{
    const Place &place = problem.place;
    QString where = place.file;
    if (place.line > 0)
        where += u':' + QString::number(place.line);
    if (place.line > 0 && place.column > 0)
        where += u':' + QString::number(place.column);
    if (!where.isEmpty())
        where += u": "_s;
    const QLatin1StringView severity =
        problem.severity == Severity::Error ? "error"_L1 : "warning"_L1;
    return where + severity + u'[' + problem.code + u"]: "_s + problem.text.toString();
}

} // namespace paipa
