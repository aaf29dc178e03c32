// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/sentence.h>

#include <QJsonValue>
#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace paipa {

/// What "${name}", "${env:NAME}" or "${secret:NAME}" names.
struct Reference {
    enum class Kind { Variable, Environment, Secret };
    Kind kind = Kind::Variable;
    QString name;

    bool operator==(const Reference &) const = default;
};

/// As it is written in a setting.
[[nodiscard]] QString toString(const Reference &reference);

/// A text cut into what stands for itself and what has to be replaced.
struct ReferenceText {
    struct Part {
        QString literal;
        std::optional<Reference> reference;
        QString written; ///< As it stands in the text; all parts together are the text.
    };
    QList<Part> parts;
    Sentence fault; ///< What is wrong with the first reference that is not one; else empty.

    /// Whether the text is one reference and nothing else.
    [[nodiscard]] bool isOneReference() const
    {
        return parts.size() == 1 && parts.front().reference;
    }
    /// Whether any of it comes from outside of the file.
    [[nodiscard]] bool isFromOutside() const;
};

[[nodiscard]] ReferenceText parseReferences(const QString &text);
/// Whether \a text refers to the variable \a name.
[[nodiscard]] bool refersTo(const QString &text, const QString &name);
/// \a text, with \a newName as the name in each \a reference.
[[nodiscard]] QString withReferenceRenamed(const QString &text, const Reference &reference,
                                           const QString &newName);

/// \a value with each text in it replaced by what \a change makes of it. The function also gets the
/// JSON pointer of the text, which begins with \a pointer. Keys stay.
[[nodiscard]] QJsonValue mapTexts(
    const QJsonValue &value, const QString &pointer,
    const std::function<QJsonValue(const QString &text, const QString &pointer)> &change);
/// Calls \a visit with each text in \a value and its pointer.
void forEachText(const QJsonValue &value, const QString &pointer,
                 const std::function<void(const QString &text, const QString &pointer)> &visit);

} // namespace paipa
