// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/fieldeditor.h"

#include "document/cataloguewording.h"
#include "inspector/editors/booleaneditor.h"
#include "inspector/editors/choiceeditor.h"
#include "inspector/editors/lineeditor.h"
#include "inspector/editors/numbereditor.h"
#include "inspector/editors/patheditor.h"
#include "inspector/editors/quantityeditor.h"
#include "inspector/editors/textlisteditor.h"
#include "inspector/editors/textmapeditor.h"

namespace paipa::ui {

namespace {

FieldEditor *makeTextEditor(const ParameterInfo &info, const QString &pipelineFile, QWidget *parent)
{
    switch (info.role) {
    case TextRole::Folder:
    case TextRole::InputFile:
    case TextRole::OutputFile: return new PathEditor(info.role, pipelineFile, parent);
    default: return new LineEditor(info.role, parent);
    }
}

} // namespace

FieldEditor *makeFieldEditor(const ParameterInfo &info, const QString &pipelineFile,
                             QWidget *parent)
{
    switch (info.kind) {
    case ParameterKind::Boolean: return new BooleanEditor(labelOf(info), parent);
    case ParameterKind::Integer:
    case ParameterKind::Real: return new NumberEditor(info, parent);
    case ParameterKind::Text: return makeTextEditor(info, pipelineFile, parent);
    case ParameterKind::Choice: return new ChoiceEditor(info.choices, parent);
    case ParameterKind::TextList: return new TextListEditor(parent);
    case ParameterKind::TextMap: return new TextMapEditor(parent);
    case ParameterKind::Duration: return new QuantityEditor(Quantity::Duration, parent);
    case ParameterKind::ByteSize: return new QuantityEditor(Quantity::ByteSize, parent);
    }
    Q_UNREACHABLE();
}

FieldEditor *makeReferenceEditor(QWidget *parent)
{
    return new LineEditor(TextRole::Plain, parent);
}

bool isReference(const QJsonValue &value)
{
    return value.isString() && value.toString().contains(QStringLiteral("${"));
}

} // namespace paipa::ui
