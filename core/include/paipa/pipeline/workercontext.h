// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/workercontrol.h>

#include <QString>
#include <QtGlobal>

#include <concepts>
#include <memory>
#include <mutex>
#include <stop_token>
#include <typeindex>
#include <unordered_map>
#include <utility>

namespace paipa {

/// What the workers of one step share within a run: one object of each type that is asked for, made
/// by whoever asks first. All members may be called from any thread; what the workers do with a
/// shared object is their own affair.
class StepStorage
{
public:
    StepStorage() = default;
    ~StepStorage() = default;
    Q_DISABLE_COPY_MOVE(StepStorage)

    /// Lives until all workers have left.
    template<std::default_initializable T>
    [[nodiscard]] T &get()
    {
        const std::scoped_lock lock(m_mutex);
        std::shared_ptr<void> &object = m_objects[std::type_index(typeid(T))];
        if (!object)
            object = std::make_shared<T>();
        return *static_cast<T *>(object.get());
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::type_index, std::shared_ptr<void>> m_objects;
};

/// What one worker of a step knows of its run. A value; valid while the worker lives.
class WorkerContext
{
public:
    WorkerContext(QString step, StepStorage &storage, engine::WorkerControl &control)
        : m_step(std::move(step)), m_storage(&storage), m_control(&control)
    {}

    [[nodiscard]] const QString &step() const { return m_step; }
    /// From 0; no other worker of the step ever has it in this run. An inline step has those of the
    /// step that it runs in.
    [[nodiscard]] int workerIndex() const { return m_control->index(); }
    /// Triggered when the run is aborted: long calls should end soon then.
    [[nodiscard]] std::stop_token stop() const { return m_control->abortToken(); }
    [[nodiscard]] const Clock &clock() const { return m_control->clock(); }
    /// What all workers of the step share.
    template<std::default_initializable T>
    [[nodiscard]] T &shared() const
    {
        return m_storage->get<T>();
    }

private:
    QString m_step;
    StepStorage *m_storage;
    engine::WorkerControl *m_control;
};

} // namespace paipa
