// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>
#include <paipa/base/quantities.h>

#include <QByteArray>
#include <QString>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace paipa::engine {

/// What to do when an item fails for good.
enum class OnError {
    EndRun,   ///< The run fails with this error.
    SetAside, ///< The item is a dead letter; the run goes on.
};

struct RunError;

/// Says of an error whether the item may be tried again: a function that returns a truth value.
/// It is called by workers, several at a time, after each attempt that failed with Retry::Allowed;
/// if it throws, the run fails. Rules are equal if one is a copy of the other.
class RetryRule
{
public:
    RetryRule() = default;
    template<std::predicate<const RunError &> Rule>
        requires(!std::same_as<std::remove_cvref_t<Rule>, RetryRule>)
    RetryRule(Rule &&rule)
        : m_rule(
            std::make_shared<const std::function<bool(const RunError &)>>(std::forward<Rule>(rule)))
    {}

    [[nodiscard]] bool allows(const RunError &error) const { return !m_rule || (*m_rule)(error); }
    bool operator==(const RetryRule &) const = default;

private:
    std::shared_ptr<const std::function<bool(const RunError &)>> m_rule;
};

/// What happens to an item whose process() throws.
struct ErrorPolicy {
    int retries = 0;                        ///< n retries are n + 1 attempts.
    std::chrono::milliseconds backoff{100}; ///< Before the first retry.
    std::chrono::milliseconds backoffMax{30'000};
    /// The other side gets as much time as it asks for; if it asks for more, no retry is made.
    std::chrono::milliseconds retryAfterMax = std::chrono::hours(1);
    OnError then = OnError::EndRun;
    /// More items set aside by this step end the run all the same. A share counts from the 100th
    /// item on, or as it says: Share({5}, 20).
    std::optional<Allowance> mostFailed = {};
    double backoffFactor = 2; ///< Each further wait is so many times as long; from 1.
    Percent jitter = {};      ///< Waits are shorter by up to this share: not all retry at once.
    /// No retry begins later than this after the first failure.
    std::optional<std::chrono::milliseconds> retryFor = {};
    /// So many items wait for another attempt aside, while their workers go on with others. Further
    /// ones keep their workers waiting, as do all where the order is kept, in batches, and inline.
    int mostParked = 0;
    /// After so many failed attempts in a row the step begins nothing for a while, then tries one
    /// item; 0: never. Failures that say Retry::Never are the items' own and do not count.
    int pauseAfter = 0;
    std::chrono::milliseconds pauseFor{30'000};
    /// Which errors are worth another attempt, of those that do not say Retry::Never; without a
    /// rule, all.
    RetryRule retryOn = {};

    bool operator==(const ErrorPolicy &) const = default;

    /// The wait before retry \a attempt (from 1). \a seed decides on the jitter.
    [[nodiscard]] std::chrono::milliseconds backoffBefore(int attempt,
                                                          std::uint64_t seed = 0) const;
    /// What is wrong with it, or "".
    [[nodiscard]] Sentence misuse() const;
};

/// Whether \a failed of \a items are as many as \a most allows. A share of few items is always
/// allowed, since it says little.
[[nodiscard]] bool isWithin(const Allowance &most, std::uint64_t failed, std::uint64_t items);

enum class ErrorKind {
    Error,
    Skip, ///< Not an error: the step left the item out on purpose.
};

/// One error of a run: which step, which worker, which item, and the exception itself.
struct RunError {
    ErrorKind kind = ErrorKind::Error;
    QString step = {};
    int worker = -1;           ///< From 0; -1: not in a worker.
    QString item = {};         ///< Short description, or empty if no item was in hand.
    std::uint64_t ordinal = 0; ///< Which item of the source, from 0.
    /// The step that emitted it, with several workers also which (from 0, else -1), where items
    /// come from several: each of them numbers its own. Empty if the run has only one source.
    QString source = {};
    int sourceWorker = -1;
    int attempt = 1;
    QString code = {}; ///< As Failure::code(); "exception" or "unknown-exception" for others.
    Sentence text = {};
    Retry retry = Retry::Allowed;
    std::optional<std::chrono::milliseconds> retryAfter = {};
    std::exception_ptr exception = nullptr;
};

/// A RetryRule: exceptions of these types, and of types derived from them, are worth another
/// attempt.
template<typename... Exceptions>
[[nodiscard]] RetryRule onlyOn()
{
    return [](const RunError &error) {
        const auto isA = [&]<typename Exception>(std::type_identity<Exception>) {
            try {
                std::rethrow_exception(error.exception);
            } catch (const Exception &) {
                return true;
            } catch (...) { // asked for its type only: the error itself is told of by the caller
                return false;
            }
        };
        return (isA(std::type_identity<Exceptions>()) || ...);
    };
}

/// "step "thumb" failed on photos/a.jpg (worker 2, attempt 3): the file is truncated"; workers are
/// counted from 1 here.
[[nodiscard]] Sentence toSentence(const RunError &error);
/// The same in English.
[[nodiscard]] QString toString(const RunError &error);

/// How the engine passes on an exception with what the exception itself does not know.
struct AnnotatedFailure {
    std::exception_ptr cause;
    QString step = {};               ///< Whose it is, if not of the step that lets it through.
    std::optional<Retry> retry = {}; ///< In place of what the cause says.
};

/// Fills code, text, retry and exception; the step of an AnnotatedFailure.
[[nodiscard]] RunError describe(const std::exception_ptr &exception);

/// An item that was set aside. Whoever is given it at that moment finds the exception in its error;
/// a run keeps it without, since an exception may hold anything.
struct DeadLetter {
    RunError error;
    QByteArray item; ///< As one line of JSON where its type can be written so, else empty.
};

} // namespace paipa::engine
