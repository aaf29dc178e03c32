// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/trustlist.h>

#include <QString>

namespace paipa {
class Backend;
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// What the program gives its window. All of it must outlive the window.
struct StudioServices {
    const StepCatalogue &catalogue;
    Backend &backend;
    TrustList trustList;
    QString samplesFolder; ///< May be empty or missing.
    QString dataFolder;    ///< The program's own, for recovery and locks.
};

} // namespace paipa::ui
