// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/emission.h>
#include <paipa/engine/task.h>

#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace paipa::engine {

/// Makes items: produce(Emission<Out> &).
template<typename B, typename Out>
concept SourceBody = requires(B body, Emission<Out> &out) { body.produce(out); };

/// The worker's part of a source.
template<typename Out, SourceBody<Out> Body>
class SourceTask final : public Task
{
public:
    template<typename... EmissionArguments>
    explicit SourceTask(std::unique_ptr<Body> body, EmissionArguments &&...arguments)
        : m_emission(std::forward<EmissionArguments>(arguments)...), m_body(std::move(body))
    {}

    void open() override { m_body->open(); }
    Progress work() override
    {
        m_body->produce(m_emission);
        return m_emission.isWanted() ? Progress::InputEnded : Progress::NotWanted;
    }
    void flush() override { m_body->flush(m_emission); }
    void close() override { m_body->close(); }

    [[nodiscard]] std::size_t itemsInHand() const override { return 0; }
    void describeInto(RunError &, std::size_t) const override {}
    [[nodiscard]] QByteArray itemAsJson(std::size_t) const override { return {}; }
    void drop(Verdict) override {}
    void settle(std::span<const std::optional<Verdict>>) override {}
    void dropAll(Verdict) override {}

private:
    Emission<Out> m_emission;
    std::unique_ptr<Body> m_body;
};

} // namespace paipa::engine
