// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/historypanel.h"

#include "document/pipelineeditor.h"

#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

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
    auto *splitter = new QSplitter;
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 0, 0);
    layout->addWidget(splitter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showRun(current.row()); });
    connect(&session, &RunSession::ended, this, &HistoryPanel::keep);
    connect(&editor, &PipelineEditor::pathChanged, this, [this] {
        m_isStale = true;
        if (isVisible())
            read();
    });
}

HistoryPanel::~HistoryPanel() { m_files.waitForDone(); }

void HistoryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale)
        read();
}

void HistoryPanel::keep(const RunReport &report)
{
    const QString file = m_session.request().file;
    if (file.isEmpty())
        return; // a pipeline without a file has no history
    m_files.start([archive = m_archive, file, report] { archive.add(file, report); });
    m_isStale = true;
    if (isVisible())
        read();
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

void HistoryPanel::showRun(int row)
{
    if (row < 0)
        return m_detail->clear();
    m_detail->setPlainText(QString::fromUtf8(QJsonDocument(m_model->run(row).summary).toJson()));
}

} // namespace paipa::ui
