// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/edits.h>

#include "jsonreader.h"
#include "shapereader.h"
#include "specreader.h"

#include <paipa/document/pipelinefile.h>
#include <paipa/document/sourcemap.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

// Fixes are changes of the text of a file: problems are found in what no member of a PipelineSpec
// holds, too.
namespace paipa {

namespace {

/// The last part of a JSON pointer, and where that is.
struct Spot {
    JsonNode *parent = nullptr; ///< Null if there is no such place.
    QString key = {};
};

JsonNode *childOf(JsonNode &node, const QString &key)
{
    if (node.kind == JsonNode::Kind::List) {
        const auto index = static_cast<std::size_t>(key.toULongLong());
        return index < node.elements.size() ? &node.elements[index] : nullptr;
    }
    const auto found = std::ranges::find(node.members, key, &JsonMember::key);
    return found == node.members.end() ? nullptr : &found->value;
}

/// Makes the objects on the way that are missing.
Spot spotAt(JsonNode &root, const QString &pointer)
{
    QStringList parts = pointerParts(pointer);
    if (parts.isEmpty())
        return {};
    Spot spot{.parent = &root, .key = parts.takeLast()};
    for (const QString &part : std::as_const(parts)) {
        JsonNode *child = childOf(*spot.parent, part);
        if (!child && spot.parent->kind == JsonNode::Kind::Object) {
            spot.parent->add(part, JsonNode::object({}));
            child = &spot.parent->members.back().value;
        }
        if (!child || child->kind == JsonNode::Kind::Scalar)
            return {};
        spot.parent = child;
    }
    return spot;
}

void remove(const Spot &spot)
{
    if (spot.parent->kind == JsonNode::Kind::Object)
        (void)spot.parent->take(spot.key);
    else if (childOf(*spot.parent, spot.key))
        spot.parent->elements.erase(spot.parent->elements.begin() + spot.key.toLongLong());
}

/// Whether \a fix could be made in \a file.
bool apply(JsonNode &file, const Fix &fix)
{
    const Spot spot = spotAt(file, fix.pointer);
    JsonNode *present = spot.parent ? childOf(*spot.parent, spot.key) : nullptr;
    const bool isNew = fix.kind == Fix::Kind::Add;
    if (!spot.parent || (present != nullptr) == isNew)
        return false;
    switch (fix.kind) {
    case Fix::Kind::Remove: remove(spot); return true;
    case Fix::Kind::Replace: *present = JsonNode{.scalar = fix.value, .members = {}}; return true;
    case Fix::Kind::Add: spot.parent->add(spot.key, QJsonValue(fix.value)); return true;
    case Fix::Kind::Move: break;
    }
    JsonNode moved = *present;
    remove(spot);
    const Spot target = spotAt(file, fix.value);
    if (!target.parent)
        return false;
    if (!childOf(*target.parent, target.key))
        target.parent->add(target.key, std::move(moved));
    return true;
}

} // namespace

PipelineSpec withFix(PipelineSpec spec, const Fix &fix)
{
    Result<JsonNode> file = readJson(toJson(spec), {});
    if (!file || !apply(*file, fix))
        return spec;
    ShapeContext context;
    PipelineSpec fixed = specFrom(*file, context);
    return context.problems.isEmpty() ? fixed : spec;
}

} // namespace paipa
