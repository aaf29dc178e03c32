// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "canvas/tools/porttarget.h"

namespace paipa::ui {

namespace {

constexpr qreal snapDistance = 40; // in pixels of the view

} // namespace

std::optional<CanvasScene::Port> firstPort(
    const CanvasScene &scene, const StepId &step, CanvasScene::Port::Side side,
    const std::function<bool(const CanvasScene::Port &)> &fits)
{
    using Port = CanvasScene::Port;
    const NodeItem *node = scene.node(step);
    const qsizetype ports = side == Port::Side::Input ? 1 : node ? node->look().outputs.size() : 0;
    for (qsizetype i = 0; i < ports; ++i) {
        const Port port{.step = step, .side = side, .index = i};
        if (fits(port))
            return port;
    }
    return {};
}

std::optional<CanvasScene::Port> portTarget(
    const CanvasScene &scene, const CanvasPointer &pointer, CanvasScene::Port::Side side,
    const std::function<bool(const CanvasScene::Port &)> &fits)
{
    using Port = CanvasScene::Port;
    const std::optional<StepId> step = scene.stepAt(pointer.position);
    const auto counts = [&](const Port &port) {
        return port.side == side && (!step || port.step == *step) && fits(port);
    };
    const auto near = scene.portAt(pointer.position, snapDistance * pointer.unit, counts);
    return near || !step ? near : firstPort(scene, *step, side, fits);
}

} // namespace paipa::ui
