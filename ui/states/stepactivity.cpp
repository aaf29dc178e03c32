// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "states/stepactivity.h"

#include <QCoreApplication>

namespace paipa::ui {

namespace {

class StepActivityWords
{
    Q_DECLARE_TR_FUNCTIONS(StepActivity)
};

} // namespace

QString activityWord(StepActivity activity)
{
    switch (activity) {
    case StepActivity::Idle: return StepActivityWords::tr("idle");
    case StepActivity::Waiting: return StepActivityWords::tr("waiting");
    case StepActivity::Busy: return StepActivityWords::tr("busy");
    case StepActivity::Blocked: return StepActivityWords::tr("blocked");
    case StepActivity::Resting: return StepActivityWords::tr("resting");
    case StepActivity::Done: return StepActivityWords::tr("done");
    case StepActivity::Failed: return StepActivityWords::tr("error");
    }
    Q_UNREACHABLE();
}

QString activityWord(StepActivity activity, std::chrono::seconds rest)
{
    if (activity != StepActivity::Resting)
        return activityWord(activity);
    return rest.count() > 0 ? StepActivityWords::tr("resting, %1 s").arg(rest.count())
                            : StepActivityWords::tr("trying one item");
}

} // namespace paipa::ui
