// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/sentence.h>
#include <paipa/document/sourcemap.h>

#include <QJsonValue>
#include <QString>

#include <vector>

namespace paipa {

struct JsonMember;

/// A value of a JSON text that knows where it stood, with the members of objects in their order.
/// Qt's own parser keeps neither. Migrations move nodes, so problems in old files still have a
/// line.
struct JsonNode {
    enum class Kind {
        Scalar, ///< Null, boolean, number or text.
        List,
        Object,
    };

    TextPosition position = {};
    Kind kind = Kind::Scalar;
    QJsonValue scalar = {};
    std::vector<JsonNode> elements = {};
    std::vector<JsonMember> members; ///< No initialiser here, where their type is not complete.

    [[nodiscard]] static JsonNode list(TextPosition position);
    [[nodiscard]] static JsonNode object(TextPosition position);

    [[nodiscard]] bool isText() const { return kind == Kind::Scalar && scalar.isString(); }

    /// The member's value, or nullptr.
    [[nodiscard]] const JsonNode *find(QStringView key) const;
    /// Adds a member; its key stands where \a value does.
    void add(const QString &key, JsonNode value);
    /// Adds a member that has no text of its own: it stands where this object does.
    void add(const QString &key, const QJsonValue &value);
    /// Removes the member \a key and returns its value, if there is one.
    [[nodiscard]] std::vector<JsonNode> take(QStringView key);

    /// Positions and order are lost.
    [[nodiscard]] QJsonValue toJsonValue() const;
};

struct JsonMember {
    QString key;
    TextPosition position; ///< Of the key.
    JsonNode value;
};

/// "an object", "the number 2.5", …: what \a node is, for messages.
[[nodiscard]] Sentence kindName(const JsonNode &node);

/// Records where \a node and everything in it stands, below \a pointer.
void mapPlaces(const JsonNode &node, const QString &pointer, SourceMap &places);

} // namespace paipa
