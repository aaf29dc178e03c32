// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <chrono>
#include <memory>

namespace paipa::engine {
struct MetricsSnapshot;
} // namespace paipa::engine

namespace paipa::cli {

class Console;

/// Shows how a run goes. show() and finish() are called by one thread, notice() by any.
class Progress
{
public:
    virtual ~Progress() = default;

    /// How often show() should be called.
    [[nodiscard]] virtual std::chrono::milliseconds interval() const
    {
        return std::chrono::milliseconds(200);
    }
    virtual void show(const engine::MetricsSnapshot &snapshot) = 0;
    /// The last snapshot, after the end of the run.
    virtual void finish(const engine::MetricsSnapshot &snapshot) = 0;
    /// A message that belongs to the run.
    virtual void notice(const QString &text) = 0;
};

enum class ProgressForm { Bar, Lines, Json, None };

/// The form that \a name means: "auto" chooses by whether stderr is a terminal. Throws UsageError.
[[nodiscard]] ProgressForm progressForm(const QString &name);

/// \a title is the name of the pipeline.
[[nodiscard]] std::unique_ptr<Progress> makeProgress(ProgressForm form, const QString &title,
                                                     Console &console);

} // namespace paipa::cli
