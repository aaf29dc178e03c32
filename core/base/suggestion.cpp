// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/suggestion.h>

#include <algorithm>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// Optimal string alignment distance: insertions, deletions, changes, and swaps of neighbours.
int distance(const QString &a, const QString &b)
{
    const auto rows = static_cast<std::size_t>(a.size()) + 1;
    const auto columns = static_cast<std::size_t>(b.size()) + 1;
    std::vector<std::vector<int>> table(rows, std::vector<int>(columns));
    for (std::size_t i = 0; i < rows; ++i)
        table[i][0] = static_cast<int>(i);
    for (std::size_t j = 0; j < columns; ++j)
        table[0][j] = static_cast<int>(j);
    const auto at = [](const QString &text, std::size_t i) {
        return text[static_cast<qsizetype>(i)];
    };
    for (std::size_t i = 1; i < rows; ++i) {
        for (std::size_t j = 1; j < columns; ++j) {
            const int change = at(a, i - 1) == at(b, j - 1) ? 0 : 1;
            table[i][j] =
                std::min({table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && at(a, i - 1) == at(b, j - 2) && at(a, i - 2) == at(b, j - 1))
                table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return table[rows - 1][columns - 1];
}

} // namespace

QString closest(const QString &written, const QStringList &candidates)
{
    QString best;
    // A third of the letters may be wrong; more is another word.
    int bestDistance = static_cast<int>(std::max<qsizetype>(1, written.size() / 3)) + 1;
    for (const QString &candidate : candidates) {
        const int d = distance(written.toLower(), candidate.toLower());
        if (d < bestDistance) {
            bestDistance = d;
            best = candidate;
        }
    }
    return best;
}

Sentence didYouMean(const QString &written, const QStringList &candidates)
{
    const QString suggestion = closest(written, candidates);
    return suggestion.isEmpty() ? Sentence()
                                : Sentence::tr(", did you mean \"%1\"?").arg(suggestion);
}

} // namespace paipa
