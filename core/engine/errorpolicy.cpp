// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/errorpolicy.h>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

namespace {

/// Made while there is some.
const Sentence noMemory = Sentence::tr("there is not enough memory for it");

/// From 0 to 1, the same for the same item and attempt.
double scattered(std::uint64_t seed, int attempt)
{
    std::uint64_t value = seed * 0x9e3779b97f4a7c15u + static_cast<std::uint64_t>(attempt);
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
    return std::ldexp(static_cast<double>((value ^ (value >> 31)) >> 11), -53);
}

Sentence failedThing(const RunError &error)
{
    if (error.step.isEmpty())
        return Sentence::tr("the run failed");
    if (error.item.isEmpty())
        return Sentence::tr("step \"%1\" failed").arg(error.step);
    if (error.source.isEmpty())
        return Sentence::tr("step \"%1\" failed on %2").arg(error.step, error.item);
    if (error.sourceWorker < 0)
        return Sentence::tr("step \"%1\" failed on %2 from \"%3\"")
            .arg(error.step, error.item, error.source);
    return Sentence::tr("step \"%1\" failed on %2 from worker %3 of \"%4\"")
        .arg(error.step, error.item, error.sourceWorker + 1, error.source);
}

/// " (worker 2, attempt 3)", as far as it is known.
Sentence whereItWas(const RunError &error)
{
    const bool hasWorker = error.worker >= 0;
    const bool isRetry = error.attempt > 1;
    if (hasWorker && isRetry)
        return Sentence::tr(" (worker %1, attempt %2)").arg(error.worker + 1, error.attempt);
    if (hasWorker)
        return Sentence::tr(" (worker %1)").arg(error.worker + 1);
    return isRetry ? Sentence::tr(" (attempt %1)").arg(error.attempt) : Sentence();
}

} // namespace

std::chrono::milliseconds ErrorPolicy::backoffBefore(int attempt, std::uint64_t seed) const
{
    using Time = std::chrono::duration<double, std::milli>;
    const Time longest = backoffMax;
    Time wait = std::min(backoff, backoffMax);
    for (int i = 1; i < attempt && wait < longest && wait.count() > 0 && backoffFactor > 1; ++i)
        wait = std::min(wait * backoffFactor, longest);
    if (jitter.value > 0)
        wait -= wait * (jitter.value / 100 * scattered(seed, attempt));
    return std::chrono::round<std::chrono::milliseconds>(wait);
}

Sentence ErrorPolicy::misuse() const
{
    if (backoffFactor < 1)
        return Sentence::tr("each wait for a retry is at least as long as the one before: its "
                            "factor must be at least 1");
    if (jitter.value < 0 || jitter.value > 100)
        return Sentence::tr("the jitter of its waits must be from 0 to 100 %");
    const Share *share = mostFailed ? std::get_if<Share>(&*mostFailed) : nullptr;
    if (mostParked < 0 || pauseAfter < 0 || (share && share->after < 0))
        return Sentence::tr("a number in its error policy is below 0");
    return {};
}

bool isWithin(const Allowance &most, std::uint64_t failed, std::uint64_t items)
{
    if (const qint64 *count = std::get_if<qint64>(&most))
        return failed <= static_cast<std::uint64_t>(*count);
    const Share &share = std::get<Share>(most);
    return items < static_cast<std::uint64_t>(share.after)
           || static_cast<double>(failed) <= share.percent.value / 100 * static_cast<double>(items);
}

Sentence toSentence(const RunError &error)
{
    return failedThing(error) + whereItWas(error) + Sentence::verbatim(u": "_s) + error.text;
}

QString toString(const RunError &error) { return toSentence(error).toString(); }

RunError describe(const std::exception_ptr &exception)
{
    RunError error;
    error.exception = exception;
    try {
        std::rethrow_exception(exception);
    } catch (const Failure &failure) {
        error.code = failure.code();
        error.text = failure.text();
        error.retry = failure.retry();
        error.retryAfter = failure.retryAfter();
    } catch (const AnnotatedFailure &annotated) {
        error = describe(annotated.cause);
        if (error.step.isEmpty())
            error.step = annotated.step;
        error.retry = annotated.retry.value_or(error.retry);
    } catch (const std::bad_alloc &) {
        error.code = u"out-of-memory"_s;
        error.text = noMemory;
    } catch (const std::exception &other) {
        error.code = u"exception"_s;
        error.text = Sentence::verbatim(QString::fromUtf8(other.what()));
    } catch (const SkipItem &) {
        error.kind = ErrorKind::Skip;
        error.code = u"skipped"_s;
        error.text = Sentence::tr("SkipItem was thrown where there is no item to skip");
    } catch (...) {
        error.code = u"unknown-exception"_s;
        error.text = Sentence::tr("an exception of a type that says nothing about itself");
    }
    return error;
}

} // namespace paipa::engine
