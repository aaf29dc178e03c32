// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/pipelinespec.h>

#include <algorithm>

namespace paipa {

bool isValidName(const QString &name)
{
    const auto isLetterOrDigit = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    };
    return !name.isEmpty() && isLetterOrDigit(name.front())
           && std::ranges::all_of(
               name, [&](QChar c) { return isLetterOrDigit(c) || c == u'-' || c == u'_'; });
}

QString toString(const OutputRef &output)
{
    return output.port.isEmpty() ? output.step.text : output.step.text + u':' + output.port;
}

OutputRef outputRefFrom(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0)
        return OutputRef{.step = {text}};
    return OutputRef{.step = {text.first(colon)}, .port = text.sliced(colon + 1)};
}

const StepSpec *PipelineSpec::find(const StepId &id) const
{
    const auto found = std::ranges::find(steps, id, &StepSpec::id);
    return found == steps.end() ? nullptr : &*found;
}

const VariableSpec *PipelineSpec::findVariable(const QString &wanted) const
{
    const auto found = std::ranges::find(variables, wanted, &VariableSpec::name);
    return found == variables.end() ? nullptr : &*found;
}

QList<StepId> PipelineSpec::stepIds() const
{
    QList<StepId> ids;
    ids.reserve(steps.size());
    for (const StepSpec &step : steps)
        ids.append(step.id);
    return ids;
}

} // namespace paipa
