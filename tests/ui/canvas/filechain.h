// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

namespace paipa::test {

inline const StepId list{QStringLiteral("list")};
inline const StepId hash{QStringLiteral("hash")};
inline const StepId report{QStringLiteral("write")};

/// Two steps that are linked, and a third one below them that is not.
[[nodiscard]] inline PipelineSpec chain()
{
    PipelineSpec spec;
    spec.steps = {StepSpec{.id = list, .type = QStringLiteral("files.list")},
                  StepSpec{.id = hash, .type = QStringLiteral("files.hash")},
                  StepSpec{.id = report, .type = QStringLiteral("csv.write")}};
    spec.links = {LinkSpec{.from = {.step = list}, .to = hash}};
    spec.layout.nodes = {
        {list, {.x = 0, .y = 0}}, {hash, {.x = 304, .y = 0}}, {report, {.x = 608, .y = 160}}};
    return spec;
}

} // namespace paipa::test
