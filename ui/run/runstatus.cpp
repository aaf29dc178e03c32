// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runstatus.h"

#include "run/runwording.h"
#include "widgets/announcement.h"
#include "widgets/elidedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int barSteps = 1000;

} // namespace

RunStatus::RunStatus(RunSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_state(new QLabel)
    , m_bar(new QProgressBar)
    , m_numbers(new QLabel)
    , m_limit(new ElidedLabel)
    , m_errors(new QToolButton)
{
    setObjectName(u"runStatus"_s);
    m_bar->setRange(0, barSteps);
    m_bar->setFixedWidth(140);
    m_bar->setMaximumHeight(fontMetrics().height() + 2);
    m_bar->setAccessibleName(tr("Progress of the run"));
    m_errors->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(12);
    layout->addWidget(m_state);
    layout->addWidget(m_bar);
    layout->addWidget(m_numbers);
    layout->addWidget(m_limit);
    layout->addStretch();
    layout->addWidget(m_errors);
    connect(m_errors, &QToolButton::clicked, this, &RunStatus::errorsClicked);
    connect(&session, &RunSession::began, this, &RunStatus::refresh);
    connect(&session, &RunSession::stateChanged, this, &RunStatus::refresh);
    connect(&session, &RunSession::sampled, this, &RunStatus::refresh);
    refresh();
}

void RunStatus::refresh()
{
    const engine::MetricsSnapshot &now = m_session.history().latest().metrics;
    const bool hasRun = m_session.state() != SessionState::Idle;
    m_state->setText(RunWording::state(m_session.state()));
    m_numbers->setVisible(hasRun);
    showProgress(now);
    const Bottleneck &limit = m_session.bottleneck();
    m_limit->setElidedText(limit.exists() ? tr("Limit: %1").arg(m_session.titleOf(limit.step))
                                          : QString());
    quint64 failed = 0;
    for (const engine::StepSnapshot &step : now.steps)
        failed += step.failed;
    const bool isFirst = failed > 0 && m_errors->isHidden();
    m_errors->setVisible(failed > 0);
    m_errors->setText(tr("%n error(s)", nullptr, static_cast<int>(failed)));
    if (isFirst) // how many there are is said at the end
        announce(*m_errors);
}

void RunStatus::showProgress(const engine::MetricsSnapshot &now)
{
    const bool active = isActive(m_session.state());
    const bool isKnown = now.expected.has_value();
    m_bar->setVisible(active && isKnown);
    if (isKnown) {
        const double share =
            static_cast<double>(now.origins.decided()) / static_cast<double>(*now.expected);
        m_bar->setValue(static_cast<int>(std::min(1.0, share) * barSteps));
    }
    QStringList parts{RunWording::progress(now)};
    const RunHistory &history = m_session.history();
    if (active && !history.isEmpty())
        parts.append(RunWording::rate(history.points().constLast().rate));
    if (const auto remaining = history.remaining(); active && remaining)
        parts.append(tr("%1 left").arg(RunWording::remaining(*remaining)));
    m_numbers->setText(parts.join(u"  ·  "_s));
}

} // namespace paipa::ui
