// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/result.h>
#include <paipa/document/pipelinespec.h>
#include <paipa/document/sourcemap.h>

#include <QStringList>

#include <functional>
#include <optional>

namespace paipa {

class StepCatalogue;

/// Where ${env:NAME} and ${secret:NAME} come from; std::nullopt if there is no such value.
struct Environment {
    using Lookup = std::function<std::optional<QString>(const QString &name)>;
    Lookup variable;
    Lookup secret;
};

/// The environment variable that holds a secret: PAIPA_SECRET_ with its name in upper case and '_'
/// for '-'.
[[nodiscard]] QString secretVariableName(const QString &secret);

/// The environment of this process.
[[nodiscard]] Environment processEnvironment();

/// A pipeline whose settings hold values in place of references: for running only. It is a type of
/// its own so that nobody saves it, for it may contain secrets.
struct ResolvedPipeline {
    PipelineSpec spec;
};

/// Replaces all references in the settings of \a spec. A text that is exactly "${name}" becomes the
/// variable's value with its type; within a longer text it must be a text, a number or a boolean.
/// "$${" stands for "${". Values are inserted as they are: what looks like a reference in them
/// stays. Problems have places if \a places is given. Give it the runningPart(): what does not run
/// needs no values.
[[nodiscard]] Result<ResolvedPipeline> resolved(const PipelineSpec &spec,
                                                const Environment &environment,
                                                const SourceMap *places = nullptr);

/// Every text in the settings of \a spec that must not be shown or logged once it is resolved: the
/// secrets, and whatever of the environment stands in settings that \a catalogue knows as secret.
[[nodiscard]] QStringList secretValues(const PipelineSpec &spec, const StepCatalogue &catalogue,
                                       const Environment &environment);

/// A setting that refers to a variable, at any depth.
struct VariableUse {
    StepId step;
    QString setting; ///< Its key.

    bool operator==(const VariableUse &) const = default;
};

/// The settings of \a spec that refer to the variable \a name, in the order of the steps.
[[nodiscard]] QList<VariableUse> usesOfVariable(const PipelineSpec &spec, const QString &name);

/// Applies "NAME=VALUE": the value is converted to the type that the variable has in the file, and
/// must fit exactly. \a spec is unchanged if there are problems.
[[nodiscard]] Problems setVariable(PipelineSpec &spec, const QString &assignment);

} // namespace paipa
