// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/engine/runstate.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::engine {

QString toString(RunState state)
{
    switch (state) {
    case RunState::Created: return u"created"_s;
    case RunState::Starting: return u"starting"_s;
    case RunState::Running: return u"running"_s;
    case RunState::Paused: return u"paused"_s;
    case RunState::Draining: return u"draining"_s;
    case RunState::Aborting: return u"aborting"_s;
    case RunState::Failing: return u"failing"_s;
    case RunState::Finished: return u"finished"_s;
    case RunState::Failed: return u"failed"_s;
    case RunState::Stopped: return u"stopped"_s;
    case RunState::Aborted: return u"aborted"_s;
    }
    Q_UNREACHABLE();
}

} // namespace paipa::engine
