// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/records/texttemplate.h>

#include <paipa/base/failure.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

Result<TextTemplate> TextTemplate::parse(const QString &text)
{
    TextTemplate result;
    QString literal;
    const auto problem = [](const Sentence &message, qsizetype at) {
        return Problem{
            .code = u"template"_s, .text = message, .place = {.column = static_cast<int>(at) + 1}};
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c != u'{' && c != u'}') {
            literal += c;
            continue;
        }
        if (i + 1 < text.size() && text[i + 1] == c) {
            literal += c;
            ++i;
            continue;
        }
        if (c == u'}')
            return problem(
                Sentence::tr("'}' without '{' before it; write '}}' for the character itself"), i);
        const qsizetype end = text.indexOf(u'}', i);
        if (end < 0)
            return problem(
                Sentence::tr("'{' without '}' after it; write '{{' for the character itself"), i);
        const QString name = text.sliced(i + 1, end - i - 1).trimmed();
        if (name.isEmpty() || name.contains(u'{'))
            return problem(Sentence::tr("the braces must hold the name of one field"), i);
        if (!literal.isEmpty())
            result.m_parts.append(Part{std::exchange(literal, {}), false});
        result.m_parts.append(Part{name, true});
        i = end;
    }
    if (!literal.isEmpty())
        result.m_parts.append(Part{literal, false});
    return result;
}

QString TextTemplate::render(const Record &record,
                             const std::function<QString(const QString &)> &encode) const
{
    QString result;
    for (const Part &part : m_parts) {
        if (!part.isField) {
            result += part.text;
            continue;
        }
        const Value *value = record.find(part.text);
        if (!value || value->isNull()) {
            throw Failure(u"missing-field"_s,
                          Sentence::tr("the item has no field \"%1\"").arg(part.text),
                          Retry::Never);
        }
        result += encode ? encode(value->toText()) : value->toText();
    }
    return result;
}

QStringList TextTemplate::fields() const
{
    QStringList names;
    for (const Part &part : m_parts) {
        if (part.isField && !names.contains(part.text))
            names.append(part.text);
    }
    return names;
}

QString TextTemplate::literalPrefix() const
{
    return !m_parts.isEmpty() && !m_parts.first().isField ? m_parts.first().text : QString();
}

} // namespace paipa
