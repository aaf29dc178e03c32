// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/runpanel.h"

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "run/memorygauge.h"
#include "run/runwording.h"
#include "run/steptablecsv.h"
#include "run/steptabledelegate.h"
#include "run/steptablemodel.h"
#include "run/throughputchart.h"
#include "widgets/elidedlabel.h"
#include "widgets/quiettext.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QStackedLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

using Column = StepTableModel::Column;

/// Interesting to few: shown on demand.
constexpr std::array hiddenAtFirst{Column::Retries, Column::Skipped, Column::Milliseconds,
                                   Column::QueueBytes};

QLabel *plainLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

RunPanel::RunPanel(RunSession &session, PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(editor)
    , m_rows(new QSortFilterProxyModel(this))
    , m_table(new QTableView)
{
    m_rows->setSourceModel(new StepTableModel(session, editor, this));
    m_rows->setSortRole(StepTableModel::SortRole);
    m_rows->setFilterKeyColumn(Column::Step);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    buildTable();
    buildActions();

    auto *dashboard = new QWidget;
    auto *layout = new QVBoxLayout(dashboard);
    layout->setContentsMargins(8, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(buildHeader());
    layout->addWidget(m_table, 1);
    auto *empty = new QLabel(tr("Nothing has run yet. F5 runs what you see, saved or not."));
    empty->setAlignment(Qt::AlignCenter);
    empty->setWordWrap(true);
    empty->setPalette(quietPalette(palette()));
    m_pages = new QStackedLayout(this);
    m_pages->addWidget(empty);
    m_pages->addWidget(dashboard);

    connect(&session, &RunSession::began, this, &RunPanel::update);
    connect(&session, &RunSession::began, this, &RunPanel::selectionFromEditor); // other rows
    connect(&session, &RunSession::stateChanged, this, &RunPanel::update);
    connect(&session, &RunSession::sampled, this, &RunPanel::update);
    connect(&editor.selection(), &Selection::changed, this, &RunPanel::selectionFromEditor);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &RunPanel::selectionToEditor);
    update();
}

QWidget *RunPanel::buildHeader()
{
    m_state = plainLabel(u"runState"_s);
    QFont bold = font();
    bold.setBold(true);
    m_state->setFont(bold);
    m_progress = new ElidedLabel;
    m_progress->setObjectName(u"runProgress"_s);
    m_limit = new ElidedLabel;
    m_limit->setObjectName(u"runLimit"_s);
    m_try = new QPushButton;
    m_try->setObjectName(u"tryWorkers"_s);
    m_try->hide();
    connect(m_try, &QPushButton::clicked, this, &RunPanel::tryProposal);
    auto *filter = new QLineEdit;
    filter->setObjectName(u"runFilter"_s);
    filter->setPlaceholderText(tr("Filter steps"));
    filter->setClearButtonEnabled(true);
    filter->setFixedWidth(160);
    connect(filter, &QLineEdit::textChanged, m_rows, &QSortFilterProxyModel::setFilterFixedString);
    auto *columns = new QToolButton;
    columns->setText(tr("Columns"));
    columns->setAutoRaise(true);
    connect(columns, &QToolButton::clicked, this, [this, columns] {
        showColumnMenu(columns->mapToGlobal(columns->rect().bottomLeft()));
    });

    auto *first = new QHBoxLayout;
    first->addWidget(m_state);
    first->addSpacing(8);
    first->addWidget(m_progress);
    first->addStretch();
    first->addWidget(filter);
    first->addWidget(columns);
    auto *second = new QHBoxLayout;
    second->addWidget(m_limit);
    second->addWidget(m_try);
    second->addStretch();
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addLayout(first);
    texts->addLayout(second);

    m_chart = new ThroughputChart;
    m_memory = new MemoryGauge;
    auto *header = new QWidget;
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(16);
    layout->addLayout(texts, 3);
    layout->addWidget(m_chart, 1);
    layout->addWidget(m_memory);
    return header;
}

void RunPanel::buildTable()
{
    m_table->setObjectName(u"runTable"_s);
    m_table->setAccessibleName(tr("Steps of the run"));
    m_table->setModel(m_rows);
    m_table->setItemDelegate(new StepTableDelegate(m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(-1, Qt::AscendingOrder); // in the order of the pipeline, until asked
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(std::max(24, fontMetrics().height() + 8));
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    for (int column = 0; column < StepTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column,
                                std::max(StepTableDelegate::columnWidth(column, fontMetrics()),
                                         header->sectionSizeHint(column)));
    m_table->viewport()->installEventFilter(this);
    connect(header, &QHeaderView::sectionResized, this, [this](int column) {
        if (column != Column::Step)
            fitNames();
    });
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](QPoint position) { showColumnMenu(header->mapToGlobal(position)); });
    for (const Column column : hiddenAtFirst)
        m_table->setColumnHidden(column, true);
}

/// The names of the steps have what the other columns leave, but at least what they need.
void RunPanel::fitNames()
{
    QHeaderView *header = m_table->horizontalHeader();
    const int others = header->length() - header->sectionSize(Column::Step);
    const int least = std::max(StepTableDelegate::columnWidth(Column::Step, fontMetrics()),
                               header->sectionSizeHint(Column::Step));
    header->resizeSection(Column::Step, std::max(least, m_table->viewport()->width() - others));
}

bool RunPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        fitNames();
    return QWidget::eventFilter(watched, event);
}

