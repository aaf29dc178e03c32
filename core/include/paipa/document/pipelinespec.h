// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/base/rate.h>

#include <QHashFunctions>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace paipa {

/// The name of a step within its pipeline, such as "thumbnail-2".
struct StepId {
    QString text;

    bool operator==(const StepId &) const = default;
    friend bool operator<(const StepId &a, const StepId &b) { return a.text < b.text; }
    friend std::size_t qHash(const StepId &id, std::size_t seed = 0)
    {
        return qHash(id.text, seed);
    }
};

/// Letters, digits, '-' and '_' (all ASCII), starting with a letter or digit: what ids of steps and
/// names of variables are made of.
[[nodiscard]] bool isValidName(const QString &name);

/// A value that settings refer to as ${name}.
struct VariableSpec {
    QString name;
    QJsonValue value = QJsonValue::Undefined; ///< Undefined: has to be given before a run.
    QString help = {};
    QJsonObject others = {}; ///< Keys that this version of Paipa does not know.

    bool operator==(const VariableSpec &) const = default;
};

/// How much may wait in front of a step. Unset members leave it to the engine.
struct QueueSpec {
    std::optional<qint64> items = {};
    std::optional<ByteSize> bytes = {};
    std::optional<ByteSize> itemBytes = {}; ///< Larger items fail in the step that makes them.
    QJsonObject others = {};

    bool operator==(const QueueSpec &) const = default;
};

enum class AfterFailure {
    Stop,     ///< The first item that fails ends the run.
    SetAside, ///< The item is listed as failed, and the run goes on.
};

/// What happens to an item that fails in a step.
struct ErrorSpec {
    std::optional<int> retries = {};                       ///< Unset: StepInfo::defaultRetries.
    std::optional<AfterFailure> then = {};                 ///< Unset: Stop.
    std::optional<std::chrono::milliseconds> backoff = {}; ///< Before the first retry.
    std::optional<double> backoffFactor = {}; ///< By which each further wait is longer.
    std::optional<std::chrono::milliseconds> backoffMax = {};
    std::optional<Percent> jitter = {};                     ///< By which waits may be shorter.
    std::optional<std::chrono::milliseconds> retryFor = {}; ///< After the first failure.
    std::optional<int> mostParked = {}; ///< Items that wait for a retry without a worker.
    /// More items set aside than these end the run.
    std::optional<Allowance> mostFailed = {};
    std::optional<int> pauseAfter = {}; ///< Failed attempts in a row.
    std::optional<std::chrono::milliseconds> pauseFor = {};
    QJsonObject others = {};

    [[nodiscard]] AfterFailure effectiveThen() const { return then.value_or(AfterFailure::Stop); }

    bool operator==(const ErrorSpec &) const = default;
};

/// What the failures of all steps together do to the run.
struct RunErrorSpec {
    std::optional<Allowance> mostFailed = {}; ///< More items set aside than these end it.
    QJsonObject others = {};

    bool operator==(const RunErrorSpec &) const = default;
};

/// One step of a pipeline, as it stands in the file.
struct StepSpec {
    StepId id;
    QString type;
    int typeVersion = 1; ///< StepInfo::version of the type that the settings were written for.
    QString title = {};  ///< For people; empty: the title of the type.
    bool enabled = true; ///< Else neither it nor what only it feeds runs.
    bool bypass = false; ///< Items pass unchanged from its input to its first output.
    std::optional<Workers> workers = {}; ///< Unset: the default of the type.
    bool isInline = false;   ///< It runs in the workers of the step before; workers means nothing.
    bool keepsOrder = false; ///< Results leave in the order in which the items came.
    std::optional<Rate> rate =
        {}; ///< At which it takes items; of a source, at which it makes them.
    std::optional<std::chrono::milliseconds> slowAfter = {}; ///< When an item counts as slow.
    QJsonObject settings = {};                               ///< Values may refer to variables.
    QueueSpec queue = {};
    ErrorSpec onError = {};
    QString notes = {};
    QJsonObject others = {};

    bool operator==(const StepSpec &) const = default;
};

/// The output of a step.
struct OutputRef {
    StepId step;
    QString port = {}; ///< Empty: the first output.

    bool operator==(const OutputRef &) const = default;
    friend bool operator<(const OutputRef &a, const OutputRef &b)
    {
        return a.step == b.step ? a.port < b.port : a.step < b.step;
    }
};

/// "route:large", or "route" for its first output.
[[nodiscard]] QString toString(const OutputRef &output);
[[nodiscard]] OutputRef outputRefFrom(const QString &text);

struct LinkSpec {
    OutputRef from;
    StepId to;
    QJsonObject others = {};

    bool operator==(const LinkSpec &) const = default;
};

/// A place on the canvas, in its units (pixels at 100 %).
struct CanvasPoint {
    double x = 0;
    double y = 0;

    bool operator==(const CanvasPoint &) const = default;
};

struct CanvasRect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    bool operator==(const CanvasRect &) const = default;
};

/// A piece of text on the canvas, or a frame around steps with its heading.
struct CanvasBox {
    QString text;
    CanvasRect rect;
    QJsonObject others = {};

    bool operator==(const CanvasBox &) const = default;
};

/// How a pipeline looks; nothing in here changes what it does.
struct LayoutSpec {
    QMap<StepId, CanvasPoint> nodes = {}; ///< Top left corners. Steps without one are arranged.
    QList<CanvasBox> notes = {};
    QList<CanvasBox> frames = {};
    QJsonObject others = {};

    bool operator==(const LayoutSpec &) const = default;
};

/// A pipeline as a value: what its file says, no more. It may be wrong in any way that a person can
/// be wrong; validate() tells. Copies share their content. Lists keep their order.
struct PipelineSpec {
    QString name = {};
    QStringList environment = {}; ///< Environment variables that settings may refer to.
    QList<VariableSpec> variables = {};
    RunErrorSpec onError = {};
    QList<StepSpec> steps = {};
    QList<LinkSpec> links = {};
    LayoutSpec layout = {};
    QJsonObject others = {};

    /// The step, or nullptr. Valid until the pipeline changes.
    [[nodiscard]] const StepSpec *find(const StepId &id) const;
    [[nodiscard]] const VariableSpec *findVariable(const QString &name) const;
    [[nodiscard]] QList<StepId> stepIds() const;

    bool operator==(const PipelineSpec &) const = default;
};

} // namespace paipa
