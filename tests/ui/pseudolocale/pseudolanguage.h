// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTranslator>

namespace paipa::test {

/// A language in which every text of ours is readable, longer by two fifths, and in brackets:
/// "&Open %1" is "[&Ópéñ %1 éé]". What is on the screen without brackets cannot be translated.
class PseudoLanguage final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *context, const char *source, const char *comment,
                                    int count) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

/// \a text without all that is in brackets, also where it was cut within them.
[[nodiscard]] QString outsideOfBrackets(QString text);

} // namespace paipa::test
