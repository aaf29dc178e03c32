// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/suggestions.h"

#include "document/arrivingfields.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr auto nameField = "name"_L1; ///< Of a file, as the steps that list files call it.

/// What the step before \a id makes: bytes, such as a picture, rather than a text; empty if
/// neither, or if the data decide.
QString fieldMadeBefore(const PipelineSpec &spec, const StepCatalogue &catalogue, const StepId &id)
{
    for (const LinkSpec &link : spec.links) {
        const StepSpec *before = link.to == id ? spec.find(link.from.step) : nullptr;
        const StepType *type = before ? catalogue.find(before->type) : nullptr;
        if (!type)
            continue;
        const FieldFlow flow = type->fields(before->settings);
        if (flow.others == FieldFlow::Others::Unknown)
            continue;
        for (const ValueType wanted : {ValueType::Bytes, ValueType::Text}) {
            const auto made = std::ranges::find(flow.adds, wanted, &FieldInfo::type);
            if (made != flow.adds.end())
                return made->name;
        }
    }
    return {};
}

bool isNameToGive(const ParameterInfo &info)
{
    return info.presence == Presence::Required && info.role == TextRole::Template;
}

} // namespace

PipelineSpec withSuggestions(PipelineSpec spec, const StepCatalogue &catalogue, const StepId &id)
{
    const StepSpec *step = spec.find(id);
    const StepType *type = step ? catalogue.find(step->type) : nullptr;
    if (!type)
        return spec;
    const QJsonObject given = step->settings;
    const QStringList arriving = arrivingFields(spec, id, catalogue);
    const QStringList reads = type->fields(given).reads;
    const QString made = fieldMadeBefore(spec, catalogue, id);
    for (const ParameterInfo &info : type->parameters()) {
        if (given.contains(info.key))
            continue;
        const QString usual = info.defaultValue.toString();
        const bool isRead = info.role == TextRole::FieldName && reads.contains(usual);
        if (isRead && !made.isEmpty() && !arriving.contains(usual))
            spec = withSetting(std::move(spec), id, info.key, made);
        else if (isNameToGive(info) && arriving.contains(nameField))
            spec = withSetting(std::move(spec), id, info.key, u"{%1}"_s.arg(nameField));
    }
    return spec;
}

} // namespace paipa::ui
