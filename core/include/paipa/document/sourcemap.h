// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>

#include <QHash>
#include <QString>

namespace paipa {

/// A position in a text file, both from 1; columns count characters.
struct TextPosition {
    int line = 0;
    int column = 0;

    bool operator==(const TextPosition &) const = default;
};

/// Where in its file each part of a pipeline stands. Parts are named by JSON pointers into today's
/// format, such as "/steps/2/settings/width"; for an old file they lead to where the part stood
/// there.
class SourceMap
{
public:
    SourceMap() = default;
    explicit SourceMap(QString fileName) : m_fileName(std::move(fileName)) {}

    [[nodiscard]] const QString &fileName() const { return m_fileName; }

    void insert(const QString &pointer, TextPosition key, TextPosition value);

    /// The value at \a pointer; if that is not in the file, what would contain it.
    [[nodiscard]] TextPosition value(const QString &pointer) const;
    /// The key at \a pointer, or the value if it has no key.
    [[nodiscard]] TextPosition key(const QString &pointer) const;

private:
    struct Spot {
        TextPosition key;
        TextPosition value;
    };
    [[nodiscard]] Spot nearest(QString pointer) const;

    QString m_fileName;
    QHash<QString, Spot> m_spots;
};

/// \a parent with the key or index \a child, escaped as RFC 6901 says.
[[nodiscard]] QString pointerTo(const QString &parent, const QString &child);
[[nodiscard]] QString pointerTo(const QString &parent, qsizetype index);
/// The keys and indices of \a pointer, no longer escaped.
[[nodiscard]] QStringList pointerParts(const QString &pointer);

} // namespace paipa
