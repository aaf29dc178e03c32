// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/http/httpdoor.h>
#include <paipa/pipeline/backgroundrun.h>

#include <concepts>
#include <memory>
#include <ranges>
#include <type_traits>
#include <utility>
#include <vector>

namespace paipa {

namespace detail {

template<typename Read, typename In>
concept ReadsItems =
    std::invocable<Read &, const QByteArray &>
    && (std::convertible_to<std::invoke_result_t<Read &, const QByteArray &>, In>
        || std::convertible_to<std::invoke_result_t<Read &, const QByteArray &>, std::vector<In>>);

} // namespace detail

/// A front door for \a pipeline, which has to stay where it is while the door is open. \a read
/// makes one item, or a std::vector of them, of the body of a request; it is called in the door's
/// thread, and what it throws is told to the client. Items that find no room are refused, never
/// kept: see HttpDoor. Throws what HttpDoor throws.
///
///     auto running = pipeline.start();
///     const HttpDoor door = httpDoor(running, rowsOf, {.port = 8080});
template<typename In, detail::ReadsItems<In> Read>
[[nodiscard]] HttpDoor httpDoor(RunningPipeline<In> &pipeline, Read read,
                                const HttpDoorOptions &options = {})
{
    auto open = [&pipeline, read = std::move(read)](const QByteArray &body) mutable {
        auto items = std::make_shared<std::vector<In>>();
        if constexpr (std::convertible_to<std::invoke_result_t<Read &, const QByteArray &>, In>)
            items->push_back(read(body));
        else
            *items = read(body);
        return HttpDoor::Items{.count = items->size(), .take = [&pipeline, items](std::size_t i) {
                                   return pipeline.tryPut((*items)[i]);
                               }};
    };
    return HttpDoor({.read = std::move(open), .isOpen = [&pipeline] { return pipeline.isAlive(); }},
                    options);
}

} // namespace paipa
