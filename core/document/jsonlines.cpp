// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "jsonlines.h"

#include <QJsonArray>
#include <QLocale>
#include <QVariant>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

QByteArray textOf(const QString &text)
{
    constexpr QByteArrayView special = "\"\\\b\f\n\r\t";
    constexpr QByteArrayView letters = "\"\\bfnrt";
    QByteArray result(1, '"');
    for (const char c : text.toUtf8()) {
        if (const qsizetype index = c == '\0' ? -1 : special.indexOf(c); index >= 0)
            result.append('\\').append(letters[index]);
        else if (static_cast<unsigned char>(c) < 0x20)
            result.append("\\u00").append(QByteArray(1, c).toHex());
        else
            result.append(c);
    }
    return result.append('"');
}

QByteArray textOf(double number)
{
    if (!std::isfinite(number))
        return "null"_ba;
    QByteArray text = QByteArray::number(number, 'g', QLocale::FloatingPointShortest);
    if (!text.contains('.') && !text.contains('e'))
        text += ".0"; // else it would be read as a whole number, too large for one
    return text;
}

QByteArray scalarText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? "true"_ba : "false"_ba;
    case QJsonValue::Double: {
        const QVariant number = value.toVariant();
        return number.typeId() == QMetaType::LongLong ? QByteArray::number(number.toLongLong())
                                                      : textOf(number.toDouble());
    }
    case QJsonValue::String: return textOf(value.toString());
    default: return "null"_ba;
    }
}

QByteArray oneLineText(const QJsonValue &value);

QByteArray joined(const QByteArrayList &parts, const char *open, const char *close)
{
    return open + parts.join(", ") + close;
}

QByteArray oneLineText(const JsonLines::Members &members)
{
    QByteArrayList parts;
    for (const auto &[key, value] : members)
        parts.append(textOf(key) + ": " + oneLineText(value));
    return parts.isEmpty() ? "{}"_ba : joined(parts, "{ ", " }");
}

QByteArray oneLineText(const QJsonValue &value)
{
    if (value.isArray()) {
        QByteArrayList parts;
        for (const QJsonValue &element : value.toArray())
            parts.append(oneLineText(element));
        return joined(parts, "[", "]");
    }
    if (!value.isObject())
        return scalarText(value);
    JsonLines::Members members;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        members.emplace_back(it.key(), it.value());
    return oneLineText(members);
}

} // namespace

JsonLines::JsonLines(QByteArray text) : m_text(std::move(text)) {}

JsonLines::JsonLines(char open, char close) : m_open(open), m_close(close) {}

JsonLines JsonLines::object() { return JsonLines('{', '}'); }

JsonLines JsonLines::list() { return JsonLines('[', ']'); }

JsonLines JsonLines::value(const QJsonValue &value)
{
    if (value.isArray()) {
        JsonLines lines = list();
        for (const QJsonValue &element : value.toArray())
            lines.append(JsonLines::value(element));
        return lines;
    }
    if (!value.isObject())
        return JsonLines(scalarText(value));
    JsonLines lines = object();
    lines.addOthers(value.toObject());
    return lines;
}

JsonLines JsonLines::oneLine(const Members &members) { return JsonLines(oneLineText(members)); }

JsonLines JsonLines::oneLine(const QJsonValue &value) { return JsonLines(oneLineText(value)); }

void JsonLines::add(const QString &key, JsonLines value)
{
    m_entries.push_back(Entry{.key = key, .value = std::move(value)});
}

void JsonLines::add(const QString &key, const QJsonValue &value)
{
    add(key, JsonLines::value(value));
}

void JsonLines::addOthers(const QJsonObject &others)
{
    for (auto it = others.begin(); it != others.end(); ++it) {
        if (std::ranges::find(m_entries, it.key(), &Entry::key) == m_entries.end())
            add(it.key(), it.value());
    }
}

void JsonLines::append(JsonLines value)
{
    m_entries.push_back(Entry{.key = {}, .value = std::move(value)});
}

QByteArray JsonLines::toText(int depth) const
{
    if (m_open == '\0')
        return m_text;
    if (m_entries.empty())
        return QByteArray(1, m_open) + m_close;
    const QByteArray indent((depth + 1) * 2, ' ');
    QByteArray text(1, m_open);
    for (const Entry &entry : m_entries) {
        text += (&entry == &m_entries.front() ? "\n"_ba : ",\n"_ba) + indent;
        if (m_open == '{')
            text += textOf(entry.key) + ": ";
        text += entry.value.toText(depth + 1);
    }
    return text + '\n' + indent.chopped(2) + m_close;
}

} // namespace paipa
