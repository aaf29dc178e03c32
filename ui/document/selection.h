// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinespec.h>

#include <QMap>
#include <QObject>

namespace paipa::ui {

/// What is selected of a pipeline, by name; one for all views of a document. Boxes are notes and
/// frames, by their position in the layout.
class Selection final : public QObject
{
    Q_OBJECT

public:
    /// What can be selected together.
    struct Content {
        QList<StepId> steps = {}; ///< In the order of selection; the last is the current one.
        QList<LinkSpec> links = {};
        QList<qsizetype> notes = {};
        QList<qsizetype> frames = {};

        [[nodiscard]] bool isEmpty() const { return *this == Content{}; }
        bool operator==(const Content &) const = default;
    };

    using QObject::QObject;

    [[nodiscard]] const Content &content() const { return m_content; }
    [[nodiscard]] const QList<StepId> &steps() const { return m_content.steps; }
    [[nodiscard]] const QList<LinkSpec> &links() const { return m_content.links; }
    [[nodiscard]] bool isEmpty() const { return m_content.isEmpty(); }
    [[nodiscard]] bool contains(const StepId &step) const { return steps().contains(step); }
    /// The step that was selected last, or one with an empty id.
    [[nodiscard]] StepId current() const { return steps().isEmpty() ? StepId{} : steps().last(); }

    void set(Content content);
    void setSteps(const QList<StepId> &steps) { set(Content{.steps = steps}); }
    void clear() { set({}); }
    /// The output of \a step that new links leave: the first, or the one that was chosen since the
    /// step is selected.
    [[nodiscard]] OutputRef outputOf(const StepId &step) const
    {
        return {.step = step, .port = m_outputs.value(step)};
    }
    void chooseOutput(const OutputRef &output);
    /// Removes what \a spec does not have.
    void keepOnly(const PipelineSpec &spec);

    /// Asks the views to bring \a step into sight, and its setting \a field ("settings.width" or
    /// empty) into focus.
    void reveal(const StepId &step, const QString &field = {});

Q_SIGNALS:
    void changed();
    void outputChosen();
    void revealRequested(const paipa::StepId &step, const QString &field);

private:
    Content m_content;
    QMap<StepId, QString> m_outputs; ///< Of selected steps.
};

} // namespace paipa::ui
