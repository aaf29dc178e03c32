// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/errorpanel.h"

#include "document/pipelineeditor.h"
#include "widgets/elidedlabel.h"
#include "widgets/numbers.h"
#include "widgets/quiettext.h"

#include <QAction>
#include <QDeadlineTimer>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QSplitter>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

// Errors, and the time for them, until the window looks for other events.
constexpr int mostAtOnce = 250;
constexpr std::chrono::milliseconds mostTimeAtOnce{8};

/// So much of a file of failed items is held at once to try them again.
constexpr qint64 mostReplayBytes = 256 << 20;

QToolButton *button(const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setAutoRaise(true);
    return button;
}

quint64 failedItems(const engine::MetricsSnapshot &metrics)
{
    quint64 failed = 0;
    for (const engine::StepSnapshot &step : metrics.steps)
        failed += step.failed;
    return failed;
}

} // namespace

ErrorPanel::ErrorPanel(RunSession &session, PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(editor)
    , m_model(new ErrorListModel([&session](const QString &step) { return session.titleOf(step); },
                                 this))
    , m_tree(new QTreeView)
    , m_detail(new QPlainTextEdit)
    , m_summary(new ElidedLabel)
    , m_replaying(&session)
{
    m_reader.setMaxThreadCount(1);
    m_tree->setObjectName(u"errorView"_s);
    m_tree->setAccessibleName(tr("Errors"));
    m_tree->setModel(m_model);
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(ErrorListModel::Text, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(ErrorListModel::Count, QHeaderView::ResizeToContents);
    m_detail->setReadOnly(true);
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setAccessibleName(tr("The chosen error"));
    m_detail->setPlaceholderText(tr("Choose an item to see its input and what went wrong."));
    m_summary->setPalette(quietPalette(palette()));

    auto *splitter = new QSplitter;
    splitter->addWidget(m_tree);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(buildBar());
    layout->addWidget(splitter, 1);

    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ErrorPanel::showCurrent);
    connect(m_tree, &QTreeView::activated, this, &ErrorPanel::goToStep);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, &ErrorPanel::addPending);
    connect(&session, &RunSession::began, this, &ErrorPanel::begin);
    connect(&session, &RunSession::stateChanged, this, &ErrorPanel::refreshButtons);
    connect(&session, &RunSession::deadLettersAdded, this,
            qOverload<const std::vector<engine::DeadLetter> &>(&ErrorPanel::add));
    connect(&session, &RunSession::errorsAdded, this,
            qOverload<const std::vector<engine::RunError> &>(&ErrorPanel::add));
    connect(&session, &RunSession::sampled, this, &ErrorPanel::refresh);
    connect(&session, &RunSession::ended, this, &ErrorPanel::refresh);
    refresh();
}

QWidget *ErrorPanel::buildBar()
{
    m_replayChosen = button(tr("Try these again"));
    m_replayChosen->setObjectName(u"replayChosen"_s);
    m_replayChosen->setToolTip(
        tr("Gives the chosen item, or those of the chosen group, to their step again."));
    m_replayAll = button(tr("Try all again"));
    m_replayAll->setObjectName(u"replayAll"_s);
    m_replayAll->setToolTip(tr("Gives all items that failed to their steps again."));
    QToolButton *toStep = button(tr("Go to the step"));
    QToolButton *exportAll = button(tr("Export as JSON Lines…"));
    connect(m_replayChosen, &QToolButton::clicked, this,
            [this] { replay(m_tree->currentIndex()); });
    connect(m_replayAll, &QToolButton::clicked, this, [this] { replay({}); });
    connect(toStep, &QToolButton::clicked, this, &ErrorPanel::goToStep);
    connect(exportAll, &QToolButton::clicked, this, &ErrorPanel::exportJsonLines);
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->addWidget(m_summary);
    row->addStretch();
    for (QToolButton *one : {m_replayChosen, m_replayAll, toStep, exportAll})
        row->addWidget(one);
    return bar;
}

ErrorPanel::~ErrorPanel() { m_reader.waitForDone(); }

void ErrorPanel::replayIn(RunSession &session)
{
    m_replaying = &session;
    connect(&session, &RunSession::stateChanged, this, &ErrorPanel::refreshButtons);
    refreshButtons();
}

/// What goes on with items of this list leaves the others in it.
void ErrorPanel::begin()
{
    m_hasReplayed = !m_session.request().replay.isEmpty();
    if (m_hasReplayed && m_session.request().replay.isSharedWith(m_asked.reading.items)) {
        m_model->remove(m_asked.numbers, m_asked.others);
    } else {
        m_pending.clear();
        m_model->clear();
        m_note.clear();
    }
    m_asked = {};
    m_detail->clear();
    refresh();
}