void RunPanel::buildActions()
{
    const auto add = [this](const QString &text, const QList<QKeySequence> &keys, auto slot) {
        auto *action = new QAction(text, m_table);
        action->setShortcuts(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, slot);
        m_table->addAction(action);
    };
    add(tr("&Copy"), QKeySequence::keyBindings(QKeySequence::Copy),
        [this] { QApplication::clipboard()->setText(selectedText()); });
    add(tr("&Export as CSV…"), {}, [this] { exportCsv(); });
    // = is + without Shift on many keyboards, and nobody should have to know.
    add(tr("One worker &more"), {Qt::Key_Plus, Qt::Key_Equal},
        [this] { changeSelectedWorkers(1); });
    add(tr("One worker &less"), {Qt::Key_Minus}, [this] { changeSelectedWorkers(-1); });
    add(tr("&Show on the canvas"), {},
        [this] { m_editor.selection().reveal(m_editor.selection().current()); });
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void RunPanel::update()
{
    const bool hasRun = m_session.state() != SessionState::Idle;
    m_pages->setCurrentIndex(hasRun ? 1 : 0);
    const RunHistory &history = m_session.history();
    const engine::MetricsSnapshot &now = history.latest().metrics;
    m_state->setText(RunWording::state(m_session.state()));
    QStringList parts{RunWording::items(now)};
    if (isActive(m_session.state())) {
        const double rate = history.isEmpty() ? 0 : history.points().constLast().rate;
        parts.append(RunWording::rate(rate));
    }
    parts.append(tr("%1 elapsed").arg(RunWording::duration(now.elapsed)));
    if (const auto remaining = history.remaining(); remaining && isActive(m_session.state()))
        parts.append(tr("%1 left").arg(RunWording::remaining(*remaining)));
    if (m_session.state() == SessionState::Interrupted)
        parts.clear(); // nobody knows
    m_progress->setElidedText(parts.join(u"  ·  "_s));
    m_chart->show(history);
    for (QWidget *course : {static_cast<QWidget *>(m_chart), static_cast<QWidget *>(m_memory)})
        course->setVisible(!m_session.isPast()); // it was not kept
    m_memory->show(history.latest(), history.peakMemory());
    showLimit();
}

void RunPanel::showLimit()
{
    const Bottleneck &bottleneck = m_session.bottleneck();
    QString text = RunWording::limit(bottleneck, m_session);
    if (m_session.state() == SessionState::Refused && !m_session.problems().isEmpty())
        text = wordingOf(m_session.problems().constFirst());
    else if (m_session.report() && !isActive(m_session.state()))
        text = RunWording::end(*m_session.report());
    m_limit->setElidedText(text);
    m_try->setVisible(bottleneck.triedWorkers.has_value());
    if (bottleneck.triedWorkers)
        m_try->setText(tr("Try %n worker(s)", nullptr, *bottleneck.triedWorkers));
}

void RunPanel::tryProposal()
{
    const Bottleneck bottleneck = m_session.bottleneck();
    if (!bottleneck.triedWorkers)
        return;
    QAbstractItemModel &steps = *m_rows->sourceModel(); // a filter may hide it
    for (int row = 0; row < steps.rowCount(); ++row) {
        const QModelIndex index = steps.index(row, Column::WorkerCount);
        if (index.data(StepTableModel::StepIdRole) == bottleneck.step)
            steps.setData(index, *bottleneck.triedWorkers, Qt::EditRole);
    }
    m_try->hide(); // until the next sentence
}

void RunPanel::changeSelectedWorkers(int change)
{
    if (!m_session.isPast())
        PipelineCommands(m_editor).changeWorkers(change);
}

void RunPanel::selectionToEditor()
{
    if (m_isSelecting)
        return;
    QList<StepId> steps;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows) {
        const StepId id{index.data(StepTableModel::StepIdRole).toString()};
        if (m_editor.spec().find(id))
            steps.append(id);
    }
    m_isSelecting = true;
    m_editor.selection().setSteps(steps);
    m_isSelecting = false;
}

void RunPanel::selectionFromEditor()
{
    if (m_isSelecting)
        return;
    QItemSelection rows;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QModelIndex index = m_rows->index(row, 0);
        if (m_editor.selection().contains({index.data(StepTableModel::StepIdRole).toString()}))
            rows.select(index, m_rows->index(row, StepTableModel::ColumnCount - 1));
    }
    m_isSelecting = true;
    m_table->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect);
    m_isSelecting = false;
}

void RunPanel::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < StepTableModel::ColumnCount; ++column) {
        if (column == Column::Step)
            continue;
        QAction *action = menu->addAction(m_rows->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(action, &QAction::toggled, m_table,
                [this, column](bool shown) { m_table->setColumnHidden(column, !shown); });
    }
    menu->popup(position);
}

QList<int> RunPanel::shownColumns() const
{
    QList<int> columns;
    for (int column = 0; column < StepTableModel::ColumnCount; ++column) {
        if (!m_table->isColumnHidden(column))
            columns.append(column);
    }
    return columns;
}

QByteArray RunPanel::csv() const { return csvOf(*m_rows, shownColumns()); }

QString RunPanel::selectedText() const
{
    const QList<int> columns = shownColumns();
    const auto line = [&](const auto &cellOf) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cellOf(column).toString());
        return cells.join(u'\t') + u'\n';
    };
    QString text = line([this](int column) { return m_rows->headerData(column, Qt::Horizontal); });
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows)
        text += line([&](int column) { return row.siblingAtColumn(column).data(); });
    return text;
}

void RunPanel::exportCsv()
{
    auto *dialog = new QFileDialog(this, tr("Export the run table"), {}, tr("CSV files (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray content = csv();
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.commit())
            m_limit->setElidedText(tr("Cannot write “%1”: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace paipa::ui
