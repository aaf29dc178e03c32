// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/itempanel.h"

#include "document/pipelineeditor.h"
#include "run/runwording.h"
#include "widgets/numbers.h"
#include "widgets/picturetable.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

ItemPanel::ItemPanel(RunSession &session, PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_editor(editor)
    , m_model(new RecordTableModel(this))
    , m_table(new PictureTable)
    , m_message(new QLabel)
    , m_again(new QPushButton(tr("Look again")))
{
    m_decoder.setMaxThreadCount(1);
    m_table->setObjectName(u"itemView"_s);
    m_table->setAccessibleName(tr("Items of the link"));
    m_table->setModel(m_model);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_again->setObjectName(u"lookAgain"_s);
    m_again->setToolTip(tr("Shows the next items that pass."));
    auto *bar = new QHBoxLayout;
    bar->addWidget(m_message, 1);
    bar->addWidget(m_again);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 0);
    layout->setSpacing(4);
    layout->addLayout(bar);
    layout->addWidget(m_table, 1);

    connect(m_again, &QPushButton::clicked, this, &ItemPanel::look);
    connect(&editor.selection(), &Selection::changed, this, &ItemPanel::follow);
    connect(&session, &RunSession::began, this, [this] {
        m_link.reset();
        m_sample.reset();
        m_shown.clear(); // of another run
        m_pictures.clear();
        showItems();
        refresh();
    });
    connect(&session, &RunSession::stateChanged, this, &ItemPanel::follow);
    connect(&session, &RunSession::sampled, this, &ItemPanel::takeItems);
    refresh();
}

ItemPanel::~ItemPanel() { m_decoder.waitForDone(); }

QString ItemPanel::message() const { return m_message->text(); }

void ItemPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void ItemPanel::follow()
{
    const QList<LinkSpec> &links = m_editor.selection().links();
    const bool isOther = !links.isEmpty() && m_link != links.constLast();
    if (isOther && isVisible()) {
        m_link = links.constLast();
        m_sample.reset();
        m_shown.clear();
        m_pictures.clear();
        showItems();
    }
    if (!m_sample && isVisible())
        look();
    refresh();
}

/// What runs may be older than what is edited.
bool ItemPanel::canLook() const
{
    return m_link && isActive(m_session.state()) && m_session.state() != SessionState::Starting
           && m_session.runs(*m_link);
}

void ItemPanel::look()
{
    if (!canLook())
        return;
    m_sample = std::make_shared<RecordSample>(mostItems);
    m_taken = m_decoded = 0;
    m_session.sampleItems(m_link->from, m_sample);
    refresh();
}

void ItemPanel::takeItems()
{
    if (!isVisible())
        return;
    if (m_sample) {
        const QList<Record> records = m_sample->records();
        if (records.size() > m_taken) {
            const bool isFirst = m_taken == 0;
            if (isFirst)
                m_pictures.clear(); // of what was seen before, which stayed until now
            m_taken = records.size();
            m_shown = records;
            showItems();
            if (isFirst)
                m_table->scrollToStart();
        }
        decodePictures();
    }
    refresh();
}

/// Once for all items that there are, and again if more have come meanwhile.
void ItemPanel::decodePictures()
{
    if (m_isDecoding || m_decoded == m_taken)
        return;
    m_isDecoding = true;
    const QString folder = m_session.request().baseFolder;
    m_decoder.start([this, sample = m_sample, records = m_shown, folder] {
        const RecordPictures pictures = picturesOf(records, folder);
        // The destructor waits for this thread, so there is somebody to tell.
        QMetaObject::invokeMethod(
            this,
            [this, sample, count = records.size(), pictures] {
                m_isDecoding = false;
                if (sample != m_sample)
                    return;
                m_decoded = count;
                takePictures(pictures);
            },
            Qt::QueuedConnection);
    });
}

void ItemPanel::takePictures(const RecordPictures &pictures)
{
    if (!pictures.isEmpty()) {
        m_pictures = pictures;
        showItems();
    }
    decodePictures();
}

void ItemPanel::showItems()
{
    m_model->show(m_shown, m_pictures);
    m_table->fitContent(m_pictures.isEmpty() ? PictureTable::Rows::Texts
                                             : PictureTable::Rows::Pictures);
}

void ItemPanel::refresh()
{
    m_message->setText(sentence());
    m_again->setVisible(canLook());
    m_again->setEnabled(m_sample && m_sample->isFull());
}

QString ItemPanel::sentence() const
{
    if (!m_link)
        return tr("Select a link while a run is on: here is what passes it. The run goes on.");
    const QString between =
        tr("From “%1” to “%2”", "steps")
            .arg(m_session.titleOf(m_link->from.step.text), m_session.titleOf(m_link->to.text));
    if (!m_sample && !isActive(m_session.state()))
        return tr("%1: nothing runs. Items show while a run is on.").arg(between);
    if (!m_session.runs(*m_link))
        return tr("%1: this link is not part of the run.").arg(between);
    if (!m_sample)
        return tr("%1: the run begins.").arg(between);
    const auto count = static_cast<int>(m_sample->records().size());
    const QString passed =
        m_sample->isFull()
            ? tr("%1: %n item(s) that passed one after the other.", nullptr, count).arg(between)
            : tr("%1: %n item(s) passed since you look.", nullptr, count).arg(between);
    const QString queue = queueSentence();
    return queue.isEmpty() ? passed : passed + u' ' + queue;
}

/// Tells why nothing passes.
QString ItemPanel::queueSentence() const
{
    const QHash<StepId, QueueFill> queues = m_session.overlay().queues;
    const auto fill = queues.constFind(m_link->to);
    if (fill == queues.constEnd() || !isActive(m_session.state()))
        return {};
    return tr("%1 of %2 wait in the queue.", "items", forPlural(fill->items))
        .arg(RunWording::count(fill->items), RunWording::count(fill->limit));
}

} // namespace paipa::ui
