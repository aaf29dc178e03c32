// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "palette/steptypemodel.h"

#include <QWidget>

class QLineEdit;
class QTreeView;

namespace paipa::ui {

/// The step types that can be dragged onto the canvas, or added with Enter or a double click.
class StepPalette final : public QWidget
{
    Q_OBJECT

public:
    /// \a catalogue must outlive the palette.
    explicit StepPalette(const StepCatalogue &catalogue, QWidget *parent = nullptr);

    [[nodiscard]] StepTypeModel &model() { return m_model; }

Q_SIGNALS:
    void typeChosen(const QString &type);
    void favouritesChanged(const QStringList &types);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &typed);
    void showMenu(const QPoint &position);

    StepTypeModel m_model;
    QLineEdit *m_search;
    QTreeView *m_tree;
};

} // namespace paipa::ui
