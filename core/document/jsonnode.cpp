// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "jsonnode.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

JsonNode JsonNode::list(TextPosition position)
{
    return JsonNode{.position = position, .kind = Kind::List, .members = {}};
}

JsonNode JsonNode::object(TextPosition position)
{
    return JsonNode{.position = position, .kind = Kind::Object, .members = {}};
}

const JsonNode *JsonNode::find(QStringView key) const
{
    const auto found = std::ranges::find(members, key, &JsonMember::key);
    return found == members.end() ? nullptr : &found->value;
}

void JsonNode::add(const QString &key, JsonNode value)
{
    const TextPosition where = value.position;
    members.push_back(JsonMember{.key = key, .position = where, .value = std::move(value)});
}

void JsonNode::add(const QString &key, const QJsonValue &value)
{
    add(key, JsonNode{.position = position, .scalar = value, .members = {}});
}

std::vector<JsonNode> JsonNode::take(QStringView key)
{
    std::vector<JsonNode> taken;
    const auto found = std::ranges::find(members, key, &JsonMember::key);
    if (found != members.end()) {
        taken.push_back(std::move(found->value));
        members.erase(found);
    }
    return taken;
}

QJsonValue JsonNode::toJsonValue() const
{
    switch (kind) {
    case Kind::Scalar: return scalar;
    case Kind::List: {
        QJsonArray array;
        for (const JsonNode &element : elements)
            array.append(element.toJsonValue());
        return array;
    }
    case Kind::Object: {
        QJsonObject object;
        for (const JsonMember &member : members)
            object.insert(member.key, member.value.toJsonValue());
        return object;
    }
    }
    Q_UNREACHABLE();
}

Sentence kindName(const JsonNode &node)
{
    switch (node.kind) {
    case JsonNode::Kind::List: return Sentence::tr("a list of length %1").arg(node.elements.size());
    case JsonNode::Kind::Object: return Sentence::tr("an object");
    case JsonNode::Kind::Scalar: break;
    }
    if (node.scalar.isString()) {
        const QString text = node.scalar.toString();
        constexpr qsizetype most = 40;
        return Sentence::tr("the text \"%1\"")
            .arg(text.size() > most ? text.first(most) + u'…' : text);
    }
    if (node.scalar.isDouble())
        return Sentence::tr("the number %1").arg(QString::number(node.scalar.toDouble()));
    return node.scalar.isBool() ? Sentence::tr("true or false") : Sentence::verbatim(u"null"_s);
}

void mapPlaces(const JsonNode &node, const QString &pointer, SourceMap &places)
{
    for (const JsonMember &member : node.members) {
        const QString child = pointerTo(pointer, member.key);
        places.insert(child, member.position, member.value.position);
        mapPlaces(member.value, child, places);
    }
    qsizetype index = 0;
    for (const JsonNode &element : node.elements) {
        const QString child = pointerTo(pointer, index++);
        places.insert(child, element.position, element.position);
        mapPlaces(element, child, places);
    }
}

} // namespace paipa
