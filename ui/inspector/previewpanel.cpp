// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/previewpanel.h"

#include "document/cataloguewording.h"
#include "widgets/picturetable.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int mostProblems = 3;

QString sentences(const Problems &problems)
{
    QStringList texts;
    for (const Problem &problem :
         problems.first(std::min<qsizetype>(mostProblems, problems.size())))
        texts.append(wordingOf(problem));
    return texts.join(u'\n');
}

} // namespace

PreviewPanel::PreviewPanel(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_model(new RecordTableModel(this))
    , m_table(new PictureTable)
    , m_button(new QPushButton)
    , m_message(new QLabel)
{
    setObjectName(u"preview"_s);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Items of the preview"));
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_message);
    layout->addWidget(m_table, 1);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (isRunning())
            cancel();
        else
            Q_EMIT wanted();
    });
    showStep({});
}

PreviewPanel::~PreviewPanel() = default;

void PreviewPanel::showStep(const StepId &step)
{
    if (m_step == step && !m_message->text().isEmpty())
        return;
    m_step = step;
    m_run.reset();
    m_model->show({}, {});
    m_table->hide();
    m_message->setText(
        tr("Shows what comes out of this step for the first %n item(s). Nothing is written.",
           nullptr, static_cast<int>(items)));
    refreshButton();
}

void PreviewPanel::start()
{
    if (isRunning() || m_step.text.isEmpty())
        return;
    m_message->setText(tr("Looking at the first items…"));
    m_run = std::make_unique<PreviewRun>(
        m_editor.spec(), m_step, m_editor.catalogue(),
        PlanOptions{.baseFolder = m_editor.baseFolder(), .limit = items});
    connect(m_run.get(), &PreviewRun::ended, this, &PreviewPanel::show);
    refreshButton();
}

void PreviewPanel::cancel()
{
    if (m_run)
        m_run->cancel();
}

void PreviewPanel::show(const PreviewResult &result)
{
    m_run.release()->deleteLater(); // it is what calls
    refreshButton();
    m_model->show(result.records, result.pictures);
    m_table->setVisible(!result.records.isEmpty());
    m_table->fitContent(m_model->hasPictures() ? PictureTable::Rows::Pictures
                                               : PictureTable::Rows::Texts);
    m_table->scrollToStart();
    const auto count = static_cast<int>(result.records.size());
    QString text =
        result.side == Preview::Side::Output
            ? tr("%n item(s) came out of this step.", nullptr, count)
            : tr("This step writes, so it did not run: %n item(s) would reach it.", nullptr, count);
    if (result.end == PreviewResult::End::Cancelled)
        text = tr("Cancelled.");
    if (!result.problems.isEmpty())
        text = (count > 0 ? text + u'\n' : QString()) + sentences(result.problems);
    m_message->setText(text);
}

void PreviewPanel::refreshButton()
{
    m_button->setText(isRunning() ? tr("Cancel") : tr("Preview (F7)"));
    m_button->setEnabled(!m_step.text.isEmpty());
}

} // namespace paipa::ui
