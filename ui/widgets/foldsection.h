// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace paipa::ui {

/// A heading with an arrow that shows or hides what is under it.
class FoldSection final : public QWidget
{
    Q_OBJECT

public:
    explicit FoldSection(const QString &title, QWidget *parent = nullptr);

    /// Adds \a widget at the end; the section owns it.
    void add(QWidget *widget);
    void setTitle(const QString &title);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void openChanged(bool open);

private:
    QToolButton *m_heading;
    QWidget *m_content;
    QVBoxLayout *m_layout;
};

} // namespace paipa::ui
