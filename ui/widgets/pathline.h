// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>

#include <QWidget>

#include <functional>

class QLineEdit;
class QMimeData;

namespace paipa::ui {

/// A line for a path: typed, browsed for, or dropped.
class PathLine final : public QWidget
{
    Q_OBJECT

public:
    /// How paths are written.
    struct Writing {
        QString folder = {}; ///< In which relative ones start.
        /// As the line is to show an absolute one.
        std::function<QString(const QString &)> shorten = {};
    };

    /// \a role is that of a folder or file.
    PathLine(TextRole role, Writing writing, QWidget *parent = nullptr);

    [[nodiscard]] QLineEdit &line() const { return *m_line; }
    /// What a drop of \a mime would write; empty if it does not fit.
    [[nodiscard]] QString pathFrom(const QMimeData &mime) const;

Q_SIGNALS:
    /// Editing ended, or a path was chosen or dropped.
    void taken(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void browse();
    void take(const QString &path);

    const TextRole m_role;
    const Writing m_writing;
    QLineEdit *m_line;
};

} // namespace paipa::ui
