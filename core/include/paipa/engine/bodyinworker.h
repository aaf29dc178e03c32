// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/anybody.h>
#include <paipa/engine/caught.h>
#include <paipa/engine/emission.h>

#include <concepts>
#include <memory>
#include <utility>

namespace paipa::engine {

/// The step's own code in one worker, and where its results go; with the steps that run inline
/// behind it.
template<typename Out, std::derived_from<AnyBody<Out>> Body>
class BodyInWorker
{
public:
    template<typename... EmissionArguments>
    explicit BodyInWorker(std::unique_ptr<Body> body, EmissionArguments &&...arguments)
        : m_emission(std::forward<EmissionArguments>(arguments)...), m_body(std::move(body))
    {}

    [[nodiscard]] Body &code() { return *m_body; }
    [[nodiscard]] Emission<Out> &emission() { return m_emission; }

    void open()
    {
        m_emission.open();
        m_body->open();
        m_isOpen = true;
    }
    void idle() { m_body->idle(); }
    void flush()
    {
        m_emission.begin(nullptr);
        m_body->flush(m_emission);
        m_emission.flush();
    }
    /// Everything that was opened is closed, whatever throws.
    void close()
    {
        const std::exception_ptr error = caught([this] {
            if (std::exchange(m_isOpen, false))
                m_body->close();
        });
        m_emission.close();
        if (error)
            std::rethrow_exception(error);
    }

private:
    Emission<Out> m_emission;
    std::unique_ptr<Body> m_body;
    bool m_isOpen = false;
};

} // namespace paipa::engine
