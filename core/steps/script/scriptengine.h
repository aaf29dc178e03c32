// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/failure.h>

#include "scriptvalues.h"
#include "scriptwatchdog.h"

#include <QJSEngine>

namespace paipa::steps {

/// The JavaScript engine of one worker: the language alone, without files, network or processes.
class ScriptEngine
{
public:
    ScriptEngine(ScriptWatchdog &watchdog, std::stop_token stop);

    [[nodiscard]] QJSEngine &js() { return m_js; }
    [[nodiscard]] ScriptValues &values() { return m_values; }

    /// Why an evaluation was interrupted, as what a step throws.
    [[nodiscard]] Failure interruption() const;

    /// The time of one item, from construction to destruction.
    class Item
    {
    public:
        explicit Item(ScriptEngine &engine);
        ~Item();
        Item(const Item &) = delete;
        Item &operator=(const Item &) = delete;

    private:
        ScriptEngine &m_engine;
    };

private:
    QJSEngine m_js;
    ScriptValues m_values;
    ScriptWatchdog::Watch m_watch;
};

} // namespace paipa::steps
