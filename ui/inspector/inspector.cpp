// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/inspector.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include "document/cataloguewording.h"
#include "document/pipelinecommands.h"
#include "document/steps.h"
#include "inspector/pipelineform.h"
#include "inspector/previewpanel.h"
#include "inspector/statsview.h"
#include "inspector/stephelp.h"
#include "widgets/icons.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabWidget>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int iconSize = 24;

/// \a content, however little room there is for it.
QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    return area;
}

} // namespace

Inspector::Inspector(PipelineEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_pages(new QStackedLayout(this))
    , m_tabs(new QTabWidget)
    , m_form(new SettingsForm(editor))
    , m_preview(new PreviewPanel(editor))
    , m_stats(new StatsView)
    , m_help(new QTextBrowser)
{
    setObjectName(u"inspector"_s);
    m_help->setOpenLinks(false);
    m_help->setFrameShape(QFrame::NoFrame);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_form, tr("Settings"));
    m_tabs->addTab(m_preview, tr("Preview"));
    m_tabs->addTab(scrolled(m_stats), tr("Stats"));
    m_tabs->addTab(m_help, tr("Help"));

    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins({});
    layout->addWidget(buildHeader());
    layout->addWidget(m_tabs, 1);
    m_pages->addWidget(new PipelineForm(editor));
    m_pages->addWidget(page);

    connect(&editor, &PipelineEditor::changed, this, &Inspector::refreshHeader);
    connect(&editor.selection(), &Selection::changed, this, &Inspector::showSelection);
    connect(&editor.selection(), &Selection::revealRequested, this,
            [this](const StepId &step, const QString &field) {
                if (field.isEmpty() || step != m_editor.selection().current())
                    return;
                m_tabs->setCurrentWidget(m_form);
                m_form->reveal(field);
            });
    connect(m_preview, &PreviewPanel::wanted, this, &Inspector::previewWanted);
    connect(m_tabs, &QTabWidget::currentChanged, this, &Inspector::refreshHeader);
    showSelection();
}

Inspector::~Inspector()
{
    finishPendingEdit(*this);
    m_title->disconnect(this); // it tells of an end of editing when it goes away
}

QWidget *Inspector::buildHeader()
{
    m_icon = new QLabel;
    m_title = new QLineEdit;
    m_title->setObjectName(u"stepTitle"_s);
    m_title->setAccessibleName(tr("Name of the step"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    connect(m_title, &QLineEdit::editingFinished, this, &Inspector::applyTitle);
    m_summary = new QLabel;
    m_summary->setWordWrap(true);
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setPalette(quietPalette(palette()));
    m_enabled = new QCheckBox(tr("Enabled"));
    m_enabled->setToolTip(
        tr("A step that is not enabled does not run, nor does what only it feeds."));
    m_bypass = new QCheckBox(tr("Bypass"));
    m_bypass->setToolTip(tr("Items pass this step unchanged."));
    connect(m_enabled, &QCheckBox::clicked, this,
            [this] { PipelineCommands(m_editor).toggleEnabled(); });
    connect(m_bypass, &QCheckBox::clicked, this,
            [this] { (void)PipelineCommands(m_editor).toggleBypass(); });

    auto *header = new QWidget;
    auto *layout = new QVBoxLayout(header);
    layout->setContentsMargins(8, 8, 8, 0);
    auto *first = new QHBoxLayout;
    first->addWidget(m_icon);
    first->addWidget(m_title, 1);
    auto *second = new QHBoxLayout;
    second->addWidget(m_enabled);
    second->addWidget(m_bypass);
    second->addStretch();
    layout->addLayout(first);
    layout->addWidget(m_summary);
    layout->addLayout(second);
    return header;
}

void Inspector::showSelection()
{
    const QList<StepId> steps = m_editor.selection().steps();
    m_pages->setCurrentIndex(steps.isEmpty() ? 0 : 1);
    m_form->show(steps);
    m_preview->showStep(m_editor.selection().current());
    m_stats->showStep(m_editor.selection().current());
    refreshHeader();
}

void Inspector::refreshHeader()
{
    const QList<StepId> steps = m_editor.selection().steps();
    const StepSpec *step = m_editor.spec().find(m_editor.selection().current());
    if (!step)
        return;
    const StepType *type = m_editor.catalogue().find(step->type);
    const bool isOne = steps.size() == 1;
    m_icon->setPixmap(linePixmap(iconNameOf(step->type), palette().color(QPalette::WindowText),
                                 iconSize, devicePixelRatioF()));
    m_title->setReadOnly(!isOne);
    m_title->setPlaceholderText(type ? titleOf(type->info()) : step->type);
    const QString title =
        isOne ? step->title : tr("%n steps", nullptr, static_cast<int>(steps.size()));
    if (m_title->text() != title)
        m_title->setText(title);
    m_summary->setText(type && isOne ? summaryOf(type->info()) : step->type);
    m_summary->setVisible(isOne);
    m_enabled->setChecked(step->enabled);
    m_bypass->setChecked(step->bypass);
    m_bypass->setVisible(type && type->info().kind == StepKind::Transform);
    if (m_tabs->currentWidget() == m_help)
        showHelp(step->type);
}

void Inspector::applyTitle()
{
    const StepId id = m_editor.selection().current();
    const StepSpec *step = m_editor.spec().find(id);
    const QString title = m_title->text().trimmed();
    if (!step || m_title->isReadOnly() || step->title == title)
        return;
    m_editor.apply(tr("Rename step"), withStepChanged(m_editor.spec(), id, [&](StepSpec &changed) {
                       changed.title = title;
                   }));
}

void Inspector::showHelp(const QString &type)
{
    if (m_helpType == type)
        return;
    m_helpType = type;
    const StepType *known = m_editor.catalogue().find(type);
    m_help->setMarkdown(known ? stepHelp(*known)
                              : tr("Nothing is known of steps of the type “%1”.").arg(type));
}

void Inspector::showRun(const engine::MetricsSnapshot &metrics, const RunOverlay &overlay)
{
    m_stats->showRun(metrics, overlay);
}

void Inspector::setSituation(SettingsForm::Situation situation) { m_form->setSituation(situation); }

void Inspector::preview()
{
    m_tabs->setCurrentWidget(m_preview);
    m_preview->start();
}

void Inspector::focusForm()
{
    m_tabs->setCurrentWidget(m_form);
    m_form->reveal({});
}

} // namespace paipa::ui
