// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/remainingtime.h"
#include "run/runsession.h"

#include <QCoreApplication>

namespace paipa::ui {

/// The words in which people read of a run, in their language.
class RunWording
{
    Q_DECLARE_TR_FUNCTIONS(RunWording)

public:
    [[nodiscard]] static QString state(SessionState state);

    [[nodiscard]] static QString count(quint64 number);
    /// "1 240/s", with digits where there are few items.
    [[nodiscard]] static QString rate(double itemsPerSecond);
    [[nodiscard]] static QString percent(double share);
    /// "1:09" or "1:02:09".
    [[nodiscard]] static QString duration(std::chrono::seconds duration);
    [[nodiscard]] static QString duration(std::chrono::nanoseconds duration);
    [[nodiscard]] static QString remaining(const RemainingTime &time);
    [[nodiscard]] static QString bytes(qint64 bytes);
    /// "12 340 of 98 000", or "12 340" if nobody knows how many there will be.
    [[nodiscard]] static QString progress(const engine::MetricsSnapshot &metrics);
    /// The same with the word: "12 340 of 98 000 items".
    [[nodiscard]] static QString items(const engine::MetricsSnapshot &metrics);
    /// "Thumbnail limits the run: 4 of 4 workers 97 % busy, Read blocked 88 %".
    [[nodiscard]] static QString limit(const Bottleneck &bottleneck, const RunSession &session);
    /// "Thumbnail has been working on photos/a.jpg for 0:31."
    [[nodiscard]] static QString notice(const RunNotice &notice, const RunSession &session);
    /// How a run ended, in one sentence.
    [[nodiscard]] static QString end(const RunReport &report);
};

} // namespace paipa::ui
