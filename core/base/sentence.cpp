// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/sentence.h>

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace paipa {

namespace {

constexpr QLatin1StringView formKey("form");
constexpr QLatin1StringView argumentsKey("arguments");

/// \a form with its places filled; what an argument brings along is no place.
QString filled(const QString &form, const QStringList &arguments)
{
    QString text;
    for (qsizetype i = 0; i < form.size(); ++i) {
        const qsizetype place =
            form[i] == u'%' && i + 1 < form.size() ? form[i + 1].digitValue() : -1;
        if (place >= 1 && place <= arguments.size()) {
            text += arguments[place - 1];
            ++i;
        } else {
            text += form[i];
        }
    }
    return text;
}

} // namespace

Sentence Sentence::tr(const char *form)
{
    Sentence sentence;
    sentence.m_parts.append(
        Part{.form = QString::fromUtf8(form), .isTranslated = true, .arguments = {}});
    return sentence;
}

Sentence Sentence::verbatim(const QString &text)
{
    Sentence sentence;
    if (!text.isEmpty())
        sentence.m_parts.append(Part{.form = text, .isTranslated = false, .arguments = {}});
    return sentence;
}

void Sentence::append(const Sentence &argument)
{
    Q_ASSERT(!m_parts.isEmpty() && m_parts.constLast().isTranslated);
    m_parts.last().arguments.append(argument);
}

Sentence Sentence::operator+(const Sentence &next) const
{
    Sentence both = *this;
    both.m_parts += next.m_parts;
    return both;
}

Sentence Sentence::replaced(const QString &before, const QString &after) const
{
    Sentence result = *this;
    for (Part &part : result.m_parts) {
        if (!part.isTranslated)
            part.form.replace(before, after);
        for (Sentence &argument : part.arguments)
            argument = argument.replaced(before, after);
    }
    return result;
}

QString Sentence::toString() const
{
    return toString([](const QString &form) { return form; });
}

QString Sentence::toString(const Translation &translation) const
{
    QString text;
    for (const Part &part : m_parts) {
        QStringList arguments;
        for (const Sentence &argument : part.arguments)
            arguments.append(argument.toString(translation));
        text += part.isTranslated ? filled(translation(part.form), arguments) : part.form;
    }
    return text;
}

/// A text of its own, or a list of parts: texts, and forms with their arguments.
QJsonValue Sentence::parts() const
{
    if (m_parts.isEmpty())
        return QString();
    if (m_parts.size() == 1 && !m_parts.constFirst().isTranslated)
        return m_parts.constFirst().form;
    QJsonArray all;
    for (const Part &part : m_parts) {
        if (!part.isTranslated) {
            all.append(part.form);
            continue;
        }
        QJsonObject json{{formKey, part.form}};
        QJsonArray arguments;
        for (const Sentence &argument : part.arguments)
            arguments.append(argument.parts());
        if (!arguments.isEmpty())
            json.insert(argumentsKey, arguments);
        all.append(json);
    }
    return all;
}

Sentence Sentence::fromParts(const QJsonValue &parts)
{
    if (!parts.isArray())
        return verbatim(parts.toString());
    Sentence sentence;
    for (const QJsonValue &json : parts.toArray()) {
        Part part{.form = json.toString(json[formKey].toString()),
                  .isTranslated = json.isObject(),
                  .arguments = {}};
        for (const QJsonValue &argument : json[argumentsKey].toArray())
            part.arguments.append(fromParts(argument));
        sentence.m_parts.append(part);
    }
    return sentence;
}

QJsonValue Sentence::toJson() const
{
    const bool hasForms = std::ranges::any_of(m_parts, &Part::isTranslated);
    return hasForms ? parts() : QJsonValue(QJsonValue::Undefined);
}

Sentence Sentence::fromJson(const QString &english, const QJsonValue &parts)
{
    Sentence sentence = fromParts(parts);
    return sentence.toString() == english ? sentence : verbatim(english);
}

bool Sentence::operator==(const Sentence &) const = default;
bool Sentence::Part::operator==(const Part &) const = default;

} // namespace paipa
