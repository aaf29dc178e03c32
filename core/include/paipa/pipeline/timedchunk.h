// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/batchtask.h>
#include <paipa/pipeline/step.h>

#include <chrono>
#include <concepts>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace paipa {

namespace detail {

template<typename T>
class ChunkBody
{
public:
    using In = T;
    using Out = std::vector<T>;

    explicit ChunkBody(engine::BatchBounds bounds) : m_bounds(bounds) {}

    void open() {}
    [[nodiscard]] engine::BatchBounds bounds() const { return m_bounds; }
    std::vector<engine::Rejection> process(std::span<const T> items, engine::Emission<Out> &out)
    {
        out.send(Out(items.begin(), items.end()));
        return {};
    }
    void flush(engine::Emission<Out> &) {}
    void close() {}

private:
    engine::BatchBounds m_bounds;
};

} // namespace detail

/// A step that collects items to a std::vector: \a size of them, or what there is when the first
/// one is \a maxAge old, whether or not others keep coming; and the rest at the end, of each
/// worker. The chunk shares the fates of its items. chunk() is the same within one thread, without
/// time.
///
///     Pipeline pipeline{step(read), timedChunk<Row>(1000, 5s), step(insertAll)};
template<std::copy_constructible T, StepOption... Options>
[[nodiscard]] auto timedChunk(std::size_t size, std::chrono::nanoseconds maxAge,
                              Options &&...options)
{
    using Body = detail::ChunkBody<T>;
    const engine::BatchBounds bounds{.items = size, .age = maxAge};
    return Step<T, std::vector<T>, Body>{
        .options = detail::optionsFrom(std::forward<Options>(options)...),
        .instantiate = [bounds](StepStorage &) {
            if (bounds.items == 0)
                throw Failure(QStringLiteral("invalid"),
                              Sentence::tr("a chunk needs room for at least one item"));
            return StepInstance<Body>{.hooks = {}, .makeBody = [bounds](const WorkerContext &) {
                                          return std::make_unique<Body>(bounds);
                                      }};
        }};
}

} // namespace paipa