/// Reads what the list does not have from the file of the run.
void ErrorPanel::replay(const QModelIndex &index)
{
    Asked asked;
    std::vector<engine::DeadLetter> letters;
    bool isWhole = static_cast<quint64>(m_model->kept()) == count();
    for (ErrorListModel::Kept &kept : m_model->keptBelow(index)) {
        isWhole = isWhole && !kept.letter.item.isEmpty();
        asked.numbers.insert(kept.number);
        letters.push_back(std::move(kept.letter));
    }
    const QString file = index.isValid() || isWhole || m_hasReplayed ? QString() : deadLetterFile();
    if (!file.isEmpty())
        asked.others = ErrorListModel::Others::Go;
    m_isReading = true;
    refreshButtons();
    m_reader.start([this, asked, letters = std::move(letters), file]() mutable {
        asked.reading = file.isEmpty() ? replayOf(letters) : replayOfFile(file, mostReplayBytes);
        // The destructor waits for this thread, so there is somebody to tell.
        QMetaObject::invokeMethod(
            this, [this, asked] { hand(asked); }, Qt::QueuedConnection);
    });
}

void ErrorPanel::hand(const Asked &asked)
{
    m_isReading = false;
    const qint64 leftOut = asked.reading.leftOut;
    m_note = leftOut == 0 ? QString()
                          : tr("%n of them cannot be tried again from here: the item was not kept, "
                               "or is too large.",
                               nullptr, forPlural(static_cast<quint64>(leftOut)));
    refresh();
    if (asked.reading.isEmpty() || isActive(m_replaying->state()))
        return;
    m_asked = asked;
    Q_EMIT replayWanted(m_asked.reading.items);
}

void ErrorPanel::refreshButtons()
{
    const bool idle = !isActive(m_session.state()) && !isActive(m_replaying->state())
                      && !m_isReading && m_pending.empty();
    m_replayChosen->setEnabled(idle && m_tree->currentIndex().isValid());
    m_replayAll->setEnabled(idle && m_model->kept() > 0);
}

void ErrorPanel::showFirst()
{
    QModelIndex index = m_tree->currentIndex();
    if (index.isValid())
        return;
    while (m_model->rowCount(index) > 0)
        index = m_model->index(0, 0, index);
    m_tree->setCurrentIndex(index);
    m_tree->setFocus();
}

void ErrorPanel::add(const std::vector<engine::DeadLetter> &letters)
{
    m_pending.insert(m_pending.end(), letters.begin(), letters.end());
    m_more.start();
}

/// A few at a time, so that the window answers in between.
void ErrorPanel::addPending()
{
    const QDeadlineTimer end(mostTimeAtOnce);
    for (int i = 0; i < mostAtOnce && !m_pending.empty() && !end.hasExpired(); ++i) {
        m_model->add(m_pending.front().error, m_pending.front().item);
        m_pending.pop_front();
    }
    if (!m_pending.empty())
        m_more.start();
    refresh();
}

void ErrorPanel::add(const std::vector<engine::RunError> &errors)
{
    for (const engine::RunError &error : errors)
        m_model->add(error, {});
    refresh();
}

quint64 ErrorPanel::count() const
{
    return std::max(failedItems(m_session.history().latest().metrics), m_model->total());
}

void ErrorPanel::refresh()
{
    const quint64 count = this->count();
    const auto kept = static_cast<quint64>(m_model->kept());
    QStringList sentences;
    if (kept + m_pending.size() < count)
        sentences = {tr("%1 errors, the first %2 of them here.", nullptr, forPlural(count))
                         .arg(locale().toString(static_cast<qulonglong>(count)),
                              locale().toString(static_cast<qulonglong>(kept))),
                     m_note, fileSentence()};
    else
        sentences = {count == 0 ? tr("No errors.") : tr("%n error(s).", nullptr, forPlural(count)),
                     m_note};
    sentences.removeAll(QString());
    m_summary->setElidedText(sentences.join(u' '));
    if (m_tree->selectionModel()->hasSelection() || kept == 0 || m_shownCount == count) {
        // Nothing to unfold by itself.
    } else if (m_model->rowCount() == 1) {
        m_tree->expand(m_model->index(0, 0));
    }
    refreshButtons();
    if (m_shownCount == count)
        return;
    m_shownCount = count;
    Q_EMIT countChanged(count);
}

/// Where those are that the list does not take.
QString ErrorPanel::fileSentence() const
{
    const QString file = deadLetterFile();
    return file.isEmpty() ? QString() : tr("All are in %1.").arg(file);
}

QString ErrorPanel::deadLetterFile() const
{
    return m_session.report() ? m_session.report()->summary.deadLetterFile : QString();
}

void ErrorPanel::showCurrent()
{
    m_detail->setPlainText(
        m_tree->currentIndex().siblingAtColumn(0).data(ErrorListModel::DetailRole).toString());
    refreshButtons();
}

void ErrorPanel::goToStep()
{
    const StepId step{m_tree->currentIndex().data(ErrorListModel::StepIdRole).toString()};
    if (!m_editor.spec().find(step))
        return;
    m_editor.selection().setSteps({step});
    m_editor.selection().reveal(step);
}

void ErrorPanel::exportJsonLines()
{
    auto *dialog =
        new QFileDialog(this, tr("Export the errors"), {}, tr("JSON Lines files (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        const QByteArray content = m_model->jsonLines();
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()
            || !file.commit())
            m_summary->setElidedText(tr("Cannot write “%1”: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace paipa::ui
