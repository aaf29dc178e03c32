// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPointF>

namespace paipa::ui {

/// What happened to the pointer, in scene coordinates.
struct CanvasPointer {
    QPointF position;
    Qt::KeyboardModifiers modifiers = Qt::NoModifier;
    qreal unit = 1; ///< Scene units of one pixel of the view.
};

/// One gesture with a pressed button: made at the press, deleted at the end. Until release() it
/// only previews, so cancel() leaves no trace.
class CanvasTool
{
public:
    virtual ~CanvasTool() = default;

    virtual void move(const CanvasPointer &pointer) = 0;
    virtual void release(const CanvasPointer &pointer) = 0;
    virtual void cancel() = 0;
};

} // namespace paipa::ui
