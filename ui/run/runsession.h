// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/runoverlay.h"
#include "run/bottleneck.h"
#include "run/runhistory.h"
#include "run/runthread.h"

#include <paipa/base/clock.h>
#include <paipa/run/runnotices.h>

#include <QMap>
#include <QObject>
#include <QTimer>

#include <memory>

namespace paipa::ui {

class PipelineEditor;

/// What a person sees of the life of a run.
enum class SessionState {
    Idle,     ///< There was no run yet.
    Starting, ///< The pipeline is checked, and its steps are opened.
    Running,
    Paused,
    Stopping, ///< Sources have ended; what they emitted is completed.
    Aborting,
    Failing,
    // All that follow are ends.
    Refused, ///< It did not start; see RunSession::problems().
    Finished,
    Failed,
    Stopped,
    Aborted,
    Interrupted, ///< Of a past run: the program ended first.
};

[[nodiscard]] bool isActive(SessionState state);

/// A step of the run, in the order of the snapshots.
struct RunStep {
    enum class WorkerCount {
        Free,
        Fixed, ///< Always one.
    };
    StepId id;
    QString title;
    WorkerCount workerCount = WorkerCount::Free;
};

/// The runs of one document, one at a time: starts, controls and samples them. Nothing here waits
/// for a run: it lives in a thread of its own, and what is called here only leaves orders.
class RunSession final : public QObject
{
    Q_OBJECT

public:
    enum class Attention {
        Watched, ///< Sampled ten times a second.
        Hidden,  ///< Sampled twice a second.
    };

    /// Both must outlive the session. The backend is used from the run's thread. \a clock tells how
    /// old the latest sample is.
    RunSession(Backend &backend, const StepCatalogue &catalogue, QObject *parent = nullptr,
               std::shared_ptr<const Clock> clock = std::make_shared<SteadyClock>());
    /// Aborts a run that has not ended.
    ~RunSession() override;

    /// Starts \a request, unless a run is active.
    void start(RunRequest request);
    /// Shows a run of the past: the last sample and the errors of \a report, of the pipeline that
    /// it has. Only of a session that starts none.
    void showPast(const RunReport &report);
    [[nodiscard]] bool isPast() const { return m_isPast; }
    void pause();
    void resume();
    void stop();
    void abort();
    void setWorkers(const StepId &step, Workers workers);
    /// From now on changes of workers in \a editor reach what runs.
    void followWorkersOf(PipelineEditor &editor);
    /// Lets \a sample have copies of the next items that leave \a output.
    void sampleItems(const OutputRef &output, std::shared_ptr<RecordSample> sample);
    void setAttention(Attention attention);
    [[nodiscard]] Attention attention() const { return m_attention; }

    [[nodiscard]] Backend &backend() const { return m_backend; }
    [[nodiscard]] SessionState state() const { return m_state; }
    /// What the run is or was made of, and nothing that was edited since.
    [[nodiscard]] const RunRequest &request() const { return m_request; }
    [[nodiscard]] const QList<RunStep> &steps() const { return m_steps; }
    /// Whether items pass \a link in the run: what is edited may have changed since.
    [[nodiscard]] bool runs(const LinkSpec &link) const;
    /// How many workers the run was told to give \a step.
    [[nodiscard]] Workers wantedWorkers(const StepId &step) const;
    /// The title of \a step, or its id.
    [[nodiscard]] QString titleOf(const QString &step) const;
    [[nodiscard]] const RunHistory &history() const { return m_history; }
    [[nodiscard]] const Bottleneck &bottleneck() const { return m_bottleneck; }
    /// The latest sample, for views that draw it over the pipeline.
    [[nodiscard]] RunOverlay overlay() const;
    /// How the workers of the step at \a index spent the last seconds.
    [[nodiscard]] TimeShares shares(std::size_t index) const;
    /// How many processors the step at \a index kept busy in the last seconds; on average, once it
    /// is over.
    [[nodiscard]] double processors(std::size_t index) const;
    /// Why the run did not start.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    /// Of the run that ended last.
    [[nodiscard]] const std::optional<RunReport> &report() const { return m_report; }

Q_SIGNALS:
    /// A new run begins: what is shown of the last one is past.
    void began();
    void stateChanged(paipa::ui::SessionState state);
    /// history() has grown.
    void sampled();
    /// It has not for long: the overlay is stale from now on, until the next sample.
    void aged();
    void workersChanged();
    /// The steps of the run, which began at \a time (UTC), have opened.
    void started(const QDateTime &time);
    /// The run did not start.
    void refused(const paipa::Problems &problems);
    void deadLettersAdded(const std::vector<paipa::engine::DeadLetter> &deadLetters);
    void errorsAdded(const std::vector<paipa::engine::RunError> &errors);
    /// Something that a person should know of while the run goes on.
    void happened(const paipa::RunNotice &notice);
    void ended(const paipa::ui::RunReport &report);

private:
    void begin(RunRequest request);
    void takeNews();
    void add(const std::deque<RunSample> &samples);
    void setState(SessionState state);
    void lookAtAge();
    [[nodiscard]] RunOverlay::Age age() const;
    void applyWorkers(const PipelineSpec &spec);
    [[nodiscard]] Workers workersIn(const StepSpec &step) const;

    Backend &m_backend;
    const StepCatalogue &m_catalogue;
    const std::shared_ptr<const Clock> m_clock;
    Clock::TimePoint m_sampledAt;
    QTimer m_ageTimer; ///< While a run is active.
    bool m_isStale = false;
    RunRequest m_request;
    QList<RunStep> m_steps;
    QSet<QString> m_fixedSteps;
    QMap<StepId, Workers> m_workers; ///< As ordered.
    SessionState m_state = SessionState::Idle;
    bool m_isPast = false;
    Attention m_attention = Attention::Watched;
    RunHistory m_history;
    RunNotices m_notices;
    Bottleneck m_bottleneck;
    Problems m_problems;
    std::optional<RunReport> m_report;
    std::unique_ptr<RunThread> m_thread;
};

} // namespace paipa::ui
