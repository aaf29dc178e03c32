// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <chrono>
#include <exception>
#include <optional>
#include <string>

namespace paipa {

enum class Retry {
    Allowed, ///< The same item may succeed later: a lost connection, a locked database.
    Never,   ///< It will fail again: a corrupt image, a 404.
};

/// The exception of a step that knows more than a text about what went wrong. Steps may throw any
/// other exception too; it counts as Retry::Allowed with the code "exception".
class Failure : public std::exception
{
public:
    /// \a text is an English sentence that names the cause and, where there is one, the remedy.
    Failure(QString code, QString text, Retry retry = Retry::Allowed);

    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] Retry retry() const { return m_retry; }

    /// The least time until the next attempt, where the other side asked for one.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const
    {
        return m_retryAfter;
    }
    Failure &&after(std::chrono::milliseconds wait) &&;

    [[nodiscard]] const char *what() const noexcept override { return m_what.c_str(); }

private:
    QString m_code;
    QString m_text;
    std::string m_what;
    Retry m_retry;
    std::optional<std::chrono::milliseconds> m_retryAfter;
};

/// The code of the Failure by which a step answers that its stop token was triggered. It is no
/// error of a run that is being aborted.
inline constexpr QLatin1StringView cancelledCode("cancelled");

/// Thrown by a step to leave its item out on purpose: not an error, counted as skipped.
struct SkipItem {};

} // namespace paipa
