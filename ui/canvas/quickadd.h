// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace paipa {
class StepCatalogue;
class StepType;
} // namespace paipa

namespace paipa::ui {

/// The list of step types at the pointer: type to search, Enter to add.
class QuickAdd final : public QFrame
{
    Q_OBJECT

public:
    /// \a catalogue must outlive it.
    QuickAdd(const StepCatalogue &catalogue, QWidget *parent);

    /// What the new step must have, to be offered.
    struct Needs {
        bool input = false;
        bool output = false;
    };
    /// Opens at \a position of the parent, moved so that all of it is in sight.
    void open(const QPoint &position, const Needs &needs);

Q_SIGNALS:
    void chosen(const QString &type);
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void refill();
    void accept();
    [[nodiscard]] bool fits(const StepType &type) const;

    const StepCatalogue &m_catalogue;
    Needs m_needs;
    QLineEdit *m_search;
    QListWidget *m_list;
};

} // namespace paipa::ui
