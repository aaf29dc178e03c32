// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonValue>
#include <QString>

namespace paipa::ui {

/// What the value of a variable is, as people choose it.
enum class VariableKind {
    Text,
    Number,
    YesNo,
    Lines, ///< A list of texts.
    Asked, ///< There is no value: each run asks for it.
    Json,  ///< Anything else.
};

[[nodiscard]] VariableKind kindOfVariable(const QJsonValue &value);
/// \a value as one of \a kind; as much of it as that can hold.
[[nodiscard]] QJsonValue asKind(const QJsonValue &value, VariableKind kind);
/// \a value as a person writes it on a line.
[[nodiscard]] QString variableText(const QJsonValue &value);

} // namespace paipa::ui
