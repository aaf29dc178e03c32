// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/arrangement.h"
#include "document/linkbundle.h"
#include "document/pipelineeditor.h"

#include <QCoreApplication>

namespace paipa::ui {

/// What a new step is linked to.
struct NewLinks {
    std::optional<OutputRef> from = {};
    std::optional<StepId> to = {};
};

/// What people do to a pipeline, each call one undo step. Where nothing is named, it is done to the
/// selection. What does not apply changes nothing.
class PipelineCommands
{
    Q_DECLARE_TR_FUNCTIONS(paipa::ui::PipelineCommands)

public:
    explicit PipelineCommands(PipelineEditor &editor) : m_editor(editor) {}

    /// A new step with its left upper corner at \a corner, which becomes the selection. Snapping is
    /// the caller's.
    StepId addStep(StepSpec step, CanvasPoint corner, const NewLinks &links = {});
    /// New steps from \a corner on: each chain from left to right, each step linked to the next,
    /// one chain below the other. None is empty.
    void addChains(const QList<QList<StepSpec>> &chains, CanvasPoint corner);
    /// A new step between the ends of \a link; what follows makes room.
    StepId insertStep(StepSpec step, const LinkSpec &link, CanvasPoint corner);
    /// Puts a step that is there, and has no links, between the ends of \a link.
    bool insertExisting(const StepId &step, const LinkSpec &link, CanvasPoint corner);

    bool connectSteps(const OutputRef &from, const StepId &to);
    /// Moves both ends of \a link at once; one of them usually stays.
    bool reconnect(const LinkSpec &link, const OutputRef &from, const StepId &to);
    /// Moves \a links that come together elsewhere to \a end, as far as they fit there.
    bool moveLinks(const QList<LinkSpec> &links, const LinkEnd &end);
    /// Links the selected steps in the order in which they were selected.
    void connectSelection();

    enum class Removal {
        Plain,
        Reconnecting, ///< What fed a removed step then feeds what it fed.
    };
    void removeSelection(Removal removal);
    void duplicateSelection();
    /// The selected steps as text; empty if there are none.
    [[nodiscard]] QByteArray copied() const;
    void paste(const QByteArray &text, CanvasPoint corner);

    /// Moves the selection; frames take along what is in them. Snapping is the caller's.
    void moveSelection(CanvasPoint delta, MergeKey mergeKey = {});
    void toggleEnabled();
    /// Says why, if the current step cannot be bypassed; nothing changes then.
    QString toggleBypass();
    /// A step of \a type in place of \a step, with what of it fits. Tells what does not, a line
    /// each.
    QStringList replaceStep(const StepId &step, const QString &type);
    /// Adds \a difference to the workers of each selected step that can have several.
    void changeWorkers(int difference);
    void setTitle(const StepId &step, const QString &title);
    void setSetting(const StepId &step, const QString &key, const QJsonValue &value);

    /// A new variable with a text as its value; tells its name, made from \a wish.
    QString addVariable(const QString &wish);
    /// Settings that refer to the variable follow. Says why, if it cannot be called so.
    QString renameVariable(const QString &name, const QString &newName);
    /// Tells which settings still refer to it, such as "List files (Folder)".
    QStringList removeVariable(const QString &name);
    void setVariableValue(const QString &name, const QJsonValue &value);
    void setVariableHelp(const QString &name, const QString &help);
    /// Puts the value of a setting into a new variable, and a reference to it into the setting of
    /// \a steps.
    void makeVariable(const QList<StepId> &steps, const QString &key, const QJsonValue &value);

    /// Makes the change that solves \a problem, if it has one and is still there.
    void applyFix(Problem problem);
    /// What that change is, for a button: "Remove “workers”".
    [[nodiscard]] static QString fixText(const Fix &fix);

    /// Arranges the selected steps if there are several, else all; frames and notes follow.
    void arrange();
    void addFrame();
    void addNote(CanvasPoint corner);
    void setNoteText(qsizetype index, const QString &text);
    void setFrameText(qsizetype index, const QString &text);
    void setFrameRect(qsizetype index, const CanvasRect &rect);
    void setNoteRect(qsizetype index, const CanvasRect &rect);

    /// A free place for a new step to the right of the selection, or of everything.
    [[nodiscard]] CanvasPoint cornerForNewStep() const;

private:
    void applyToSteps(const QString &text, const std::function<void(StepSpec &)> &change);

    PipelineEditor &m_editor;
};

} // namespace paipa::ui
