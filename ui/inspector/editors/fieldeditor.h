// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/catalogue/parameterinfo.h>

#include <QStringList>
#include <QWidget>

#include <memory>

namespace paipa::ui {

/// What may be completed while a text is typed.
struct Completions {
    QStringList fields = {};    ///< Of the items that reach the step.
    QStringList variables = {}; ///< Of the pipeline.

    bool operator==(const Completions &) const = default;
};

/// Edits the value of one setting. It shows what it is given and tells what a person made of it
/// once editing ends; it keeps nothing, checks nothing, and loses nothing that was typed.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    /// Whether edits while the focus stays are one gesture, such as clicks on an arrow.
    enum class Edits { Single, Continued };

    using QWidget::QWidget;

    /// Shows \a value, of the kind of the setting or a text with a reference. Tells nothing.
    virtual void setValue(const QJsonValue &value) = 0;
    virtual void setCompletions(const Completions &) {}
    [[nodiscard]] virtual Edits edits() const { return Edits::Single; }

Q_SIGNALS:
    /// Editing ended with another value than was shown.
    void edited(const QJsonValue &value);
};

/// The editor for settings such as \a info. Paths are written for
/// \a pipelineFile, which may be empty.
[[nodiscard]] FieldEditor *makeFieldEditor(const ParameterInfo &info, const QString &pipelineFile,
                                           QWidget *parent);

/// An editor for a setting of any kind that is given by a reference such as "${width}".
[[nodiscard]] FieldEditor *makeReferenceEditor(QWidget *parent);

/// Whether \a value is a text that names a variable or another outer value.
[[nodiscard]] bool isReference(const QJsonValue &value);

} // namespace paipa::ui
