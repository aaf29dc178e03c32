// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/historypanel.h"

#include "document/pipelineeditor.h"
#include "run/errorpanel.h"
#include "run/pastrunview.h"
#include "run/runwording.h"
#include "widgets/numbers.h"

#include <QHeaderView>
#include <QJsonArray>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

HistoryPanel::HistoryPanel(RunSession &session, PipelineEditor &editor, RunArchive archive,
                           QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(editor)
    , m_archive(std::move(archive))
    , m_model(new HistoryModel(this))
    , m_table(new QTableView)
    , m_detail(new QPlainTextEdit)
    , m_openButton(new QPushButton(tr("Open this run")))
    , m_pages(new QStackedLayout(this))
{
    m_files.setMaxThreadCount(1);
    m_table->setObjectName(u"historyView"_s);
    m_table->setAccessibleName(tr("Past runs"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(HistoryModel::Started, QHeaderView::Stretch);
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setAccessibleName(tr("Summary of the chosen run"));
    m_detail->setPlaceholderText(tr("Choose a run to see its summary."));
    m_openButton->setObjectName(u"openRun"_s);
    m_openButton->setEnabled(false);
    auto *summary = new QWidget;
    auto *column = new QVBoxLayout(summary);
    column->setContentsMargins({});
    column->addWidget(m_detail, 1);
    column->addWidget(m_openButton, 0, Qt::AlignLeft);
    auto *splitter = new QSplitter;
    splitter->addWidget(m_table);
    splitter->addWidget(summary);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(8, 4, 0, 4);
    layout->addWidget(splitter);
    m_pages->addWidget(list);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex &index) { open(index.row()); });
    connect(m_openButton, &QPushButton::clicked, this,
            [this] { open(m_table->currentIndex().row()); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRun(current.row()); });
    connect(&session, &RunSession::started, this, &HistoryPanel::begin);
    connect(&session, &RunSession::ended, this, &HistoryPanel::keep);
    connect(&editor, &PipelineEditor::pathChanged, this, [this] {
        closePast();
        refresh();
    });
}

HistoryPanel::~HistoryPanel() { m_files.waitForDone(); }

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        read();
}

void HistoryPanel::refresh()
{
    m_isStale = true;
    if (isVisible())
        read();
}

void HistoryPanel::begin(const QDateTime &started)
{
    const RunRequest &request = m_session.request();
    if (request.file.isEmpty())
        return;
    m_files.start([this, archive = m_archive, file = request.file, spec = request.spec, started] {
        m_running = archive.begin(file, spec, started);
    });
    refresh();
}

void HistoryPanel::keep(const RunReport &report)
{
    const QString file = m_session.request().file;
    if (file.isEmpty()) { // it has no history, but its last errors are kept
        m_files.start([archive = m_archive] { archive.removeOldest({}); });
        return;
    }
    m_files.start([this, archive = m_archive, file, report] {
        archive.add(file, report);
        m_running.reset();
    });
    refresh();
}

void HistoryPanel::read()
{
    m_isStale = false;
    m_files.start([this, archive = m_archive, file = m_editor.path()] {
        const QList<ArchivedRun> runs = file.isEmpty() ? QList<ArchivedRun>() : archive.runs(file);
        // The destructor waits for this thread, so there is somebody to tell.
        QMetaObject::invokeMethod(
            this, [this, runs] { m_model->show(runs); }, Qt::QueuedConnection);
    });
}

void HistoryPanel::open(int row)
{
    if (row < 0 || row >= m_model->rowCount() || m_model->run(row).end == ArchivedRun::End::Pending)
        return;
    m_files.start([this, run = m_model->run(row)] {
        const std::optional<RunReport> report = RunArchive::read(run);
        QMetaObject::invokeMethod(
            this,
            [this, report] {
                if (report)
                    showPast(*report);
                else
                    m_detail->setPlainText(tr("What was kept of this run cannot be read."));
            },
            Qt::QueuedConnection);
    });
}

void HistoryPanel::showPast(const RunReport &report)
{
    closePast();
    m_open = new PastRunView(report, m_session.backend(), m_editor, this);
    m_open->errorPanel().replayIn(m_session);
    connect(m_open, &PastRunView::closed, this, &HistoryPanel::closePast);
    connect(&m_open->errorPanel(), &ErrorPanel::replayWanted, this, &HistoryPanel::replayWanted);
    m_pages->addWidget(m_open);
    m_pages->setCurrentWidget(m_open);
}

void HistoryPanel::closePast()
{
    if (!m_open)
        return;
    m_pages->setCurrentIndex(0);
    m_pages->removeWidget(m_open);
    std::exchange(m_open, nullptr)->deleteLater(); // its button may be what calls
    if (isVisible())
        m_table->setFocus();
}

void HistoryPanel::showRun(int row)
{
    m_openButton->setEnabled(row >= 0 && m_model->run(row).end != ArchivedRun::End::Pending);
    m_detail->setPlainText(row < 0 ? QString() : summaryOf(m_model->run(row)));
}

QString HistoryPanel::summaryOf(const ArchivedRun &run) const
{
    switch (run.end) {
    case ArchivedRun::End::Known: return countsOf(run);
    case ArchivedRun::End::Pending: return tr("This run goes on.");
    case ArchivedRun::End::Missing:
        return tr(
            "The program ended before this run did, so nothing was counted. The pipeline as it "
            "ran, and the items that failed, can be opened.");
    }
    Q_UNREACHABLE();
}

QString HistoryPanel::countsOf(const ArchivedRun &run) const
{
    const QJsonObject items = run.summary.value("items"_L1).toObject();
    const auto number = [](const QJsonObject &counts, QLatin1StringView key) {
        return static_cast<quint64>(counts.value(key).toInteger());
    };
    const auto count = [&](const QJsonObject &counts, QLatin1StringView key) {
        return RunWording::count(number(counts, key));
    };
    QStringList lines{
        tr("%1 items: %2 done, %3 failed, %4 skipped, %5 cancelled", nullptr,
           forPlural(number(items, "emitted"_L1)))
            .arg(count(items, "emitted"_L1), count(items, "acked"_L1), count(items, "failed"_L1),
                 count(items, "skipped"_L1), count(items, "cancelled"_L1)),
        tr("Memory: at most %1")
            .arg(RunWording::bytes(run.summary.value("peakMemoryBytes"_L1).toInteger())),
        QString()};
    const QJsonObject steps = run.summary.value("steps"_L1).toObject();
    for (auto it = steps.begin(); it != steps.end(); ++it) {
        const QJsonObject step = it->toObject();
        const QString errors = tr("%1 errors", nullptr, forPlural(number(step, "failed"_L1)))
                                   .arg(count(step, "failed"_L1));
        const QString workers =
            tr("%1 workers at most", nullptr, forPlural(number(step, "workers"_L1)))
                .arg(count(step, "workers"_L1));
        lines.append(tr("%1: %2 in, %3 out, %4, %5", "step of a past run; errors; workers")
                         .arg(m_session.titleOf(it.key()), count(step, "in"_L1),
                              count(step, "out"_L1), errors, workers));
    }
    lines.append(QString());
    const QJsonObject end = run.summary.value("error"_L1).toObject();
    if (!end.isEmpty())
        lines.append(end.value("message"_L1).toString());
    const QJsonArray deadLetters = run.summary.value("deadLetters"_L1).toArray();
    for (const QJsonValue &letter : deadLetters)
        lines.append(letter.toObject().value("message"_L1).toString());
    return lines.join(u'\n').trimmed();
}

} // namespace paipa::ui
