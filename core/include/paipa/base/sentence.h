// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QList>
#include <QString>

#include <concepts>
#include <functional>
#include <utility>

namespace paipa {

/// What a person is told, in English, with what varies kept apart, so that a program with windows
/// can say it in the language of its user: `Sentence::tr("no step \"%1\"").arg(id)`.
///
/// Translators find the English forms as those of the context "paipa::Sentence".
class Sentence
{
public:
    /// Makes what \a form, in English, is in another language.
    using Translation = std::function<QString(const QString &form)>;

    Sentence() = default;
    /// A form that is translated, with places %1 to %9. Called so because lupdate looks for it.
    [[nodiscard]] static Sentence tr(const char *form);
    /// What is the same in every language: a name, or what the system says.
    [[nodiscard]] static Sentence verbatim(const QString &text);

    /// Fills the next places.
    template<typename... Arguments>
    [[nodiscard]] Sentence arg(const Arguments &...arguments) const &
    {
        return Sentence(*this).arg(arguments...);
    }
    template<typename... Arguments>
    [[nodiscard]] Sentence arg(const Arguments &...arguments) &&
    {
        (append(arguments), ...);
        return std::move(*this);
    }
    [[nodiscard]] Sentence operator+(const Sentence &next) const;
    /// With \a after wherever an argument or a verbatim part has \a before.
    [[nodiscard]] Sentence replaced(const QString &before, const QString &after) const;

    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); }
    /// In English.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QString toString(const Translation &translation) const;

    /// Its parts for a file that has its English text, too; undefined if they are no more than
    /// that.
    [[nodiscard]] QJsonValue toJson() const;
    /// The sentence that says \a english, with \a parts as toJson() wrote them. If they are missing
    /// or say something else, \a english is all that is known of it.
    [[nodiscard]] static Sentence fromJson(const QString &english, const QJsonValue &parts);

    bool operator==(const Sentence &) const;

private:
    struct Part;

    [[nodiscard]] static Sentence fromParts(const QJsonValue &parts);
    [[nodiscard]] QJsonValue parts() const;
    void append(const Sentence &argument);
    void append(const QString &argument) { append(verbatim(argument)); }
    void append(std::integral auto number) { append(QString::number(number)); }

    QList<Part> m_parts;
};

struct Sentence::Part {
    QString form; ///< With places for the arguments, or the text itself.
    bool isTranslated = false;
    QList<Sentence> arguments;

    bool operator==(const Part &) const;
};

} // namespace paipa
