// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <concepts>
#include <functional>

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
    [[nodiscard]] Sentence arg(const Arguments &...arguments) const
    {
        Sentence filled = *this;
        (filled.append(arguments), ...);
        return filled;
    }
    [[nodiscard]] Sentence operator+(const Sentence &next) const;
    /// With \a after wherever an argument or a verbatim part has \a before.
    [[nodiscard]] Sentence replaced(const QString &before, const QString &after) const;

    [[nodiscard]] bool isEmpty() const { return m_parts.isEmpty(); }
    /// In English.
    [[nodiscard]] QString toString() const;
    [[nodiscard]] QString toString(const Translation &translation) const;

    bool operator==(const Sentence &) const;

private:
    struct Part;

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
