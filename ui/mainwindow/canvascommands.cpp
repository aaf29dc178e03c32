// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/canvascommands.h"

#include "document/pipelinecommands.h"
#include "document/steps.h"

#include <QClipboard>
#include <QGuiApplication>

namespace paipa::ui {

namespace {

void copySelection(DocumentView &view)
{
    const QByteArray text = PipelineCommands(view.editor()).copied();
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(QString::fromUtf8(text));
}

bool runEditCommand(DocumentView &view, Command command)
{
    PipelineCommands commands(view.editor());
    using Removal = PipelineCommands::Removal;
    switch (command) {
    case Command::Undo: view.editor().undoStack().undo(); return true;
    case Command::Redo: view.editor().undoStack().redo(); return true;
    case Command::Copy: copySelection(view); return true;
    case Command::Cut:
        copySelection(view);
        commands.removeSelection(Removal::Plain);
        return true;
    case Command::Paste: view.canvas().paste(); return true;
    case Command::Duplicate: commands.duplicateSelection(); return true;
    case Command::Delete: commands.removeSelection(Removal::Plain); return true;
    case Command::DeleteReconnecting: commands.removeSelection(Removal::Reconnecting); return true;
    case Command::SelectAll: view.canvas().selectAll(); return true;
    default: return false;
    }
}

bool runStepCommand(DocumentView &view, Command command)
{
    PipelineCommands commands(view.editor());
    switch (command) {
    case Command::AddStep: view.canvas().quickAdd(); return true;
    case Command::Settings: Q_EMIT view.canvas().settingsRequested(); return true;
    case Command::Rename: view.canvas().renameSelected(); return true;
    case Command::Enable: commands.toggleEnabled(); return true;
    case Command::Bypass: view.tell(commands.toggleBypass()); return true;
    case Command::Replace: view.canvas().replaceCurrent(); return true;
    case Command::MoreWorkers: commands.changeWorkers(1); return true;
    case Command::FewerWorkers: commands.changeWorkers(-1); return true;
    case Command::NextOutput: view.canvas().chooseNextOutput(); return true;
    case Command::NextBox: view.canvas().selectNextBox(); return true;
    case Command::Link: commands.connectSelection(); return true;
    case Command::Arrange: commands.arrange(); return true;
    case Command::Frame: commands.addFrame(); return true;
    case Command::Note: view.canvas().addNote(); return true;
    default: return false;
    }
}

bool runViewCommand(DocumentView &view, Command command)
{
    switch (command) {
    case Command::ZoomIn: view.canvas().zoomIn(); return true;
    case Command::ZoomOut: view.canvas().zoomOut(); return true;
    case Command::ZoomReset: view.canvas().resetZoom(); return true;
    case Command::FitAll: view.canvas().fitAll(); return true;
    case Command::FitSelection: view.canvas().fitSelection(); return true;
    case Command::Minimap: view.page().toggleMinimap(); return true;
    case Command::NextProblem: view.problems().go(ProblemList::Direction::Next); return true;
    case Command::PreviousProblem:
        view.problems().go(ProblemList::Direction::Previous);
        return true;
    default: return false;
    }
}

} // namespace

bool runCanvasCommand(DocumentView &view, Command command)
{
    return runEditCommand(view, command) || runStepCommand(view, command)
           || runViewCommand(view, command);
}

void addStepOfType(DocumentView &view, const QString &type)
{
    PipelineEditor &editor = view.editor();
    PipelineCommands commands(editor);
    NewLinks links;
    const StepSpec *current = editor.spec().find(editor.selection().current());
    if (current && !outputsOf(*current, editor.spec(), editor.catalogue()).isEmpty())
        links.from = editor.selection().outputOf(current->id);
    const StepId id = commands.addStep(newStep(editor.spec(), editor.catalogue(), type),
                                       commands.cornerForNewStep(), links);
    view.canvas().showStep(id);
}

} // namespace paipa::ui
