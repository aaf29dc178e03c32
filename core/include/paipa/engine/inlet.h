// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/acceptance.h>
#include <paipa/engine/boundedqueue.h>
#include <paipa/engine/item.h>
#include <paipa/engine/itemtap.h>

#include <QString>
#include <QtGlobal>

#include <cstddef>
#include <limits>
#include <memory>
#include <vector>

namespace paipa::engine {

class WorkerControl;

template<typename T>
using ItemQueue = BoundedQueue<Item<T>>;

/// An inline step within one worker of the step before it. Called from that worker's thread only.
template<typename T>
class InlineStep
{
public:
    InlineStep() = default;
    virtual ~InlineStep() = default;
    Q_DISABLE_COPY_MOVE(InlineStep)

    /// Throws what the step's own code throws.
    virtual void open() = 0;
    /// Processes \a item to its end, by the step's own error policy: no exception comes out. False,
    /// with the item still the caller's, if the step takes no more.
    [[nodiscard]] virtual bool take(Item<T> &item) = 0;
    [[nodiscard]] virtual bool isClosed() const = 0;
    /// Whether it would take an item without waiting, and so would those behind it.
    [[nodiscard]] virtual Acceptance acceptance() = 0;
    /// Throws what the step's own code throws.
    virtual void flush() = 0;
    /// Undoes open(), if it was called. Reports errors itself.
    virtual void close() = 0;
};

/// The largest item that a step takes, and its name.
struct ItemLimit {
    std::size_t bytes = std::numeric_limits<std::size_t>::max();
    QString step = {};

    [[nodiscard]] bool isSet() const { return bytes != std::numeric_limits<std::size_t>::max(); }
};

/// Where a step takes its items from others: a queue, or their own workers.
template<typename T>
class Inlet
{
public:
    Inlet() = default;
    virtual ~Inlet() = default;
    Q_DISABLE_COPY_MOVE(Inlet)

    /// Null: the step is inline.
    [[nodiscard]] virtual ItemQueue<T> *queue() = 0;
    [[nodiscard]] virtual ItemLimit itemLimit() const = 0;
    /// Of an inline step: an instance for the worker \a host.
    [[nodiscard]] virtual std::unique_ptr<InlineStep<T>> makeInline(WorkerControl &host) = 0;
};

/// What is linked to an output port of a step.
template<typename Out>
struct OutputPort {
    std::vector<Inlet<Out> *> inlets = {};
    ItemTap<Out> *tap = nullptr; ///< Where what passes can be seen, if anybody is to.
};
template<typename Out>
using OutputPorts = std::vector<OutputPort<Out>>;

} // namespace paipa::engine
