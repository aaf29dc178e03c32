// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QByteArray>
#include <QStringList>

namespace paipa {

class StepCatalogue;

/// What a run of one pipeline can do to the world, so that a person can be asked first. All lists
/// are sorted and without doubles.
struct PipelineCapabilities {
    QStringList readsFrom = {};   ///< Folders and files; "*" if the items decide.
    QStringList writesTo = {};    ///< Folders and files.
    QStringList connectsTo = {};  ///< Hosts; "*" if the items decide.
    QStringList runs = {};        ///< Programs.
    QStringList scripts = {};     ///< Expressions that are evaluated for the items.
    QStringList environment = {}; ///< Variables of the environment whose values it gets.

    bool operator==(const PipelineCapabilities &) const = default;
};

/// What the part of \a spec that runs can do. References to variables of the file are replaced;
/// what comes from outside stays a reference, such as "${env:HOME}/photos". Reads nothing but \a
/// spec.
[[nodiscard]] PipelineCapabilities capabilitiesOf(const PipelineSpec &spec,
                                                  const StepCatalogue &catalogue);

/// A short text that is equal for equal capabilities, and for no others.
[[nodiscard]] QByteArray fingerprint(const PipelineCapabilities &capabilities);

} // namespace paipa
