// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/textlayout.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString spaces(qsizetype count) { return QString(std::max<qsizetype>(count, 0), u' '); }

QStringList wrappedLine(const QString &line, qsizetype width)
{
    QStringList lines(1);
    for (const QString &word : line.split(u' ', Qt::SkipEmptyParts)) {
        QString &last = lines.last();
        if (!last.isEmpty() && last.size() + 1 + word.size() > width)
            lines.append(word);
        else
            last += last.isEmpty() ? word : u' ' + word;
    }
    return lines;
}

} // namespace

QString wrapped(const QString &text, qsizetype width, qsizetype indent)
{
    QString result;
    for (const QString &line : text.split(u'\n')) {
        for (const QString &part : wrappedLine(line, width - indent))
            result += (part.isEmpty() ? QString() : spaces(indent) + part) + u'\n';
    }
    return result;
}

QString formatted(const QString &markdown, qsizetype width)
{
    QString result;
    QString paragraph;
    const auto endParagraph = [&] {
        if (!paragraph.isEmpty())
            result += wrapped(std::exchange(paragraph, {}), width);
    };
    bool isCode = false;
    for (const QString &line : markdown.trimmed().split(u'\n')) {
        const bool isFence = line.startsWith("```"_L1);
        isCode = isCode != isFence;
        if (isCode || isFence || line.isEmpty() || line.startsWith("    "_L1)) {
            endParagraph();
            if (!isFence)
                result += (isCode ? u"    "_s : QString()) + line + u'\n';
        } else {
            paragraph += line + u' ';
        }
    }
    endParagraph();
    return result;
}

QString definitionList(const QList<QStringList> &pairs, qsizetype width)
{
    constexpr qsizetype margin = 2;
    constexpr qsizetype descriptions = 28;
    QString result;
    for (const QStringList &pair : pairs) {
        const QString term = spaces(margin) + pair.at(0);
        QString description = wrapped(pair.at(1), width, descriptions);
        if (term.size() + margin <= descriptions)
            description = term + spaces(descriptions - term.size()) + description.mid(descriptions);
        else
            result += term + u'\n';
        result += description;
    }
    return result;
}

QString textTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString result;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row[i].leftJustified(widths[i] + 2) : row[i];
        while (line.endsWith(u' '))
            line.chop(1);
        result += line + u'\n';
    }
    return result;
}

} // namespace paipa::cli
