// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/sentence.h>

#include <QList>
#include <QString>

#include <optional>

namespace paipa {

/// Where a problem was found. Empty or zero members are unknown.
struct Place {
    QString file = {};
    int line = 0;       ///< From 1.
    int column = 0;     ///< From 1.
    QString step = {};  ///< Id of the step.
    QString field = {}; ///< Key inside the step, such as "settings.width".

    bool operator==(const Place &) const = default;
};

/// How much a problem matters.
enum class Severity {
    Error,   ///< The pipeline cannot run.
    Warning, ///< It can run, but probably not as meant.
};

/// A change of the file that most likely solves a problem; withFix() makes it.
struct Fix {
    enum class Kind {
        Remove,  ///< What stands at the pointer, with its key.
        Replace, ///< It, by the text \c value.
        Move,    ///< It, to the pointer \c value; it only goes where something stands there.
        Add,     ///< The text \c value there, and the objects around it that are missing.
    };

    Kind kind = Kind::Remove;
    QString pointer; ///< JSON pointer into the file in today's format.
    QString value = {};

    bool operator==(const Fix &) const = default;
};

/// One thing that is wrong with what a person wrote: a sentence that says what to do, and where.
struct Problem {
    QString code;  ///< Stable name for programs, such as "unknown-setting".
    Sentence text; ///< Without place.
    Place place = {};
    Severity severity = Severity::Error;
    std::optional<Fix> fix = {}; ///< If the remedy is obvious.

    bool operator==(const Problem &) const = default;
};

using Problems = QList<Problem>;

[[nodiscard]] bool hasErrors(const Problems &problems);

/// "file:line: error[code]: text", the form that compilers and editors understand.
[[nodiscard]] QString toString(const Problem &problem);

} // namespace paipa
