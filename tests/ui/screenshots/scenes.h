// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/mainwindow.h"

#include <functional>

namespace paipa::ui {

/// Brings a window into its main states, one after the other, and takes a picture of each.
class Scenes
{
public:
    /// Files of the scenes are written below \a folder; pictures are named \a prefix and a name.
    Scenes(MainWindow &window, QString folder, QString prefix);

    void takeAll();

private:
    void take(const QString &name) { take(name, m_window); }
    void take(const QString &name, QWidget &what);
    void wait(const std::function<bool()> &condition);
    void takeEditing();
    void takeInspector();
    void takeZooms();
    void takeRun();
    void takeResults();
    void takeResting();
    void takeBars();
    [[nodiscard]] QString preparePhotos() const;

    MainWindow &m_window;
    QString m_folder;
    QString m_prefix;
};

} // namespace paipa::ui
