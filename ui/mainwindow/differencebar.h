// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

#include <functional>

class QLabel;
class QPlainTextEdit;

namespace paipa::ui {

/// Shows how a file on disk differs from what is open, above the canvas and not in a dialog, until
/// the person has chosen.
class DifferenceBar final : public QFrame
{
    Q_OBJECT

public:
    struct Choices {
        std::function<void()> reload;
        std::function<void()> keep;
    };

    explicit DifferenceBar(QWidget *parent = nullptr);

    /// \a lines are what reloading would change.
    void showDifferences(const QString &file, const QStringList &lines, Choices choices);

private:
    QLabel *m_heading;
    QPlainTextEdit *m_lines;
    Choices m_choices;
};

} // namespace paipa::ui
