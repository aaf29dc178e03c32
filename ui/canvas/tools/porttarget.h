// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "canvas/canvasscene.h"
#include "canvas/tools/canvastool.h"

#include <functional>
#include <optional>

namespace paipa::ui {

/// The first port of \a step on \a side that \a fits says yes to.
[[nodiscard]] std::optional<CanvasScene::Port> firstPort(
    const CanvasScene &scene, const StepId &step, CanvasScene::Port::Side side,
    const std::function<bool(const CanvasScene::Port &)> &fits);

/// The port in which the end of a link snaps at \a pointer, of those that \a fits says yes to: the
/// nearest in reach; over a step, only one of its own, however far.
[[nodiscard]] std::optional<CanvasScene::Port> portTarget(
    const CanvasScene &scene, const CanvasPointer &pointer, CanvasScene::Port::Side side,
    const std::function<bool(const CanvasScene::Port &)> &fits);

} // namespace paipa::ui
