// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QPalette>
#include <QTimer>

#include <functional>

class QApplication;

namespace paipa::ui {

/// The palette that the system wants, also while the program shows another one.
class SystemPalette final : public QObject
{
    Q_OBJECT

public:
    /// Takes the present palette of \a application for the system's.
    explicit SystemPalette(QApplication &application);

    [[nodiscard]] const QPalette &palette() const { return m_palette; }
    /// Does \a change, whose palette is not the system's.
    void cover(const std::function<void()> &change);

Q_SIGNALS:
    /// The system has another palette now, and the program shows it.
    void changed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readAnew();

    QApplication &m_application;
    QPalette m_palette;
    QTimer m_reading; ///< All windows hear of another theme, one after the other.
};

} // namespace paipa::ui
