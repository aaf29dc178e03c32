// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/result.h>
#include <paipa/records/record.h>

#include <QStringList>

#include <functional>

namespace paipa {

/// A text with fields of the item in braces, such as "{name}-{width}.jpg". Two braces stand for
/// one.
class TextTemplate
{
public:
    TextTemplate() = default;

    /// Problems have the code "template" and the column.
    [[nodiscard]] static Result<TextTemplate> parse(const QString &text);

    /// The text for \a record. Throws Failure "missing-field" for a field that it lacks or that is
    /// null. \a encode changes each inserted value, for example to quote it.
    [[nodiscard]] QString render(const Record &record,
                                 const std::function<QString(const QString &)> &encode = {}) const;

    /// The names of the fields that it inserts, each once, in order.
    [[nodiscard]] QStringList fields() const;
    /// The text before the first field.
    [[nodiscard]] QString literalPrefix() const;
    [[nodiscard]] bool isLiteral() const { return fields().isEmpty(); }

    bool operator==(const TextTemplate &) const = default;

private:
    struct Part {
        QString text;         ///< A literal, or the name of a field.
        bool isField = false; ///< To be replaced by the field's value.
        bool operator==(const Part &) const = default;
    };
    QList<Part> m_parts;
};

} // namespace paipa
