// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>
#include <paipa/document/pipelinespec.h>

#include <QSet>
#include <QStringList>

/// What a step of a pipeline is to the catalogue, also if the catalogue does not know its type.
namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// What the step is called: its own title, else that of its type, else its type.
[[nodiscard]] QString titleOf(const StepSpec &step, const StepCatalogue &catalogue);
/// The setting that says most about the step, such as its folder; may be empty.
[[nodiscard]] QString detailOf(const StepSpec &step, const StepCatalogue &catalogue);
/// What the setting \a key of \a step is called: its label, else its key.
[[nodiscard]] QString settingTitle(const StepSpec &step, const QString &key,
                                   const StepCatalogue &catalogue);
/// The name of the icon for \a type: that of the type or of its family.
[[nodiscard]] QString iconNameOf(const QString &type);

[[nodiscard]] bool hasInput(const StepSpec &step, const StepCatalogue &catalogue);
/// The names of the outputs. Those of an unknown type are the ones that links of \a spec use, and
/// at least one.
[[nodiscard]] QStringList outputsOf(const StepSpec &step, const PipelineSpec &spec,
                                    const StepCatalogue &catalogue);
/// The position of \a port among \a outputs; the empty name is the first. -1 if there is none.
[[nodiscard]] qsizetype outputIndex(const QStringList &outputs, const QString &port);
/// The output at \a index as links name it: the first without its name.
[[nodiscard]] OutputRef outputAt(const StepId &step, const QStringList &outputs, qsizetype index);

/// A step of \a type with an id that \a spec does not use, and settings at their defaults.
[[nodiscard]] StepSpec newStep(const PipelineSpec &spec, const StepCatalogue &catalogue,
                               const QString &type);

/// Whether a link can be made, or why not.
enum class LinkFit {
    Fits,
    NoOutput, ///< There is no such step, or it has no such output.
    NoInput,  ///< There is no such step, or it is a source.
    SameStep,
    Exists,
    Circle, ///< Items would come back to where they were.
};
[[nodiscard]] LinkFit linkFit(const PipelineSpec &spec, const StepCatalogue &catalogue,
                              const OutputRef &from, const StepId &to);

/// The steps that a link from \a from can lead to, and those from which one can come to \a to.
[[nodiscard]] QSet<StepId> fittingTargets(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                          const OutputRef &from);
[[nodiscard]] QSet<StepId> fittingSources(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                          const StepId &to);

/// How the variable \a name of \a spec is used: as what the first setting is that consists of it.
[[nodiscard]] TextRole roleOfVariable(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                      const QString &name);

} // namespace paipa::ui
