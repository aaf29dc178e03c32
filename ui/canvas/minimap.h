// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace paipa::ui {

class CanvasView;

/// The whole pipeline in a corner, with what is in sight; pressing it goes there.
class Minimap final : public QWidget
{
    Q_OBJECT

public:
    /// \a view must outlive it.
    explicit Minimap(CanvasView &view, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {180, 110}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QTransform toMap() const;
    [[nodiscard]] QRectF shownArea() const;

    CanvasView &m_view;
};

} // namespace paipa::ui
