// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/settingsform.h"

#include <paipa/catalogue/stepcatalogue.h>
#include <paipa/document/edits.h>

#include "document/arrivingfields.h"
#include "inspector/fieldrow.h"
#include "inspector/problemnote.h"
#include "widgets/foldsection.h"
#include "widgets/pendingedit.h"
#include "widgets/quiettext.h"

#include <QCoreApplication>
#include <QEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

/// So few options are shown unfolded; and all of them where there is nothing else to see.
constexpr qsizetype fewOptions = 3;

/// A text area that tells when editing ends.
class NotesEdit final : public QPlainTextEdit
{
public:
    explicit NotesEdit(std::function<void()> finished) : m_finished(std::move(finished))
    {
        setTabChangesFocus(true);
        setFixedHeight(5 * fontMetrics().lineSpacing());
    }

protected:
    void focusOutEvent(QFocusEvent *event) override
    {
        QPlainTextEdit::focusOutEvent(event);
        m_finished();
    }

private:
    std::function<void()> m_finished;
};

} // namespace

SettingsForm::SettingsForm(PipelineEditor &editor, QWidget *parent)
    : QScrollArea(parent), m_editor(editor)
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(&editor, &PipelineEditor::changed, this, &SettingsForm::refresh);
    connect(&editor, &PipelineEditor::problemsChanged, this, &SettingsForm::refreshProblems);
    connect(&editor, &PipelineEditor::pathChanged, this, [this] { // paths are written for it
        if (widget()) {
            clear();
            build();
        }
    });
}

SettingsForm::~SettingsForm() { clear(); }

/// Fields tell of their last edit when they lose the focus, and must all be there then.
void SettingsForm::clear()
{
    finishPendingEdit(*this);
    if (QWidget *focused = focusWidget())
        focused->clearFocus();
    delete takeWidget();
}

void SettingsForm::show(const QList<StepId> &steps)
{
    if (m_steps == steps && widget())
        return;
    clear();
    m_steps = steps;
    build();
}

void SettingsForm::setSituation(Situation situation)
{
    if (m_situation == situation)
        return;
    m_situation = situation;
    refreshRemarks();
}

bool SettingsForm::haveOneType() const
{
    const StepSpec *last = m_editor.spec().find(m_steps.constLast());
    return last && std::ranges::all_of(m_steps, [&](const StepId &id) {
               const StepSpec *step = m_editor.spec().find(id);
               return step && step->type == last->type;
           });
}

void SettingsForm::build()
{
    m_rows.clear();
    m_options = nullptr;
    m_runtime = nullptr;
    m_notes = nullptr;
    auto *content = new QWidget;
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(8, 8, 8, 8);
    m_layout->setSpacing(10);
    m_problems = new ProblemNote(m_editor);
    m_layout->addWidget(m_problems);
    m_situationNote = new QLabel;
    m_situationNote->setWordWrap(true);
    m_situationNote->setPalette(quietPalette(palette()));
    m_layout->addWidget(m_situationNote);
    const StepSpec *step = m_steps.isEmpty() ? nullptr : m_editor.spec().find(m_steps.constLast());
    if (step) {
        if (haveOneType())
            buildSettings(*step);
        buildRuntime(*step);
        if (m_steps.size() == 1)
            buildNotes();
    }
    m_layout->addStretch();
    setWidget(content);
    refresh();
    refreshProblems();
    refreshRemarks();
}

void SettingsForm::buildSettings(const StepSpec &step)
{
    const StepType *type = m_editor.catalogue().find(step.type);
    if (!type) {
        auto *unknown = new QLabel(tr("This Paipa does not know steps of the type “%1”. Its "
                                      "settings are kept as they are.")
                                       .arg(step.type));
        unknown->setWordWrap(true);
        m_layout->addWidget(unknown);
        return;
    }
    QList<FieldRow *> options;
    for (const FieldBinding &binding : settingBindings(*type)) {
        auto *row = new FieldRow(m_editor, binding, m_steps);
        m_rows.append(row);
        if (binding.info.presence == Presence::Required)
            m_layout->addWidget(row);
        else
            options.append(row);
    }
    if (options.isEmpty())
        return;
    m_options = new FoldSection({});
    const bool few = options.size() <= fewOptions || m_rows.size() == options.size();
    const bool changed = std::ranges::any_of(options, &FieldRow::differsFromDefault);
    for (FieldRow *row : std::as_const(options))
        m_options->add(row);
    m_options->setOpen(few || changed || m_openSections.contains(u"options"_s));
    connect(m_options, &FoldSection::openChanged, this, [this](bool open) {
        m_openSections.removeAll(u"options"_s);
        if (open)
            m_openSections.append(u"options"_s);
    });
    m_layout->addWidget(m_options);
}

