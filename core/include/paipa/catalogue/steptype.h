// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <paipa/base/result.h>
#include <paipa/catalogue/recordstep.h>
#include <paipa/catalogue/schema.h>

#include <QJsonObject>
#include <QStringList>

#include <functional>
#include <memory>

namespace paipa {

/// A named output of a step; a step without ports in its description is a sink.
struct PortInfo {
    QString name; ///< As in the file: "route:large".
    QString help;
};

enum class StepKind {
    Source,    ///< No input.
    Transform, ///< Input and outputs.
    Sink,      ///< Input only.
};

enum class Concurrency {
    Any,          ///< As many workers as the user likes.
    SingleWorker, ///< One worker: sources, and sinks that write one file.
};

enum class Emission {
    Withheld,  ///< Results are handed on when the item succeeded; so it can be retried.
    Streaming, ///< Results are handed on at once, however many; so retries are not allowed.
};

/// What a step type is, for people and programs.
struct StepInfo {
    QString type;     ///< As in the file: "family.name".
    int version = 1;  ///< Of its settings.
    QString title;    ///< For people: "List files".
    QString summary;  ///< One sentence.
    QString category; ///< Group in the palette: "Files".
    QString help;     ///< A few paragraphs in Markdown: details, examples, errors.
    StepKind kind = StepKind::Transform;
    QList<PortInfo> outputs = {}; ///< Filled with one port "out" if empty and not a sink.
    Concurrency concurrency = Concurrency::Any;
    Emission emission = Emission::Withheld;
    int defaultWorkers = 1;
    int defaultRetries = 0; ///< Unless the file says otherwise: for steps whose failures pass by.
};

/// A field that a step adds to its items or makes, and its type.
struct FieldInfo {
    QString name;
    ValueType type = ValueType::Text;
    QString help;
};

/// What a step with certain settings does to the fields of its items.
struct FieldFlow {
    enum class Others {
        Kept,    ///< Fields that are not mentioned pass.
        Dropped, ///< Only the added fields leave the step.
        Unknown, ///< The data decide, as with the columns of a CSV file.
    };
    QStringList reads = {}; ///< Fields that every item must have.
    QList<FieldInfo> adds = {};
    QStringList removes = {};
    Others others = Others::Kept;
};

/// What a step with certain settings can do to the world, so that a person can be asked first.
struct Capabilities {
    QStringList readsFrom = {};  ///< Folders and files, as in the settings, or "*" if items decide.
    QStringList writesTo = {};   ///< Folders and files, as in the settings.
    QStringList replaces = {};   ///< Of these, the files that it makes anew as a whole.
    QStringList connectsTo = {}; ///< Hosts, or "*" if items decide.
    QStringList runs = {};       ///< Programs and scripts.
};

/// Everything that is known of a type of step. Immutable; may be used from any thread.
class StepType
{
public:
    virtual ~StepType() = default;

    [[nodiscard]] virtual const StepInfo &info() const = 0;
    [[nodiscard]] virtual const QList<ParameterInfo> &parameters() const = 0;

    /// All problems of \a settings; their place.field is the key of the setting.
    [[nodiscard]] virtual Problems check(const QJsonObject &settings) const = 0;
    /// The step for a run; the problems of check() if there are errors.
    [[nodiscard]] virtual Result<std::unique_ptr<RecordStep>> make(
        const QJsonObject &settings) const = 0;
    [[nodiscard]] virtual FieldFlow fields(const QJsonObject &settings) const = 0;
    [[nodiscard]] virtual Capabilities capabilities(const QJsonObject &settings) const = 0;
};

/// A step type in one place: description, parameters, and how to make the step. Give it to
/// StepCatalogue::add(). Everything after make is optional.
template<typename P>
struct StepDefinition {
    StepInfo info;
    Schema<P> schema;
    std::function<std::unique_ptr<RecordStep>(const P &)> make;
    std::function<FieldFlow(const P &)> fields = {};
    std::function<Problems(const P &)> check = {}; ///< What the schema cannot say.
    std::function<Capabilities(const P &)> capabilities = {};
};

namespace detail {

/// The port that a step has if its description names none.
[[nodiscard]] StepInfo completed(StepInfo info);

template<typename P>
class DefinedStepType final : public StepType
{
public:
    explicit DefinedStepType(StepDefinition<P> definition) : m_definition(std::move(definition))
    {
        m_definition.info = completed(std::move(m_definition.info));
    }

    [[nodiscard]] const StepInfo &info() const override { return m_definition.info; }
    [[nodiscard]] const QList<ParameterInfo> &parameters() const override
    {
        return m_definition.schema.parameters();
    }
    [[nodiscard]] Problems check(const QJsonObject &settings) const override
    {
        Problems problems;
        (void)checked(settings, problems);
        return problems;
    }
    [[nodiscard]] Result<std::unique_ptr<RecordStep>> make(
        const QJsonObject &settings) const override
    {
        Problems problems;
        const P parameters = checked(settings, problems);
        if (hasErrors(problems))
            return problems;
        return m_definition.make(parameters);
    }
    [[nodiscard]] FieldFlow fields(const QJsonObject &settings) const override
    {
        return m_definition.fields ? m_definition.fields(read(settings)) : FieldFlow{};
    }
    [[nodiscard]] Capabilities capabilities(const QJsonObject &settings) const override
    {
        return m_definition.capabilities ? m_definition.capabilities(read(settings))
                                         : Capabilities{};
    }

private:
    [[nodiscard]] P read(const QJsonObject &settings) const
    {
        Problems ignored;
        return m_definition.schema.read(settings, ignored);
    }
    [[nodiscard]] P checked(const QJsonObject &settings, Problems &problems) const
    {
        P parameters = m_definition.schema.read(settings, problems);
        if (m_definition.check && !hasErrors(problems))
            problems += m_definition.check(parameters);
        return parameters;
    }

    StepDefinition<P> m_definition;
};

} // namespace detail
} // namespace paipa
