// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "mainwindow/startpage.h"

namespace paipa::ui {

/// The sample pipelines in a folder, which may be missing.
class Samples
{
public:
    explicit Samples(QString folder) : m_folder(std::move(folder)) {}

    /// In the language of the user.
    [[nodiscard]] QList<StartPage::Link> links() const;
    /// \a file, or if it is a sample where nobody may write, its copy among the user's documents:
    /// samples write their results beside themselves.
    [[nodiscard]] QString writable(const QString &file) const;

    /// In English, from the name of \a file: "Download images".
    [[nodiscard]] static QString title(const QString &file);

private:
    QString m_folder;
};

} // namespace paipa::ui
