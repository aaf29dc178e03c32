// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/sentence.h>

#include <QString>

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <utility>

namespace paipa {

/// Whether another attempt at the same item makes sense, as far as whoever failed knows.
enum class Retry {
    Allowed, ///< The same item may succeed later: a lost connection, a locked database.
    Never,   ///< It will fail again: a corrupt image, a 404.
};

/// The exception of a step that knows more than a text about what went wrong. Steps may throw any
/// other exception too; it counts as Retry::Allowed with the code "exception".
class Failure : public std::exception
{
public:
    /// \a text names the cause and, where there is one, the remedy.
    Failure(QString code, Sentence text, Retry retry = Retry::Allowed);
#ifndef PAIPA_NO_PLAIN_FAILURES // Paipa's own code forbids itself a text that nobody can translate
    /// The same with a text that stands as it is in every language.
    Failure(QString code, const QString &text, Retry retry = Retry::Allowed)
        : Failure(std::move(code), Sentence::verbatim(text), retry)
    {}
#endif

    [[nodiscard]] const QString &code() const { return m_code; }
    [[nodiscard]] const Sentence &text() const { return m_text; }
    [[nodiscard]] Retry retry() const { return m_retry; }

    /// The least time until the next attempt, where the other side asked for one.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter() const
    {
        return m_retryAfter;
    }
    Failure &&after(std::chrono::milliseconds wait) &&;

    /// The text in English.
    [[nodiscard]] const char *what() const noexcept override { return m_what.c_str(); }

private:
    QString m_code;
    Sentence m_text;
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
