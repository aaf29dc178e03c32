// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/progress/progress.h"
#include "cli/progress/throughput.h"

namespace paipa::cli {

/// A line every few seconds and at the end: for logs.
class LineProgress final : public Progress
{
public:
    explicit LineProgress(Console &console) : m_console(console) {}

    void show(const engine::MetricsSnapshot &snapshot) override;
    void finish(const engine::MetricsSnapshot &snapshot) override;
    void notice(const QString &text) override;

private:
    Console &m_console;
    Throughput m_throughput;
    std::chrono::nanoseconds m_shown{0};
};

/// An object a second and at the end: for programs.
class JsonProgress final : public Progress
{
public:
    explicit JsonProgress(Console &console) : m_console(console) {}

    void show(const engine::MetricsSnapshot &snapshot) override;
    void finish(const engine::MetricsSnapshot &snapshot) override;
    void notice(const QString &text) override;

private:
    Console &m_console;
    std::chrono::nanoseconds m_shown{0};
};

/// Only messages.
class NoProgress final : public Progress
{
public:
    explicit NoProgress(Console &console) : m_console(console) {}

    void show(const engine::MetricsSnapshot &) override {}
    void finish(const engine::MetricsSnapshot &) override {}
    void notice(const QString &text) override;

private:
    Console &m_console;
};

} // namespace paipa::cli
