// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDockWidget>

class QStackedWidget;

namespace paipa::ui {

class ResultTabs;

/// The place below the canvas for the tabs of the document in sight. Only their titles show until
/// there is something to see; a click on the current title hides the rest again.
class ResultDock final : public QDockWidget
{
    Q_OBJECT

public:
    enum class Extent {
        Titles,
        Full,
    };

    explicit ResultDock(QWidget *parent = nullptr);

    void add(ResultTabs &tabs);
    void bringToFront(ResultTabs &tabs);
    [[nodiscard]] Extent extent() const { return m_extent; }
    void setExtent(Extent extent);

Q_SIGNALS:
    void extentChanged();

private:
    void toggle();

    QStackedWidget *m_stack;
    Extent m_extent = Extent::Titles;
};

} // namespace paipa::ui
