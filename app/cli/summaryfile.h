// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>

#include <QString>

#include <optional>

namespace paipa {
struct RunSummary;
} // namespace paipa

namespace paipa::cli {

/// The file of `--summary`; none if its path is empty.
class SummaryFile
{
public:
    explicit SummaryFile(QString path) : m_path(std::move(path)) {}

    /// Why it could not be written; to be asked before hours of work.
    [[nodiscard]] std::optional<Problem> problem() const;
    /// Replaces the file, or leaves it untouched and says why.
    [[nodiscard]] std::optional<Problem> write(const RunSummary &summary) const;

private:
    [[nodiscard]] Problem problem(const QString &why) const;

    QString m_path;
};

} // namespace paipa::cli
