// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/feeder.h>
#include <paipa/engine/itemstage.h>
#include <paipa/engine/runcontroller.h>
#include <paipa/engine/streamstage.h>
#include <paipa/generators/generator.h>

#include "comparestates.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace paipa::test {

/// Counts the objects that have one, in all threads.
class LiveCount
{
public:
    LiveCount() noexcept { ++s_live; }
    LiveCount(const LiveCount &) noexcept : LiveCount() {}
    LiveCount &operator=(const LiveCount &) = default;
    ~LiveCount() { --s_live; }

    [[nodiscard]] static std::int64_t live() { return s_live; }

private:
    static inline std::atomic<std::int64_t> s_live = 0;
};

/// An item with a number to know it by, that says how many bytes it occupies.
struct Parcel {
    int number = 0;
    std::size_t size = 1;
    [[no_unique_address]] LiveCount count = {};
};

inline std::size_t itemBytes(const Parcel &parcel) { return parcel.size; }
inline QString describeItem(const Parcel &parcel)
{
    return QStringLiteral("parcel %1").arg(parcel.number);
}
inline QByteArray toJsonLine(const Parcel &parcel) { return QByteArray::number(parcel.number); }

using Out = engine::Emission<Parcel>;

/// The code of one kind of step; every member may be left out. Shared by all workers.
struct SourceCode {
    std::function<void(Out &)> produce = [](Out &) {};
    std::function<void()> open = [] {};
    std::function<void(Out &)> flush = [](Out &) {};
    std::function<void()> close = [] {};
};
struct StepCode {
    std::function<void(const Parcel &, Out &)> process = [](const Parcel &parcel, Out &out) {
        out.send(parcel);
    };
    std::function<void()> open = [] {};
    std::function<void(Out &)> flush = [](Out &) {};
    std::function<void()> close = [] {};
};
struct BatchCode {
    std::function<std::vector<engine::Rejection>(std::span<const Parcel>, Out &)> process =
        [](std::span<const Parcel>, Out &) { return std::vector<engine::Rejection>(); };
    engine::BatchBounds bounds = {};
    std::function<void()> open = [] {};
    std::function<void(Out &)> flush = [](Out &) {};
    std::function<void()> close = [] {};
};

/// Over the whole input of a worker.
struct StreamCode {
    std::function<Generator<Parcel>(engine::StreamInput<Parcel> &)> results =
        [](engine::StreamInput<Parcel> &input) -> Generator<Parcel> {
        while (Parcel *parcel = input.next())
            co_yield std::move(*parcel);
    };
    std::function<void()> open = [] {};
    std::function<void(Out &)> flush = [](Out &) {};
    std::function<void()> close = [] {};
};

template<typename Code>
class CodeBody
{
public:
    explicit CodeBody(std::shared_ptr<const Code> code) : m_code(std::move(code)) {}

    void open() { m_code->open(); }
    void produce(Out &out)
        requires std::same_as<Code, SourceCode>
    {
        m_code->produce(out);
    }
    void process(const Parcel &parcel, Out &out)
        requires std::same_as<Code, StepCode>
    {
        m_code->process(parcel, out);
    }
    std::vector<engine::Rejection> process(std::span<const Parcel> parcels, Out &out)
        requires std::same_as<Code, BatchCode>
    {
        return m_code->process(parcels, out);
    }
    [[nodiscard]] engine::BatchBounds bounds() const
        requires std::same_as<Code, BatchCode>
    {
        return m_code->bounds;
    }
    void begin(engine::StreamInput<Parcel> &input)
        requires std::same_as<Code, StreamCode>
    {
        m_results = m_code->results(input);
    }
    [[nodiscard]] Parcel *next()
        requires std::same_as<Code, StreamCode>
    {
        return m_results.next();
    }
    void end()
        requires std::same_as<Code, StreamCode>
    {
        m_results = {};
    }
    void flush(Out &out) { m_code->flush(out); }
    void close() { m_code->close(); }

private:
    std::shared_ptr<const Code> m_code;
    Generator<Parcel> m_results; ///< Of a step over its whole input.
};

using TestSource = engine::SourceStage<Parcel>;
using TestStep = engine::ItemStage<Parcel, Parcel>;
using TestBatch = engine::BatchStage<Parcel, Parcel>;
using TestStream = engine::StreamStage<Parcel, Parcel>;

/// A run whose steps are made of functions. They are made in testgraph.cpp, so that their stages
/// are compiled once and not in each test.
class TestGraph
{
public:
    explicit TestGraph(std::shared_ptr<Clock> clock = std::make_shared<SteadyClock>())
        : controller(std::move(clock))
    {}

    TestSource &source(SourceCode code, engine::StageOptions options = {},
                       engine::StageHooks hooks = {});
    TestStep &step(StepCode code, engine::StageOptions options = {}, engine::StageHooks hooks = {},
                   std::size_t ports = 1);
    TestBatch &batch(BatchCode code, engine::StageOptions options = {},
                     engine::StageHooks hooks = {});
    TestStream &stream(StreamCode code, engine::StageOptions options = {},
                       engine::StageHooks hooks = {});
    template<typename Consumer>
    void link(engine::ProducerSide<Parcel> &producer, Consumer &consumer, std::size_t port = 0)
    {
        controller.link<Parcel>(producer, port, consumer);
    }

    engine::RunController controller;

private:
    template<typename S, typename Code>
    S &add(const char *kind, Code code, engine::StageOptions options, engine::StageHooks hooks,
           std::size_t ports = 1);

    int m_steps = 0;
};

/// Emits the parcels 0, 1, … \a count - 1.
[[nodiscard]] inline SourceCode counting(int count)
{
    return {.produce = [count](Out &out) {
        for (int i = 0; i < count && out.send(Parcel{i}); ++i) {
        }
    }};
}

} // namespace paipa::test
