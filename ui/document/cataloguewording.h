// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/catalogue/steptype.h>

#include <QString>

namespace paipa::ui {

/// What the catalogue says of steps and settings, in the language of the user where that is known.
/// The catalogue itself is English; translations are in the context "catalogue".
[[nodiscard]] QString catalogueText(const QString &english);

[[nodiscard]] inline QString titleOf(const StepInfo &info) { return catalogueText(info.title); }
[[nodiscard]] inline QString summaryOf(const StepInfo &info) { return catalogueText(info.summary); }
[[nodiscard]] inline QString helpOf(const StepInfo &info) { return catalogueText(info.help); }
[[nodiscard]] inline QString categoryOf(const StepInfo &info)
{
    return catalogueText(info.category);
}
[[nodiscard]] inline QString labelOf(const ParameterInfo &info)
{
    return catalogueText(info.label);
}
[[nodiscard]] inline QString helpOf(const ParameterInfo &info) { return catalogueText(info.help); }

/// What \a sentence says, in the language of the user.
[[nodiscard]] QString wordingOf(const Sentence &sentence);
/// What \a problem says, in the language of the user.
[[nodiscard]] QString wordingOf(const Problem &problem);
/// The same, where everyone sees which step it is about.
[[nodiscard]] QString wordingInStep(const Problem &problem);

} // namespace paipa::ui
