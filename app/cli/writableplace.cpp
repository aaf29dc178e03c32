// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/writableplace.h"

#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

bool isDevice(const QString &path)
{
    const QFileInfo place(path);
    return place.exists() && !place.isFile() && !place.isDir();
}

QString objectionToWriting(const QString &path)
{
    if (QFileInfo(path).isDir())
        return u"that is a folder; name a file in it"_s;
    if (isDevice(path)) {
        return QFileInfo(path).isWritable() ? QString()
                                            : u"\"%1\" does not let you write"_s.arg(path);
    }
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!folder.isDir())
        return u"there is no folder \"%1\"; make it first"_s.arg(folder.filePath());
    if (!folder.isWritable())
        return u"the folder \"%1\" does not let you write"_s.arg(folder.filePath());
    return {};
}

} // namespace paipa::cli
