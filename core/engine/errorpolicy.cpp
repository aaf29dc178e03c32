// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/errorpolicy.h>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

std::chrono::milliseconds ErrorPolicy::backoffBefore(int attempt) const
{
    std::chrono::milliseconds wait = std::min(backoff, backoffMax);
    for (int i = 1; i < attempt && wait < backoffMax; ++i)
        wait = std::min(wait * 2, backoffMax);
    return wait;
}

bool ErrorPolicy::allows(std::uint64_t failed, std::uint64_t items) const
{
    constexpr std::uint64_t fewItems = 100; // of which a share says little
    if (!mostFailed)
        return true;
    if (const qint64 *most = std::get_if<qint64>(&*mostFailed))
        return failed <= static_cast<std::uint64_t>(*most);
    const double share = std::get<Percent>(*mostFailed).value / 100;
    return items < fewItems || static_cast<double>(failed) <= share * static_cast<double>(items);
}

QString toString(const RunError &error)
{
    QString text =
        error.step.isEmpty() ? u"the run failed"_s : u"step \"%1\" failed"_s.arg(error.step);
    if (!error.item.isEmpty())
        text += u" on "_s + error.item;
    if (error.attempt > 1)
        text += u" (attempt %1)"_s.arg(error.attempt);
    return text + u": "_s + error.text;
}

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
        error.text = u"there is not enough memory for it"_s;
    } catch (const std::exception &other) {
        error.code = u"exception"_s;
        error.text = QString::fromUtf8(other.what());
    } catch (const SkipItem &) {
        error.kind = ErrorKind::Skip;
        error.code = u"skipped"_s;
        error.text = u"SkipItem was thrown where there is no item to skip"_s;
    } catch (...) {
        error.code = u"unknown-exception"_s;
        error.text = u"an exception of a type that says nothing about itself"_s;
    }
    return error;
}

} // namespace paipa::engine
