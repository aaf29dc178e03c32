// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/selection.h"

#include <paipa/base/problem.h>
#include <paipa/document/pipelinediff.h>
#include <paipa/document/pipelinespec.h>

#include <QObject>
#include <QTimer>
#include <QUndoStack>

namespace paipa {
class StepCatalogue;
} // namespace paipa

namespace paipa::ui {

/// Joins the changes of one gesture, such as a drag or a held key, to one undo step. The default
/// joins nothing.
struct MergeKey {
    quint64 gesture = 0;

    bool operator==(const MergeKey &) const = default;
};

/// The pipeline that is edited: a value with its undo history. Nothing else in the user interface
/// changes a pipeline. Views call apply() and redraw from changed(). Opening, editing and checking
/// run no step and touch no file that the pipeline names.
class PipelineEditor final : public QObject
{
    Q_OBJECT

public:
    /// \a catalogue must outlive the editor.
    explicit PipelineEditor(const StepCatalogue &catalogue, QObject *parent = nullptr);
    ~PipelineEditor() override;

    [[nodiscard]] const PipelineSpec &spec() const { return m_spec; }
    [[nodiscard]] const StepCatalogue &catalogue() const { return m_catalogue; }
    /// What canvas, outline, inspector and run table show as selected. Never contains a step that
    /// the pipeline does not have.
    [[nodiscard]] Selection &selection() { return m_selection; }
    [[nodiscard]] const Selection &selection() const { return m_selection; }
    /// For actions and menus; push nothing yourself.
    [[nodiscard]] QUndoStack &undoStack() { return m_undoStack; }

    /// The file, absolute; empty before the first save.
    [[nodiscard]] const QString &path() const { return m_path; }
    /// Where relative paths of settings start: the folder of the file, else the current one.
    [[nodiscard]] QString baseFolder() const;
    [[nodiscard]] bool isModified() const { return !m_undoStack.isClean(); }

    /// Makes \a after the pipeline, as the undo step \a text ("Move 3 steps"). Does nothing if it
    /// is equal to the present one. Equal, non-zero keys of consecutive changes join them.
    void apply(const QString &text, PipelineSpec after, MergeKey mergeKey = {});
    /// A key that no other gesture has.
    [[nodiscard]] MergeKey newGesture() { return MergeKey{++m_lastGesture}; }

    /// Replaces pipeline and history: another file was opened.
    void reset(PipelineSpec spec, const QString &path);
    void setPath(const QString &path);
    /// The pipeline now is as its file says.
    void markSaved() { m_undoStack.setClean(); }
    /// The pipeline differs from its file, whatever the history says: it was recovered.
    void markUnsaved() { m_undoStack.resetClean(); }

    /// What validate() says of the pipeline; follows changes within a moment.
    [[nodiscard]] const Problems &problems() const { return m_problems; }
    /// The problems of \a step.
    [[nodiscard]] Problems problems(const StepId &step) const;
    /// Brings problems() up to date at once.
    void checkNow();

Q_SIGNALS:
    /// After apply(), undo, redo and reset().
    void changed(const paipa::PipelineDiff &diff);
    void pathChanged(const QString &path);
    void modifiedChanged(bool modified);
    void problemsChanged();

private:
    class Change;
    void assign(const PipelineSpec &spec);

    const StepCatalogue &m_catalogue;
    PipelineSpec m_spec;
    Problems m_problems;
    QString m_path;
    Selection m_selection;
    QUndoStack m_undoStack;
    QTimer m_checkTimer;
    quint64 m_lastGesture = 0;
};

} // namespace paipa::ui
