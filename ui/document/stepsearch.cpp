// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/stepsearch.h"

#include "document/cataloguewording.h"

#include <paipa/catalogue/stepcatalogue.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// \a word against one text: at its start, at the start of a word of it, or anywhere in it.
int scoreIn(const QString &text, const QString &word, int weight)
{
    const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
    if (at < 0)
        return 0;
    if (at == 0)
        return 4 * weight;
    return text.contains(u' ' + word, Qt::CaseInsensitive)
                   || text.contains(u'.' + word, Qt::CaseInsensitive)
               ? 3 * weight
               : weight;
}

} // namespace

int matchScore(const StepType &type, const QString &typed)
{
    const StepInfo &info = type.info();
    int sum = 1;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const int best =
            std::max({scoreIn(titleOf(info), word, 100), scoreIn(info.title, word, 95),
                      scoreIn(info.type, word, 90), scoreIn(categoryOf(info), word, 20),
                      scoreIn(summaryOf(info), word, 5)});
        if (best == 0)
            return 0;
        sum += best;
    }
    return sum;
}

QList<const StepType *> findTypes(const StepCatalogue &catalogue, const QString &typed)
{
    QList<const StepType *> found = catalogue.types();
    found.removeIf([&](const StepType *type) { return matchScore(*type, typed) == 0; });
    std::ranges::sort(found, {}, [](const StepType *type) { return titleOf(type->info()); });
    std::ranges::stable_sort(found, std::greater<>(),
                             [&](const StepType *type) { return matchScore(*type, typed); });
    return found;
}

} // namespace paipa::ui
