// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "run/runsession.h"

#include <QAbstractTableModel>

namespace paipa::ui {

class PipelineEditor;

/// The steps of a run, one a row, with what they do; stays after the run.
class StepTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        State,
        Step,
        WorkerCount, ///< Editable while the run goes on.
        In,
        Out,
        Errors,
        Retries,
        Skipped,
        Rate,
        Activity,
        Milliseconds, ///< That one item takes one worker, on average.
        Median,       ///< Of the milliseconds that items take.
        NinetyFifth,  ///< 95 of 100 items take no more milliseconds.
        Queue,
        QueueBytes,
        Cpu, ///< Processors in use, in the last seconds or, once it is over, on average.
        ColumnCount
    };
    enum Role {
        SortRole = Qt::UserRole, ///< What the cell stands for, unformatted.
        StepIdRole,              ///< QString.
        ActivityRole,            ///< StepActivity.
        RatesRole,               ///< QList<float>, as RunHistory::rates().
        SharesRole,              ///< TimeShares.
        FillRole,                ///< double, 0 to 1; invalid: no queue.
        LimitRole,               ///< bool: this step limits the run.
        SnapshotRole,            ///< engine::StepSnapshot.
    };

    /// Both must outlive the model. Changed workers go to \a editor if its pipeline still has the
    /// step, and so to the run.
    StepTableModel(RunSession &session, PipelineEditor &editor, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Row {
        RunStep step;
        engine::StepSnapshot now;
        Workers workers;
        double rate = 0;
        double processors = 0;
        TimeShares shares;
        QList<float> rates;
        StepActivity activity = StepActivity::Idle;
        bool isLimit = false;
        std::chrono::seconds rest{0}; ///< Until it tries again.
    };

    void rebuild();
    void update();
    [[nodiscard]] Row rowAt(std::size_t index, const RunOverlay &overlay) const;
    [[nodiscard]] QString text(const Row &row, int column) const;
    [[nodiscard]] QVariant value(const Row &row, int column) const;
    [[nodiscard]] QString toolTip(const Row &row, int column) const;

    RunSession &m_session;
    PipelineEditor &m_editor;
    std::vector<Row> m_rows;
};

} // namespace paipa::ui

Q_DECLARE_METATYPE(paipa::engine::StepSnapshot)
Q_DECLARE_METATYPE(paipa::ui::TimeShares)
Q_DECLARE_METATYPE(paipa::ui::StepActivity)
