// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/version.h>
#include <paipa/catalogue/stepcatalogue.h>

#include <QtGlobal>

/// Makes a library a step module, which loadStepModules() finds: once, in one of its source files,
/// outside of all namespaces. \a function takes a StepCatalogue & and adds the steps of the module;
/// the thread that loads the module calls it. Only the version of Paipa that it is compiled with
/// loads it.
///
/// In CMake: add_library(mysteps MODULE …), PREFIX "", linked to Paipa::Core.
#define PAIPA_STEP_MODULE(function) \
    extern "C" { \
    Q_DECL_EXPORT const char *paipaModuleVersion() { return paipa::builtVersion; } \
    Q_DECL_EXPORT void paipaRegisterSteps(paipa::StepCatalogue &catalogue) \
    { \
        function(catalogue); \
    } \
    }
