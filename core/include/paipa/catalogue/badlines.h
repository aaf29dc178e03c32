// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/catalogue/recordstep.h>
#include <paipa/catalogue/steptype.h>

#include <QByteArrayView>

namespace paipa {

/// What a step that reads lines does with a line that it cannot read.
enum class BadLines {
    Fail, ///< The item that names the file fails; the lines before have been handed on.
    Skip, ///< Leaves the line out.
    Port, ///< Makes an item of it, for the output "bad".
};

/// The settings' texts for the enumerators of BadLines.
[[nodiscard]] QStringList badLinesChoices();
/// The help of that setting.
[[nodiscard]] QString badLinesHelp();
/// The outputs of such a step: "out" and "bad".
[[nodiscard]] QList<PortInfo> badLinesOutputs();

/// A line that could not be read.
struct BadLine {
    qint64 number = 0;    ///< From 1; of the first line if it spans several.
    QByteArrayView bytes; ///< As in the file; reported up to 64 KiB.
    Sentence reason;      ///< Without place.
};

/// Deals with the bad lines of one file as the user wishes.
class BadLineReport
{
public:
    BadLineReport(BadLines policy, QByteArray path) : m_policy(policy), m_path(std::move(path)) {}

    /// Throws Failure "bad-line" if the policy is Fail.
    void add(const BadLine &line, RecordOutput &output) const;

private:
    BadLines m_policy;
    QByteArray m_path;
};

} // namespace paipa
