// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>

namespace paipa {

class StepCatalogue;

/// Where the step modules are that came with this library: in paipa/steps beside it, in the build
/// folder as well as when it is installed.
[[nodiscard]] QString defaultModuleFolder();

/// Loads all step modules (*.so) of \a folder, which stay loaded, and adds their steps to \a
/// catalogue. A folder that does not exist has none.
///
/// A module is a program: never give it a folder that somebody else can fill, such as that of a
/// pipeline file. Left out, with a warning each, are files that others may write to or that belong
/// to another user, links that lead out of the folder, files that are no step modules, and those of
/// another version of Paipa.
[[nodiscard]] Problems loadStepModules(const QString &folder, StepCatalogue &catalogue);

} // namespace paipa
