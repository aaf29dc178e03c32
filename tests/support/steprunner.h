// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/stepcatalogue.h>

#include <QJsonObject>

#include <exception>
#include <optional>
#include <vector>

namespace paipa::test {

/// What a step made of its input, without an engine: one worker, in this thread.
struct StepOutcome {
    struct Emitted {
        Record record;
        int port = 0;
    };
    struct Rejected {
        std::size_t index = 0; ///< Into the whole input.
        QString code;
        QString text;
    };
    std::vector<Emitted> emitted;
    std::vector<Rejected> rejected; ///< Items whose process() threw, or that a batch rejected.
    std::optional<qint64> expected; ///< What the source announced.
    std::vector<std::size_t> skipped;

    [[nodiscard]] QList<Record> records(int port = 0) const;
};

/// Makes a step of \a type from the JSON \a settings and runs \a input through it: open, process,
/// flush, close. Exceptions of open(), produce(), flush() and close() come out, after close().
/// Invalid settings throw a Failure with the first problem.
/// A source stops after \a atMost items, as if nobody wanted more.
[[nodiscard]] StepOutcome runStep(const StepCatalogue &catalogue, const QString &type,
                                  const QJsonObject &settings, const QList<Record> &input = {},
                                  const QString &baseFolder = {}, std::size_t atMost = SIZE_MAX);

/// Drops what a step emits, so that only the step itself occupies memory.
class CountingOutput final : public RecordOutput
{
public:
    bool send(Record record, int port) override;
    void expect(qint64) override {}

    qint64 count = 0;
};

/// Whether a sanitizer is built in, whose own memory hides that of the step.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool isInstrumented = true;
#else
inline constexpr bool isInstrumented = false;
#endif

} // namespace paipa::test