void SettingsForm::buildRuntime(const StepSpec &step)
{
    const StepType *type = m_editor.catalogue().find(step.type);
    const QList<FieldBinding> bindings = runtimeBindings(type ? type->info() : StepInfo{});
    if (bindings.isEmpty())
        return;
    m_runtime = new FoldSection(tr("Workers and queue"));
    for (const FieldBinding &binding : bindings) {
        auto *row = new FieldRow(m_editor, binding, m_steps);
        m_rows.append(row);
        m_runtime->add(row);
    }
    const bool isAll = m_rows.size() == bindings.size(); // steps of different types
    m_runtime->setOpen(isAll || m_openSections.contains(u"runtime"_s));
    connect(m_runtime, &FoldSection::openChanged, this, [this](bool open) {
        m_openSections.removeAll(u"runtime"_s);
        if (open)
            m_openSections.append(u"runtime"_s);
    });
    m_layout->addWidget(m_runtime);
}

void SettingsForm::buildNotes()
{
    auto *section = new FoldSection(tr("Notes"));
    m_notes = new NotesEdit([this] { noteEdited(); });
    m_notes->setObjectName(u"notes"_s);
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setPlaceholderText(tr("What others should know of this step"));
    section->add(m_notes);
    const StepSpec *step = m_editor.spec().find(m_steps.constLast());
    section->setOpen(step && !step->notes.isEmpty());
    m_layout->addWidget(section);
}

void SettingsForm::noteEdited()
{
    if (!m_notes || m_steps.isEmpty())
        return;
    const QString text = m_notes->toPlainText();
    m_editor.apply(tr("Change notes"), withStepChanged(m_editor.spec(), m_steps.constLast(),
                                                       [&](StepSpec &step) { step.notes = text; }));
}

void SettingsForm::refresh()
{
    if (m_steps.isEmpty() || !widget())
        return;
    const StepSpec *step = m_editor.spec().find(m_steps.constLast());
    if (!step)
        return; // the selection follows in a moment
    for (FieldRow *row : std::as_const(m_rows))
        row->refresh();
    Completions completions{.fields =
                                arrivingFields(m_editor.spec(), step->id, m_editor.catalogue())};
    for (const VariableSpec &variable : m_editor.spec().variables)
        completions.variables.append(variable.name);
    for (FieldRow *row : std::as_const(m_rows))
        row->setCompletions(completions);
    if (m_notes && m_notes->toPlainText() != step->notes)
        m_notes->setPlainText(step->notes);
    if (m_options) {
        const auto changed = std::ranges::count_if(m_rows, [](const FieldRow *row) {
            return row->binding().place.startsWith("settings."_L1) && row->differsFromDefault();
        });
        m_options->setTitle(changed == 0
                                ? tr("Options")
                                : tr("Options, %n changed", nullptr, static_cast<int>(changed)));
    }
}

void SettingsForm::refreshProblems()
{
    if (!widget())
        return;
    if (m_steps.size() != 1)
        return m_problems->showProblems({});
    const Problems problems = m_editor.problems(m_steps.constFirst());
    Problems others;
    for (FieldRow *row : std::as_const(m_rows)) {
        Problems own;
        std::ranges::copy_if(problems, std::back_inserter(own),
                             [&](const Problem &p) { return row->owns(p.place.field); });
        row->showProblems(own);
    }
    for (const Problem &problem : problems) {
        const bool isOwned = std::ranges::any_of(
            m_rows, [&](const FieldRow *row) { return row->owns(problem.place.field); });
        if (!isOwned)
            others.append(problem);
    }
    m_problems->showProblems(others);
}

void SettingsForm::refreshRemarks()
{
    if (!widget())
        return;
    const bool runs = m_situation == Situation::Running;
    for (FieldRow *row : std::as_const(m_rows)) {
        const bool isLive = row->binding().place == u"workers"_s;
        row->setRemark(runs && isLive ? tr("live") : QString());
    }
    m_situationNote->setVisible(runs && !m_steps.isEmpty());
    m_situationNote->setText(
        tr("A run goes on: workers change at once, everything else counts for the next run."));
}

void SettingsForm::reveal(const QString &field)
{
    const auto found = std::ranges::find_if(m_rows, [&](const FieldRow *row) {
        return field.isEmpty() ? !row->isHidden() : row->owns(field);
    });
    if (found == m_rows.end())
        return;
    FieldRow *row = *found;
    for (FoldSection *section : {m_options, m_runtime}) {
        if (section && section->isAncestorOf(row))
            section->setOpen(true);
    }
    // It has its place once all layouts know of what is unfolded.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    ensureWidgetVisible(row);
    row->focusEditor();
}

} // namespace paipa::ui
