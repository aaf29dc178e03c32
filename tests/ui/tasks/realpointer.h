// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QDragMoveEvent>
#include <QMouseEvent>
#include <QProcess>
#include <QSignalSpy>
#include <QWindow>

namespace paipa::test {

/// The pointer of the X server that the program is shown on. Each act follows when the program has
/// seen the one before, so that nothing depends on the time it takes.
class RealPointer final : public QObject
{
    Q_OBJECT

public:
    RealPointer() { qApp->installEventFilter(this); }

    /// Presses the left button at \a from and releases it at \a to, in pixels of the screen. False
    /// if the program did not see all of it.
    [[nodiscard]] bool drag(const QPoint &from, const QPoint &to)
    {
        m_way = (from + to) / 2;
        m_end = to;
        m_awaited = Awaited::Press;
        QSignalSpy spy(this, &RealPointer::released);
        act(moveTo(from) + press);
        return spy.wait(patience);
    }

Q_SIGNALS:
    void released();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched->isWindowType())
            follow(*static_cast<QWindow *>(watched), *event);
        return false;
    }

private:
    /// What the program has to see before the hand goes on.
    enum class Awaited { Nothing, Press, Way, End, Release };

    static constexpr int patience = 15'000; // ms
    static inline const QStringList press{QStringLiteral("mousedown"), QStringLiteral("1")};
    static inline const QStringList release{QStringLiteral("mouseup"), QStringLiteral("1")};

    static QStringList moveTo(const QPoint &position)
    {
        return {QStringLiteral("mousemove"), QString::number(position.x()),
                QString::number(position.y())};
    }
    static void act(const QStringList &acts)
    {
        QProcess::startDetached(QStringLiteral(PAIPA_XDOTOOL), acts);
    }

    void follow(const QWindow &window, const QEvent &event)
    {
        const QEvent::Type type = event.type();
        if (m_awaited == Awaited::Press && type == QEvent::MouseButtonPress) {
            m_awaited = Awaited::Way;
            act(moveTo(m_way));
        } else if (m_awaited == Awaited::Way && placeOf(window, event) == m_way) {
            m_awaited = Awaited::End;
            act(moveTo(m_end));
        } else if (m_awaited == Awaited::End && placeOf(window, event) == m_end) {
            m_awaited = Awaited::Release;
            act(release);
        } else if (m_awaited == Awaited::Release
                   && (type == QEvent::MouseButtonRelease || type == QEvent::Drop)) {
            m_awaited = Awaited::Nothing;
            Q_EMIT released();
        }
    }
    /// On the screen, of the pointer that is moved, with or without something that is dragged.
    static std::optional<QPoint> placeOf(const QWindow &window, const QEvent &event)
    {
        if (event.type() == QEvent::MouseMove)
            return static_cast<const QMouseEvent &>(event).globalPosition().toPoint();
        if (event.type() == QEvent::DragMove)
            return window.mapToGlobal(
                static_cast<const QDragMoveEvent &>(event).position().toPoint());
        return {};
    }

    Awaited m_awaited = Awaited::Nothing;
    QPoint m_way;
    QPoint m_end;
};

} // namespace paipa::test
