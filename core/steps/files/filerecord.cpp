// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "filerecord.h"

#include <paipa/catalogue/itemfields.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

Record fileRecord(const QByteArray &root, const QByteArray &relativePath, const struct stat &status)
{
    const qsizetype slash = relativePath.lastIndexOf('/');
    const QString name = QString::fromUtf8(relativePath.sliced(slash + 1));
    const qsizetype dot = name.lastIndexOf(u'.');
    const bool hasExtension = dot > 0; // ".profile" has none

    Record record;
    record.reserve(8);
    record.append(u"path"_s, pathValue(joined(root, relativePath)));
    record.append(u"name"_s, name);
    record.append(u"stem"_s, hasExtension ? name.first(dot) : name);
    record.append(u"extension"_s, hasExtension ? name.sliced(dot + 1) : QString());
    record.append(u"folder"_s,
                  QString::fromUtf8(relativePath.first(std::max<qsizetype>(slash, 0))));
    record.append(u"relativePath"_s, QString::fromUtf8(relativePath));
    record.append(u"size"_s, status.st_size);
    const qint64 modified = status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / 1'000'000;
    record.append(u"modified"_s, QDateTime::fromMSecsSinceEpoch(modified, Qt::UTC));
    return record;
}

QList<FieldInfo> fileRecordFields()
{
    return {
        FieldInfo{u"path"_s, ValueType::Text, u"Absolute path; bytes if it is not UTF-8."_s},
        FieldInfo{u"name"_s, ValueType::Text, u"Name with extension, such as \"rose.jpg\"."_s},
        FieldInfo{u"stem"_s, ValueType::Text, u"Name without extension, such as \"rose\"."_s},
        FieldInfo{u"extension"_s, ValueType::Text, u"After the last dot, such as \"jpg\"."_s},
        FieldInfo{
            u"folder"_s, ValueType::Text,
            u"Folder of the file below the listed one, such as \"2024/May\"; empty at the top."_s},
        FieldInfo{u"relativePath"_s, ValueType::Text, u"Path below the listed folder."_s},
        FieldInfo{u"size"_s, ValueType::Integer, u"In bytes."_s},
        FieldInfo{u"modified"_s, ValueType::DateTime, u"Last change of the content, in UTC."_s},
    };
}

QByteArray joined(const QByteArray &folder, const QByteArray &name)
{
    if (name.isEmpty())
        return folder;
    return folder.isEmpty() || folder.endsWith('/') ? folder + name : folder + '/' + name;
}

} // namespace paipa::steps
