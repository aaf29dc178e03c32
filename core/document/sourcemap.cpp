// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/document/sourcemap.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

void SourceMap::insert(const QString &pointer, TextPosition key, TextPosition value)
{
    m_spots.insert(pointer, Spot{.key = key, .value = value});
}

TextPosition SourceMap::value(const QString &pointer) const { return nearest(pointer).value; }

TextPosition SourceMap::key(const QString &pointer) const { return nearest(pointer).key; }

SourceMap::Spot SourceMap::nearest(QString pointer) const
{
    while (true) {
        const auto found = m_spots.constFind(pointer);
        if (found != m_spots.constEnd())
            return *found;
        const qsizetype slash = pointer.lastIndexOf(u'/');
        if (slash < 0)
            return {};
        pointer.truncate(slash);
    }
}

QString pointerTo(const QString &parent, const QString &child)
{
    QString escaped = child;
    escaped.replace(u'~', "~0"_L1).replace(u'/', "~1"_L1);
    return parent + u'/' + escaped;
}

QString pointerTo(const QString &parent, qsizetype index)
{
    return parent + u'/' + QString::number(index);
}

QStringList pointerParts(const QString &pointer)
{
    QStringList parts = pointer.split(u'/');
    parts.removeFirst(); // before the first slash is nothing
    for (QString &part : parts)
        part.replace("~1"_L1, "/"_L1).replace("~0"_L1, "~"_L1);
    return parts;
}

} // namespace paipa
