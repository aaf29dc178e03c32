// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <utility>
#include <vector>

namespace paipa {

/// A JSON value as canonical text: which of it stands on lines of its own is decided here, and
/// nothing else is left to choose.
class JsonLines
{
public:
    using Members = std::vector<std::pair<QString, QJsonValue>>;

    [[nodiscard]] static JsonLines object();
    [[nodiscard]] static JsonLines list();
    /// \a value with every scalar in it on a line of its own, keys sorted.
    [[nodiscard]] static JsonLines value(const QJsonValue &value);
    /// An object on one line, in the order of \a members.
    [[nodiscard]] static JsonLines oneLine(const Members &members);
    /// A value on one line.
    [[nodiscard]] static JsonLines oneLine(const QJsonValue &value);

    void add(const QString &key, JsonLines value);
    void add(const QString &key, const QJsonValue &value);
    /// Adds what has no key of its own here yet.
    void addOthers(const QJsonObject &others);
    void append(JsonLines value);
    [[nodiscard]] bool isEmpty() const { return m_entries.empty() && m_text.isEmpty(); }

    /// The text, whose further lines are indented by \a depth steps. No line break at the end.
    [[nodiscard]] QByteArray toText(int depth = 0) const;

private:
    struct Entry;
    explicit JsonLines(QByteArray text);
    JsonLines(char open, char close);

    QByteArray m_text; ///< Of a value on one line.
    char m_open = '\0';
    char m_close = '\0';
    std::vector<Entry> m_entries;
};

struct JsonLines::Entry {
    QString key; ///< Empty in lists.
    JsonLines value;
};

} // namespace paipa
