// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"

#include <QRectF>
#include <QString>
#include <QStringList>

namespace paipa::ui {

class PipelineEditor;

/// Everything that is drawn of one step, ready to paint.
struct NodeLook {
    enum class Trouble { None, Warnings, Errors };

    QString title = {};
    QString detail = {}; ///< Its most telling setting.
    QString icon = {};
    QStringList outputs = {};    ///< Names; shown if there are several.
    qsizetype chosenOutput = -1; ///< Which new links leave, if it is not the first.
    bool hasInput = false;
    bool enabled = true;
    bool bypass = false;
    int workers = 1;
    Trouble trouble = Trouble::None;

    bool inRun = false; ///< The members below are valid.
    bool stale = false;
    StepActivity activity = StepActivity::Idle;
    QString numbers = {}; ///< "1 240/s · 98 k · 3 err"
    int busyPercent = 0;
    int waitingPercent = 0;
    int blockedPercent = 0;
    bool isBottleneck = false;

    bool selected = false;
    bool hovered = false;
    bool faded = false;        ///< Does not fit the link that is being drawn.
    bool inputGrown = false;   ///< Fits the link that is being drawn.
    bool outputsGrown = false; ///< As above.

    bool operator==(const NodeLook &) const = default;
};

/// The look of \a step in the pipeline of \a editor, and in \a run if there is one; without what is
/// wrong with it and what the pointer and the selection do.
[[nodiscard]] NodeLook lookOf(const StepSpec &step, const PipelineEditor &editor,
                              const RunOverlay *run);

/// The card of a step, with its corner at the origin.
[[nodiscard]] QRectF nodeRect(qsizetype outputs);
[[nodiscard]] QPointF inputPosition(qsizetype outputs);
[[nodiscard]] QPointF outputPosition(qsizetype outputs, qsizetype index);

} // namespace paipa::ui
