// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonValue>
#include <QString>
#include <QStringList>

#include <optional>

namespace paipa {

/// The type of a parameter, and so of its JSON value.
enum class ParameterKind {
    Boolean,
    Integer,
    Real,
    Text,
    Choice,   ///< One of ParameterInfo::choices, as text.
    TextList, ///< A list of texts.
    TextMap,  ///< An object whose values are texts.
    Duration, ///< A text such as "250 ms", or a number of seconds.
    ByteSize, ///< A text such as "64 MiB", or a number of bytes.
};

/// What a text means, so that editors can offer the right help.
enum class TextRole {
    Plain,
    Folder,     ///< Path of a folder; relative to the pipeline file.
    InputFile,  ///< Path of a file that is read; relative to the pipeline file.
    OutputFile, ///< Path of a file that is written; relative to the pipeline file.
    Template,   ///< A TextTemplate.
    Expression, ///< An expression over the item's fields.
    FieldName,  ///< The name of a field of the item.
    Secret,     ///< Only references such as ${env:NAME}; never shown or logged.
};

enum class Unit { None, Pixels, Percent, Items, Lines, Columns, Attempts };

enum class Presence {
    Optional,
    Required, ///< There is no sensible default: the user has to choose.
};

/// Least and greatest allowed value, both included.
struct ParameterRange {
    double minimum = 0;
    double maximum = 0;

    bool operator==(const ParameterRange &) const = default;
};

/// The description of one setting of a step.
struct ParameterInfo {
    QString key;   ///< As in the file: lowerCamel.
    QString label; ///< For people, such as "Longest edge".
    QString help;  ///< One or two sentences.
    ParameterKind kind = ParameterKind::Text;
    TextRole role = TextRole::Plain; ///< For texts, the texts of a list, and the values of a map.
    Unit unit = Unit::None;
    Presence presence = Presence::Optional;
    QJsonValue defaultValue;
    std::optional<ParameterRange> range; ///< Numbers; for durations in ms, for sizes in bytes.
    QStringList choices;
};

/// "text", "choice", …; "pixels", …; "folder", …: the words of `paipa steps --json`.
[[nodiscard]] QString toString(ParameterKind kind);
[[nodiscard]] QString toString(TextRole role);
[[nodiscard]] QString toString(Unit unit);

} // namespace paipa
