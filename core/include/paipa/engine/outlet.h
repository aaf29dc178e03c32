// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/inlet.h>

#include <memory>
#include <vector>

namespace paipa::engine {

/// Where one worker hands its results to one step: a queue, or an instance of an inline step.
template<typename Out>
struct Outlet {
    ItemQueue<Out> *queue = nullptr;
    std::unique_ptr<InlineStep<Out>> inlined = nullptr;

    [[nodiscard]] bool isClosed() const { return queue ? queue->isClosed() : inlined->isClosed(); }
    [[nodiscard]] Acceptance acceptance() const
    {
        if (!queue)
            return inlined->acceptance();
        const QueueBounds bounds = queue->bounds();
        const bool hasRoom = queue->size() < bounds.items && queue->bytes() < bounds.bytes;
        return {.answer = hasRoom ? Acceptance::Answer::Taken : Acceptance::Answer::Full};
    }
};

/// An output port, as one worker sees it.
template<typename Out>
struct WorkerPort {
    std::vector<Outlet<Out>> outlets = {};
    ItemTap<Out> *tap = nullptr;

    /// Whether all would take a result without waiting.
    [[nodiscard]] Acceptance acceptance() const
    {
        for (const Outlet<Out> &outlet : outlets) {
            if (const Acceptance now = outlet.acceptance(); !now.isTaken())
                return now;
        }
        return {};
    }
};

} // namespace paipa::engine
