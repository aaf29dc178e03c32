// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QByteArray>

#include <optional>

/// Steps as text for the clipboard: a pipeline file that has nothing else, so that it can be pasted
/// into a mail or an editor and back.
namespace paipa::ui {

/// \a steps of \a spec with their places and the links between them.
[[nodiscard]] QByteArray stepsAsText(const PipelineSpec &spec, const QList<StepId> &steps);
/// The pipeline in \a text; nothing if it is not one or has no steps.
[[nodiscard]] std::optional<PipelineSpec> stepsFromText(const QByteArray &text);

/// A pipeline after others' steps were added, and the ids that they got.
struct Pasting {
    PipelineSpec spec;
    QList<StepId> steps;
};
/// \a others' steps and links added to \a spec under fresh ids, the left upper one at \a corner.
[[nodiscard]] Pasting pasted(PipelineSpec spec, const PipelineSpec &others, CanvasPoint corner);

} // namespace paipa::ui
