// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "document/pipelineeditor.h"

#include "document/pipelinepaths.h"

#include <paipa/document/validate.h>

#include <QUndoCommand>

#include <algorithm>

namespace paipa::ui {

namespace {

/// A step back keeps little, since values share their content, but not nothing.
constexpr int undoLimit = 1000;

/// Long enough to join the changes of a drag, short enough to look immediate.
constexpr std::chrono::milliseconds checkDelay{60};

} // namespace

class PipelineEditor::Change final : public QUndoCommand
{
public:
    Change(PipelineEditor &editor, const QString &text, PipelineSpec after, MergeKey key)
        : QUndoCommand(text)
        , m_editor(editor)
        , m_before(editor.m_spec)
        , m_after(std::move(after))
        , m_key(key)
    {}

    void undo() override { m_editor.assign(m_before); }
    void redo() override { m_editor.assign(m_after); }
    // Qt only tries to merge commands of equal ids other than -1.
    int id() const override { return m_key == MergeKey{} ? -1 : 1; }

    bool mergeWith(const QUndoCommand *command) override
    {
        const auto *next = dynamic_cast<const Change *>(command);
        if (!next || next->m_key != m_key)
            return false;
        m_after = next->m_after;
        setObsolete(m_after == m_before); // the gesture came back to where it started
        return true;
    }

private:
    PipelineEditor &m_editor;
    PipelineSpec m_before;
    PipelineSpec m_after;
    MergeKey m_key;
};

PipelineEditor::PipelineEditor(const StepCatalogue &catalogue, QObject *parent)
    : QObject(parent), m_catalogue(catalogue)
{
    m_undoStack.setUndoLimit(undoLimit);
    connect(&m_undoStack, &QUndoStack::cleanChanged, this,
            [this](bool clean) { Q_EMIT modifiedChanged(!clean); });
    m_checkTimer.setSingleShot(true);
    m_checkTimer.setInterval(checkDelay);
    connect(&m_checkTimer, &QTimer::timeout, this, &PipelineEditor::checkNow);
}

PipelineEditor::~PipelineEditor()
{
    m_undoStack.disconnect(this); // clearing it must not reach half an editor
}

QString PipelineEditor::baseFolder() const { return baseFolderOf(m_path); }

void PipelineEditor::apply(const QString &text, PipelineSpec after, MergeKey mergeKey)
{
    if (after != m_spec)
        m_undoStack.push(new Change(*this, text, std::move(after), mergeKey));
}

void PipelineEditor::reset(PipelineSpec spec, const QString &path)
{
    m_selection.clear();
    assign(spec);
    m_undoStack.clear();
    m_undoStack.setClean();
    setPath(path);
    checkNow();
}

void PipelineEditor::setPath(const QString &path)
{
    if (m_path == path)
        return;
    m_path = path;
    Q_EMIT pathChanged(m_path);
}

Problems PipelineEditor::problems(const StepId &step) const
{
    Problems found;
    std::ranges::copy_if(m_problems, std::back_inserter(found),
                         [&](const Problem &problem) { return problem.place.step == step.text; });
    return found;
}

void PipelineEditor::checkNow()
{
    m_checkTimer.stop();
    Problems problems = validate(m_spec, m_catalogue);
    if (problems == m_problems)
        return;
    m_problems = std::move(problems);
    Q_EMIT problemsChanged();
}

void PipelineEditor::assign(const PipelineSpec &spec)
{
    const PipelineDiff difference = diff(m_spec, spec);
    m_spec = spec;
    m_selection.keepOnly(m_spec);
    if (!difference.isLayoutOnly())
        m_checkTimer.start();
    Q_EMIT changed(difference);
}

} // namespace paipa::ui
