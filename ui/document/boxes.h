// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/arrangement.h"
#include "document/selection.h"

/// Frames and notes, as far as they belong to steps.
namespace paipa::ui {

/// A frame around \a content.
[[nodiscard]] CanvasRect frameAround(const QRectF &content);

/// The steps whose middle is within \a frame.
[[nodiscard]] QList<StepId> stepsWithin(const CanvasRect &frame, const Places &places);

/// \a selected, and what moves with it: steps, notes and frames within its frames.
[[nodiscard]] Selection::Content withEnclosed(Selection::Content selected, const LayoutSpec &layout,
                                              const Places &places);

/// \a layout, whose steps have moved away from the places \a before, with frames around the same
/// steps as before and each note where it was beside the step that is nearest to it.
[[nodiscard]] LayoutSpec withBoxesFollowing(LayoutSpec layout, const Places &before);

} // namespace paipa::ui
