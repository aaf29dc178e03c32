// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/runsettings.h>

namespace paipa {

std::function<void(const DeadLetter &)> deadLettersInto(DeadLetterTarget target)
{
    const auto file = std::make_shared<engine::DeadLetterFile>(std::move(target));
    file->begin();
    return [file](const DeadLetter &letter) { file->add(letter); };
}

namespace detail {

namespace {

[[noreturn]] void raiseFirst(const RunError &first, const std::vector<RunError> &errors,
                             const RunSettings &settings)
{
    if (settings.onFailure)
        settings.onFailure(errors.empty() ? std::vector{first} : errors);
    raise(first);
}

} // namespace

void raise(const RunError &error)
{
    if (error.exception)
        std::rethrow_exception(error.exception);
    throw Failure(error.code, engine::toSentence(error));
}

void begin(engine::RunController &controller, const RunSettings &settings)
{
    controller.setMostFailed(settings.mostFailed);
    controller.setStopToken(settings.stop);
    controller.setDeadLetterSink(settings.deadLetters);
    if (const std::optional<RunError> error = controller.start())
        raiseFirst(*error, controller.errors(), settings);
}

void complete(engine::RunController &controller, const RunSettings &settings)
{
    const engine::RunOutcome outcome = controller.wait();
    if (outcome.error)
        raiseFirst(*outcome.error, controller.errors(), settings);
}

} // namespace detail

} // namespace paipa
