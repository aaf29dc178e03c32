// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/bodyinworker.h>
#include <paipa/engine/task.h>

#include <memory>
#include <utility>

namespace paipa::engine {

/// Makes items: produce(Emission<Out> &).
template<typename B, typename Out>
concept SourceBody = requires(B body, Emission<Out> &out) { body.produce(out); };

/// A body that makes items.
template<typename Out>
class AnySourceBody : public AnyBody<Out>
{
public:
    virtual void produce(Emission<Out> &out) = 0;
};

template<typename Out, SourceBody<Out> Body>
class HeldSourceBody final : public HeldBody<AnySourceBody<Out>, Out, Body>
{
public:
    using HeldBody<AnySourceBody<Out>, Out, Body>::HeldBody;

    void produce(Emission<Out> &out) override { this->body().produce(out); }
};

/// The worker's part of a source.
template<typename Out>
class SourceTask final : public Task
{
public:
    template<typename... EmissionArguments>
    explicit SourceTask(std::unique_ptr<AnySourceBody<Out>> body, EmissionArguments &&...arguments)
        : m_body(std::move(body), std::forward<EmissionArguments>(arguments)...)
    {}

    void open() override { m_body.open(); }
    Progress work() override
    {
        m_body.code().produce(m_body.emission());
        return m_body.emission().isWanted() ? Progress::InputEnded : Progress::NotWanted;
    }
    void flush() override { m_body.flush(); }
    void close() override { m_body.close(); }

    [[nodiscard]] ItemsInHand *items() override { return nullptr; }
    void dropAll(Verdict) override {}

private:
    BodyInWorker<Out, AnySourceBody<Out>> m_body;
};

} // namespace paipa::engine
