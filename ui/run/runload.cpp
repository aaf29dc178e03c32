// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runload.h"

#include "run/runwording.h"
#include "widgets/numbers.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

RunLoad::RunLoad(RunSession &session, QWidget *parent) : QLabel(parent), m_session(session)
{
    setObjectName(u"runLoad"_s);
    setTextFormat(Qt::PlainText);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setContentsMargins(8, 0, 12, 0);
    connect(&session, &RunSession::stateChanged, this, &RunLoad::refresh);
    connect(&session, &RunSession::sampled, this, &RunLoad::refresh);
    refresh();
}

void RunLoad::refresh()
{
    if (!isActive(m_session.state())) {
        clear();
        setToolTip({});
        return;
    }
    const RunSample &sample = m_session.history().latest();
    qsizetype busy = 0;
    qsizetype workers = 0;
    for (const engine::StepSnapshot &step : sample.metrics.steps) {
        busy += std::ranges::count(step.workers, engine::WorkerState::Busy,
                                   &engine::WorkerSnapshot::state);
        workers += static_cast<qsizetype>(step.workers.size());
    }
    const QString memory = RunWording::bytes(sample.processMemory);
    setText(tr("Workers %1/%2  ·  Memory %3", "busy, all").arg(busy).arg(workers).arg(memory));
    setToolTip(tr("%1 of %2 workers are busy; Paipa uses %3 of memory.", nullptr,
                  forPlural(static_cast<quint64>(workers)))
                   .arg(busy)
                   .arg(workers)
                   .arg(memory));
}

} // namespace paipa::ui
