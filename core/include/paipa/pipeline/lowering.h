// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runcontroller.h>
#include <paipa/pipeline/step.h>

#include <QString>

#include <concepts>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace paipa {

/// What a pipeline is made of: a step, branches, or another pipeline. It has In and Out.
template<typename T>
inline constexpr bool isPart = isStep<T>;

namespace detail {

template<typename T>
concept Sink = std::same_as<typename T::Out, engine::Nothing>;

/// The kind of stage that a step becomes.
template<typename In, typename Out, typename Body>
struct ChosenStage {
    using Type = engine::ItemStage<In, Out>;
};
template<typename In, typename Out, engine::StreamBody<In, Out> Body>
struct ChosenStage<In, Out, Body> {
    using Type = engine::StreamStage<In, Out>;
};
template<typename In, typename Out, engine::BatchBody<In, Out> Body>
struct ChosenStage<In, Out, Body> {
    using Type = engine::BatchStage<In, Out>;
};
template<typename S>
using StageOf = typename ChosenStage<typename S::In, typename S::Out, typename S::Body>::Type;

/// Where parts of a pipeline meet: the outputs from which items of type T come, and the step that
/// was linked to them last.
template<typename T>
class Junction
{
public:
    struct Output {
        engine::ProducerSide<T> *producer;
        std::size_t port;
    };

    Junction() = default;
    explicit Junction(engine::ProducerSide<T> &producer, std::size_t port = 0)
        : m_outputs{{&producer, port}}
    {}

    void add(const Junction &other)
    {
        m_outputs.insert(m_outputs.end(), other.m_outputs.begin(), other.m_outputs.end());
    }
    void linkTo(engine::RunController &controller, engine::ConsumerStage<T> &consumer)
    {
        for (const Output &output : m_outputs)
            controller.link(*output.producer, output.port, consumer);
        m_consumer = &consumer;
    }

    [[nodiscard]] const std::vector<Output> &outputs() const { return m_outputs; }
    [[nodiscard]] engine::ConsumerStage<T> *consumer() const { return m_consumer; }

private:
    std::vector<Output> m_outputs;
    engine::ConsumerStage<T> *m_consumer = nullptr;
};

/// The place of the part \a index of what is at \a outer, as it is in the default names of steps:
/// "2.1" is the first one in the second one.
[[nodiscard]] QString placeIn(const QString &outer, std::size_t index);

/// Makes the stages of one run from the parts of a pipeline, from the first one on.
class Lowering
{
public:
    explicit Lowering(engine::RunController &controller) : m_controller(controller) {}

    [[nodiscard]] engine::RunController &controller() { return m_controller; }

    /// Links \a part to what is \a before it. Returns what comes out of it.
    template<typename Part>
    Junction<typename Part::Out> add(const Part &part, const QString &place,
                                     Junction<typename Part::In> &before)
    {
        if constexpr (!isStep<Part>) {
            return part.lower(*this, place, before);
        } else if constexpr (Sink<Part>) {
            addStep(part, place, before, 0);
            return {};
        } else {
            return Junction<typename Part::Out>(addStep(part, place, before, 1));
        }
    }

    template<typename S>
    StageOf<S> &addStep(const S &step, const QString &place, Junction<typename S::In> &before,
                        std::size_t ports)
    {
        using Stage = StageOf<S>;
        const auto storage = std::make_shared<StepStorage>();
        auto instance = step.instantiate(*storage);
        engine::StageOptions options = step.options.ofStage(place);
        auto makeBody = [make = std::move(instance.makeBody), storage,
                         name = options.name](engine::WorkerControl &control) {
            return make(WorkerContext(name, *storage, control));
        };
        auto &stage = static_cast<Stage &>(m_controller.add(std::make_unique<Stage>(
            std::move(options), std::move(instance.hooks), ports, std::move(makeBody))));
        before.linkTo(m_controller, stage);
        return stage;
    }

private:
    engine::RunController &m_controller;
};

} // namespace detail

} // namespace paipa
