// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/console.h"
#include "cli/progress/progress.h"
#include "cli/progress/progresstable.h"
#include "cli/progress/throughput.h"

#include <mutex>

namespace paipa::cli {

/// A table in the terminal that is redrawn in place. Each drawing is one write that begins by
/// moving the cursor up, so that nothing flickers; between drawings the cursor stands below the
/// table and nothing of the terminal is changed, so that the program can end at any moment.
class LiveTable final : public Progress
{
public:
    LiveTable(QString title, Console &console) : m_title(std::move(title)), m_console(console) {}

    [[nodiscard]] std::chrono::milliseconds interval() const override
    {
        return std::chrono::milliseconds(125);
    }
    void show(const engine::MetricsSnapshot &snapshot) override;
    void finish(const engine::MetricsSnapshot &snapshot) override;
    void notice(const QString &text) override;

private:
    void draw(const engine::MetricsSnapshot &snapshot);
    /// What moves the cursor to where the last drawing began.
    [[nodiscard]] QString cursorBack(Terminal terminal) const;

    const QString m_title;
    Console &m_console;
    std::mutex m_mutex; ///< Guards what follows, and the terminal.
    Throughput m_throughput;
    QList<TerminalLine> m_drawn;
};

} // namespace paipa::cli
