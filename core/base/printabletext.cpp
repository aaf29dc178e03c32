// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/printabletext.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

bool misleads(QChar c)
{
    switch (c.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format: // marks of direction, joiners, soft hyphens
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return true;
    default: return false;
    }
}

QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'\n': return u"\\n"_s;
    case u'\r': return u"\\r"_s;
    case u'\t': return u"\\t"_s;
    default: return u"\\u{%1}"_s.arg(static_cast<uint>(c.unicode()), 0, 16);
    }
}

} // namespace

QString printable(const QString &text)
{
    if (std::ranges::none_of(text, misleads))
        return text;
    QString result;
    for (const QChar c : text) {
        if (misleads(c))
            result += escaped(c);
        else
            result += c;
    }
    return result;
}

} // namespace paipa
