// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace paipa::ui {

/// What the files of pipelines said before they were written over: the last few of each, in a
/// folder of the program.
class EarlierVersions
{
public:
    struct Version {
        QDateTime time; ///< When it was written.
        QString file;
    };
    static constexpr qsizetype mostOfAFile = 5;

    explicit EarlierVersions(QString folder) : m_folder(std::move(folder)) {}

    /// Before the file \a path, absolute, is written over. False if what it says cannot be kept.
    bool keep(const QString &path) const;
    /// Those of the file \a path, the latest first.
    [[nodiscard]] QList<Version> of(const QString &path) const;

private:
    [[nodiscard]] QString folderOf(const QString &path) const;

    QString m_folder;
};

} // namespace paipa::ui
