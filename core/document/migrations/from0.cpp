// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "migrations.h"

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// Moves the member \a from of \a source to the key \a to of \a target, if it is there.
void moveMember(JsonNode &source, QStringView from, JsonNode &target, const QString &to)
{
    for (JsonNode &value : source.take(from))
        target.add(to, std::move(value));
}

/// Moves what is left, so that unknown keys are reported where they stand. What the draft did not
/// know but today's format does must not come between: it gets a key that nobody knows.
void moveRest(JsonNode &source, JsonNode &target)
{
    for (JsonMember &member : source.members) {
        if (target.find(member.key))
            member.key.prepend(u"draft:");
        target.members.push_back(std::move(member));
    }
}

/// The draft had bare values: {"input": "photos"}.
JsonNode variables(JsonNode parameters)
{
    for (JsonMember &parameter : parameters.members) {
        JsonNode variable = JsonNode::object(parameter.value.position);
        variable.add(u"value"_s, std::move(parameter.value));
        parameter.value = std::move(variable);
    }
    return parameters;
}

/// The draft said "skipErrors": true.
void moveErrorPolicy(JsonNode &node, JsonNode &step)
{
    JsonNode policy = JsonNode::object(node.position);
    moveMember(node, u"retry", policy, u"retries"_s);
    for (JsonNode &skip : node.take(u"skipErrors")) {
        policy.position = skip.position;
        if (skip.scalar.isBool())
            skip.scalar = skip.scalar.toBool() ? u"set-aside"_s : u"stop"_s;
        policy.add(u"then"_s, std::move(skip));
    }
    if (!policy.members.empty())
        step.add(u"onError"_s, std::move(policy));
}

JsonNode step(JsonNode node, JsonNode &places)
{
    if (node.kind != JsonNode::Kind::Object)
        return node;
    JsonNode result = JsonNode::object(node.position);
    std::vector<JsonNode> position = node.take(u"at");
    const JsonNode *name = node.find(u"name");
    if (!position.empty() && name && name->isText())
        places.add(name->scalar.toString(), std::move(position.front()));
    moveMember(node, u"name", result, u"id"_s);
    moveMember(node, u"kind", result, u"type"_s);
    moveMember(node, u"threads", result, u"workers"_s);
    moveMember(node, u"options", result, u"settings"_s);
    for (JsonNode &capacity : node.take(u"capacity")) {
        JsonNode queue = JsonNode::object(capacity.position);
        queue.add(u"items"_s, std::move(capacity));
        result.add(u"queue"_s, std::move(queue));
    }
    moveErrorPolicy(node, result);
    moveRest(node, result);
    return result;
}

/// The draft had pairs: ["photos", "thumb"].
JsonNode link(JsonNode edge)
{
    if (edge.kind != JsonNode::Kind::List || edge.elements.size() != 2)
        return edge;
    JsonNode result = JsonNode::object(edge.position);
    result.add(u"from"_s, std::move(edge.elements[0]));
    result.add(u"to"_s, std::move(edge.elements[1]));
    return result;
}

} // namespace

JsonNode migratedFrom0(JsonNode draft)
{
    JsonNode file = JsonNode::object(draft.position);
    JsonNode places = JsonNode::object(draft.position);
    draft.take(u"format").clear();
    draft.take(u"version").clear();
    file.add(u"format"_s, QJsonValue(u"paipa-pipeline"_s));
    file.add(u"version"_s, QJsonValue(1));
    moveMember(draft, u"title", file, u"name"_s);
    for (JsonNode &parameters : draft.take(u"parameters"))
        file.add(u"variables"_s, variables(std::move(parameters)));
    for (JsonNode &nodes : draft.take(u"nodes")) {
        for (JsonNode &node : nodes.elements)
            node = step(std::move(node), places);
        file.add(u"steps"_s, std::move(nodes));
    }
    for (JsonNode &edges : draft.take(u"edges")) {
        for (JsonNode &edge : edges.elements)
            edge = link(std::move(edge));
        file.add(u"links"_s, std::move(edges));
    }
    if (!places.members.empty()) {
        JsonNode layout = JsonNode::object(draft.position);
        layout.add(u"nodes"_s, std::move(places));
        file.add(u"layout"_s, std::move(layout));
    }
    moveRest(draft, file);
    return file;
}

} // namespace paipa
