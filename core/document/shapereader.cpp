// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "shapereader.h"

#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

void ShapeContext::report(TextPosition where, const QString &field, const Sentence &text)
{
    const Sentence whose = step.isEmpty() ? Sentence() : Sentence::tr("step \"%1\": ").arg(step);
    problems.append(Problem{.code = u"bad-value"_s,
                            .text = whose + text,
                            .place = {.file = fileName,
                                      .line = where.line,
                                      .column = where.column,
                                      .step = step,
                                      .field = field}});
}

ObjectReader::ObjectReader(const JsonNode &node, QString field, ShapeContext &context)
    : m_node(node), m_field(std::move(field)), m_context(context)
{
    if (node.kind != JsonNode::Kind::Object)
        m_context.report(node.position, m_field,
                         Sentence::tr("%1 must be an object in braces, not %2")
                             .arg(m_field.isEmpty() ? Sentence::tr("the pipeline")
                                                    : Sentence::verbatim(u'"' + m_field + u'"'),
                                  kindName(node)));
}

const JsonNode *ObjectReader::take(const QString &key)
{
    m_taken.append(key);
    return m_node.find(key);
}

std::optional<QString> ObjectReader::text(const QString &key)
{
    const JsonNode *value = take(key);
    if (!value)
        return {};
    if (value->isText())
        return value->scalar.toString();
    mismatch(*value, key, Sentence::tr("a text"));
    return {};
}

std::optional<bool> ObjectReader::boolean(const QString &key)
{
    const JsonNode *value = take(key);
    if (!value)
        return {};
    if (value->scalar.isBool())
        return value->scalar.toBool();
    mismatch(*value, key, Sentence::tr("true or false"));
    return {};
}

std::optional<qint64> ObjectReader::whole(const QString &key)
{
    const JsonNode *value = take(key);
    if (!value)
        return {};
    constexpr qint64 no = std::numeric_limits<qint64>::min();
    const qint64 number = value->scalar.toInteger(no);
    if (number != no)
        return number;
    mismatch(*value, key, Sentence::tr("a whole number"));
    return {};
}

std::optional<int> ObjectReader::smallWhole(const QString &key)
{
    const std::optional<qint64> number = whole(key);
    if (!number)
        return {};
    if (*number >= std::numeric_limits<int>::min() && *number <= std::numeric_limits<int>::max())
        return static_cast<int>(*number);
    mismatch(*m_node.find(key), key, Sentence::tr("a smaller whole number"));
    return {};
}

QJsonObject ObjectReader::object(const QString &key)
{
    const JsonNode *value = take(key);
    if (!value)
        return {};
    if (value->kind != JsonNode::Kind::Object)
        mismatch(*value, key, Sentence::tr("an object in braces"));
    return value->toJsonValue().toObject();
}

void ObjectReader::each(const QString &key,
                        const std::function<void(const JsonNode &, const QString &)> &read)
{
    const JsonNode *list = take(key);
    if (!list)
        return;
    if (list->kind != JsonNode::Kind::List)
        return mismatch(*list, key, Sentence::tr("a list in brackets"));
    for (std::size_t i = 0; i < list->elements.size(); ++i)
        read(list->elements[i], u"%1[%2]"_s.arg(fieldOf(key), QString::number(i)));
}

QJsonObject ObjectReader::others() const
{
    QJsonObject result;
    for (const JsonMember &member : m_node.members) {
        if (!m_taken.contains(member.key))
            result.insert(member.key, member.value.toJsonValue());
    }
    return result;
}

QString ObjectReader::fieldOf(const QString &key) const
{
    return m_field.isEmpty() ? key : m_field + u'.' + key;
}

void ObjectReader::mismatch(const JsonNode &value, const QString &key, const Sentence &expected)
{
    const bool isReference = value.isText() && value.scalar.toString().contains("${"_L1);
    const Sentence hint =
        isReference ? Sentence::tr("; variables can be used in \"settings\" only") : Sentence();
    m_context.report(value.position, fieldOf(key),
                     Sentence::tr("\"%1\" must be %2, not %3").arg(key, expected, kindName(value))
                         + hint);
}

void ObjectReader::missing(const QString &key)
{
    if (m_node.kind == JsonNode::Kind::Object)
        m_context.report(m_node.position, fieldOf(key),
                         Sentence::tr("the key \"%1\" is missing").arg(key));
}

} // namespace paipa
