// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "widgets/systempalette.h"

#include <QApplication>
#include <QEvent>

namespace paipa::ui {

SystemPalette::SystemPalette(QApplication &application)
    : QObject(&application), m_application(application), m_palette(application.palette())
{
    m_reading.setSingleShot(true);
    connect(&m_reading, &QTimer::timeout, this, &SystemPalette::readAnew);
    application.installEventFilter(this);
}

void SystemPalette::cover(const std::function<void()> &change)
{
    m_application.removeEventFilter(this);
    change();
    m_application.installEventFilter(this);
}

/// Where the system gives its colours to the program, its palette is another one now. Ours keeps
/// them out, so that often only a change of the theme is heard of.
bool SystemPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application) {
        m_palette = m_application.palette();
        QMetaObject::invokeMethod(this, &SystemPalette::changed, Qt::QueuedConnection);
    } else if (event->type() == QEvent::ThemeChange) {
        m_reading.start(0);
    }
    return QObject::eventFilter(watched, event);
}

void SystemPalette::readAnew()
{
    cover([this] { m_application.setPalette(QPalette()); });
    m_palette = m_application.palette();
    Q_EMIT changed();
}

} // namespace paipa::ui
