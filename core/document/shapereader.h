// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "jsonnode.h"

#include <paipa/base/problem.h>

#include <QJsonObject>

#include <chrono>
#include <functional>
#include <optional>

namespace paipa {

/// What the readers of the parts of a file share: where problems go, and whose they are.
struct ShapeContext {
    QString fileName;
    Problems problems = {};
    QString step = {}; ///< Id of the step that is being read.

    void report(TextPosition where, const QString &field, const Sentence &text);
};

/// Takes known members out of an object, one by one, and reports those of the wrong type.
class ObjectReader
{
public:
    /// \a field names the object in problems, such as "queue"; empty for a step itself. What is no
    /// object is reported and read as if it were empty.
    ObjectReader(const JsonNode &node, QString field, ShapeContext &context);

    [[nodiscard]] const JsonNode *take(const QString &key);
    [[nodiscard]] std::optional<QString> text(const QString &key);
    [[nodiscard]] std::optional<bool> boolean(const QString &key);
    [[nodiscard]] std::optional<qint64> whole(const QString &key);
    [[nodiscard]] std::optional<int> smallWhole(const QString &key);
    [[nodiscard]] QJsonObject object(const QString &key);
    /// Calls \a read with each element of the list \a key and its field, such as "links[2]".
    void each(const QString &key,
              const std::function<void(const JsonNode &, const QString &)> &read);

    /// The members that were not taken.
    [[nodiscard]] QJsonObject others() const;
    [[nodiscard]] QString fieldOf(const QString &key) const;
    /// Reports that \a value, the member \a key, is not what \a expected says.
    void mismatch(const JsonNode &value, const QString &key, const Sentence &expected);
    /// Reports that the member \a key is missing.
    void missing(const QString &key);

private:
    const JsonNode &m_node;
    QString m_field;
    ShapeContext &m_context;
    QStringList m_taken;
};

} // namespace paipa
