// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "scriptengine.h"

#include <paipa/base/quantities.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::steps {

ScriptEngine::ScriptEngine(ScriptWatchdog &watchdog, std::stop_token stop)
    : m_values(m_js), m_watch(watchdog, m_js, std::move(stop))
{
    // An assignment to a name that does not exist would otherwise live on in the next items.
    m_js.evaluate(u"Object.preventExtensions(this)"_s);
}

Failure ScriptEngine::interruption() const
{
    if (m_watch.aborted())
        return Failure(cancelledCode, Sentence::tr("the run was aborted"), Retry::Never);
    return Failure(
        u"script-timeout"_s,
        Sentence::tr("it took longer than %1: look for an endless loop, or raise \"timeLimit\"")
            .arg(toString(m_watch.limit())),
        Retry::Never);
}

ScriptEngine::Item::Item(ScriptEngine &engine) : m_engine(engine) { m_engine.m_watch.begin(); }

ScriptEngine::Item::~Item()
{
    m_engine.m_watch.end();
    m_engine.m_values.endItem();
}

} // namespace paipa::steps
