// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QApplication>
#include <QDebug>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QTimer>
#include <QWidget>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace paipa::test {

/// What a person did, and what got in the way; tells at its end, with the longest time in which the
/// thread of the window did not come back to its events, and the most work that it did meanwhile:
/// on a busy machine it waits longer for a processor than it works.
class ActionCounter final : public QObject
{
public:
    explicit ActionCounter(QString task) : m_task(std::move(task))
    {
        qApp->installEventFilter(this);
        m_clock.start();
        connect(&m_ticks, &QTimer::timeout, this, [this] { look(); });
        m_ticks.start(std::chrono::milliseconds(5));
    }
    ~ActionCounter() override
    {
        look(); // what was done without going back to the events counts as a whole
        qInfo().noquote() << m_task << keys << "keys" << presses << "clicks" << dialogs
                          << "modal dialogs, longest stall" << m_longest << "ms, longest work"
                          << m_mostWork.count() << "ms";
    }
    Q_DISABLE_COPY_MOVE(ActionCounter)

    int keys = 0;
    int presses = 0;
    int dialogs = 0;

    [[nodiscard]] int actions() const { return keys + presses; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // Events of windows come before those of widgets: count each once.
        if (watched->isWidgetType()) {
            if (event->type() == QEvent::KeyPress && watched == QApplication::focusWidget())
                keys += isModifier(static_cast<QKeyEvent *>(event)->key()) ? 0 : 1;
            else if (event->type() == QEvent::MouseButtonPress)
                ++presses;
            else if (event->type() == QEvent::Show && static_cast<QWidget *>(watched)->isModal())
                ++dialogs;
        }
        return false;
    }

private:
    void look()
    {
        m_longest = std::max(m_longest, m_clock.restart() - m_ticks.interval());
        const std::chrono::milliseconds worked = workOfThread();
        m_mostWork = std::max(m_mostWork, worked - m_worked);
        m_worked = worked;
    }
    /// The time of a processor that the thread took.
    static std::chrono::milliseconds workOfThread()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec));
    }
    /// A chord such as Ctrl+F counts as one key.
    static bool isModifier(int key)
    {
        return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt
               || key == Qt::Key_Meta;
    }

    QString m_task;
    QTimer m_ticks;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
    std::chrono::milliseconds m_worked = workOfThread();
    std::chrono::milliseconds m_mostWork{};
};

} // namespace paipa::test
