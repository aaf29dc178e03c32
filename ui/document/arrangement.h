// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QMap>
#include <QRectF>

/// Where steps stand on the canvas.
namespace paipa::ui {

/// The distance of the canvas's grid, and the size of a step with few outputs on it.
inline constexpr double gridDistance = 16;
inline constexpr QSizeF stepSize{200, 76};
/// Room between steps that are arranged or make room for another.
inline constexpr double columnGap = 120;
inline constexpr double rowGap = 36;

using Places = QMap<StepId, CanvasPoint>;

/// What a step with few outputs covers.
[[nodiscard]] inline QRectF cardAt(CanvasPoint corner)
{
    return {QPointF(corner.x, corner.y), stepSize};
}
/// \a point on the grid.
[[nodiscard]] CanvasPoint snapped(CanvasPoint point);

/// Places \a spec's steps in layers from left to right, in the direction of the links, with few
/// crossings. Pure: equal pipelines get equal places.
[[nodiscard]] Places arranged(const PipelineSpec &spec);

/// The places of all steps: their own; those without one are arranged.
[[nodiscard]] Places placesOf(const PipelineSpec &spec);
/// \a spec with the places of all steps written down, so that they stay when it changes.
[[nodiscard]] PipelineSpec withAllPlaces(PipelineSpec spec);

} // namespace paipa::ui
