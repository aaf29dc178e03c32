// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QAccessibleWidget>
#include <QHash>

namespace paipa::ui {

class CanvasView;

/// The canvas as a list of its steps, for those who hear it. Each step tells its name, what it does
/// in the run, its problems and what it feeds.
class CanvasAccessible final : public QAccessibleWidget
{
public:
    explicit CanvasAccessible(CanvasView &view);
    ~CanvasAccessible() override;
    Q_DISABLE_COPY_MOVE(CanvasAccessible)

    [[nodiscard]] int childCount() const override;
    [[nodiscard]] QAccessibleInterface *child(int index) const override;
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override;
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override;
    [[nodiscard]] QAccessibleInterface *focusChild() const override;

    /// Makes assistive programs see every CanvasView so. May be called more than once.
    static void install();

private:
    CanvasView &m_view;
    mutable QHash<StepId, QAccessible::Id> m_children;
};

/// What is said of the step \a id of \a view.
[[nodiscard]] QString spokenStep(CanvasView &view, const StepId &id);

} // namespace paipa::ui
