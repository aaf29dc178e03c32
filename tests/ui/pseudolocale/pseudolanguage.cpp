// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "pseudolanguage.h"

#include <QRegularExpression>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa::test {

namespace {

bool isOurs(QLatin1StringView context)
{
    static constexpr std::array others{"catalogue"_L1, "main"_L1, "RunWording"_L1,
                                       "RuntimeFields"_L1, "StepHelp"_L1};
    return context.startsWith("paipa::"_L1) || std::ranges::find(others, context) != others.end();
}

QString accented(QString text)
{
    static const QString plain = u"aceinouyAEINOUY"_s;
    static const QString accents = u"áçéíñóúýÁÉÍÑÓÚÝ"_s;
    for (QChar &letter : text) {
        if (const qsizetype i = plain.indexOf(letter); i >= 0)
            letter = accents[i];
    }
    return text;
}

/// Short words, so that what wraps can.
QString filler(qsizetype letters)
{
    QString words;
    while (words.size() < letters)
        words += u" éé"_s;
    return words;
}

} // namespace

QString PseudoLanguage::translate(const char *context, const char *source, const char *comment,
                                  int count) const
{
    Q_UNUSED(comment)
    Q_UNUSED(count)
    if (!isOurs(QLatin1StringView(context)) || *source == '[') // it is translated
        return {};
    // Places, mnemonics, and HTML tags and entities stay as they are.
    static const QRegularExpression kept(u"%L?[0-9n]|&\\w+;|&\\w|<[^>]*>"_s);
    const QString text = QString::fromUtf8(source);
    QString translated = u"["_s;
    qsizetype from = 0;
    qsizetype letters = 0;
    const auto append = [&](qsizetype to) {
        letters += to - from;
        translated += accented(text.mid(from, to - from));
    };
    for (auto it = kept.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        append(match.capturedStart());
        translated += match.captured();
        from = match.capturedEnd();
    }
    append(text.size());
    return translated + filler(letters * 2 / 5) + u']';
}

QString outsideOfBrackets(QString text)
{
    static const QRegularExpression innermost(u"\\[[^\\[\\]]*\\]"_s);
    while (text.contains(innermost))
        text.remove(innermost);
    static const QRegularExpression cut(u"\\[[^\\]]*…$"_s);
    return text.remove(cut);
}

} // namespace paipa::test
