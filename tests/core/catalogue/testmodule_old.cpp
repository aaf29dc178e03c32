// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

namespace paipa {
class StepCatalogue;
} // namespace paipa

extern "C" {
__attribute__((visibility("default"))) const char *paipaModuleVersion() { return "0.0.1"; }

__attribute__((visibility("default"))) void paipaRegisterSteps(paipa::StepCatalogue &) {}
}
