// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/pipelinespec.h>

#include <functional>

/// Changes of a pipeline, each a pure function from one value to the next. What does not apply,
/// such as a step that does not exist, leaves the pipeline as it was. None makes two steps of one
/// id, a link to a step that is not there, or two equal links.
namespace paipa {

/// An id that \a spec does not use yet, made from \a wish: "thumbnail", "thumbnail-2", …
/// Letters that ids cannot have are left out or become '-'.
[[nodiscard]] StepId freshId(const PipelineSpec &spec, const QString &wish);
/// A readable id for a new step of \a type: "image.thumbnail" gives "thumbnail".
[[nodiscard]] StepId freshIdForType(const PipelineSpec &spec, const QString &type);

/// \a step at the end, at \a position of the canvas; not if its id is taken.
[[nodiscard]] PipelineSpec withStep(PipelineSpec spec, StepSpec step,
                                    std::optional<CanvasPoint> position = {});
/// \a step between the two ends of \a link, which both of its neighbours keep.
[[nodiscard]] PipelineSpec withStepOnLink(PipelineSpec spec, const LinkSpec &link, StepSpec step,
                                          std::optional<CanvasPoint> position = {});
/// Without \a steps, the links at them, and their places on the canvas.
[[nodiscard]] PipelineSpec withoutSteps(PipelineSpec spec, const QList<StepId> &steps);
/// As withoutSteps(), but what fed a removed step then feeds what it fed.
[[nodiscard]] PipelineSpec withoutStepsReconnected(PipelineSpec spec, const QList<StepId> &steps);

/// \a steps, shifted on the canvas by \a delta. Those without a place start from the origin.
[[nodiscard]] PipelineSpec moved(PipelineSpec spec, const QList<StepId> &steps, CanvasPoint delta);
/// The step \a id with the id \a newId, also in links and layout; not if that is taken or not
/// valid.
[[nodiscard]] PipelineSpec renamed(PipelineSpec spec, const StepId &id, const StepId &newId);

/// The pipeline after steps were copied within it, and the ids of the copies in the order of the
/// steps.
struct Duplication {
    PipelineSpec spec;
    QList<StepId> copies;
};
/// Copies \a steps and the links between them, shifted by \a offset.
[[nodiscard]] Duplication duplicated(PipelineSpec spec, const QList<StepId> &steps,
                                     CanvasPoint offset);

/// The step \a id after \a change, which must not change its id.
[[nodiscard]] PipelineSpec withStepChanged(PipelineSpec spec, const StepId &id,
                                           const std::function<void(StepSpec &)> &change);
/// An undefined \a value removes the setting, so that its default applies.
[[nodiscard]] PipelineSpec withSetting(PipelineSpec spec, const StepId &id, const QString &key,
                                       const QJsonValue &value);
[[nodiscard]] PipelineSpec withWorkers(PipelineSpec spec, const StepId &id,
                                       std::optional<Workers> workers);

/// With \a link, unless there is one between the same ends or an end is missing.
[[nodiscard]] PipelineSpec withLink(PipelineSpec spec, LinkSpec link);
[[nodiscard]] PipelineSpec withoutLink(PipelineSpec spec, const LinkSpec &link);
/// \a link replaced by \a other at the same position.
[[nodiscard]] PipelineSpec withLinkReplaced(PipelineSpec spec, const LinkSpec &link,
                                            LinkSpec other);

/// Adds \a variable or replaces the one of its name.
[[nodiscard]] PipelineSpec withVariable(PipelineSpec spec, VariableSpec variable);
[[nodiscard]] PipelineSpec withoutVariable(PipelineSpec spec, const QString &name);
/// The variable \a name with the name \a newName, also where settings refer to it; not if that is
/// taken or not valid.
[[nodiscard]] PipelineSpec withVariableRenamed(PipelineSpec spec, const QString &name,
                                               const QString &newName);
/// A name that no variable of \a spec has yet, made from \a wish as freshId() does.
[[nodiscard]] QString freshVariableName(const PipelineSpec &spec, const QString &wish);

/// \a spec after \a fix, which validate() found for it. Nothing changes if what it names is not
/// there, or the result could not be read.
[[nodiscard]] PipelineSpec withFix(PipelineSpec spec, const Fix &fix);

} // namespace paipa
