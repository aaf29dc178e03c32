// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/catalogue/parameterinfo.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

QString toString(ParameterKind kind)
{
    switch (kind) {
    case ParameterKind::Boolean: return u"boolean"_s;
    case ParameterKind::Integer: return u"integer"_s;
    case ParameterKind::Real: return u"real"_s;
    case ParameterKind::Text: return u"text"_s;
    case ParameterKind::Choice: return u"choice"_s;
    case ParameterKind::TextList: return u"text-list"_s;
    case ParameterKind::TextMap: return u"text-map"_s;
    case ParameterKind::Duration: return u"duration"_s;
    case ParameterKind::ByteSize: return u"byte-size"_s;
    }
    Q_UNREACHABLE();
}

QString toString(TextRole role)
{
    switch (role) {
    case TextRole::Plain: return u"plain"_s;
    case TextRole::Folder: return u"folder"_s;
    case TextRole::InputFile: return u"input-file"_s;
    case TextRole::OutputFile: return u"output-file"_s;
    case TextRole::Template: return u"template"_s;
    case TextRole::Expression: return u"expression"_s;
    case TextRole::FieldName: return u"field-name"_s;
    case TextRole::Secret: return u"secret"_s;
    }
    Q_UNREACHABLE();
}

QString toString(Unit unit)
{
    switch (unit) {
    case Unit::None: return u"none"_s;
    case Unit::Pixels: return u"pixels"_s;
    case Unit::Percent: return u"percent"_s;
    case Unit::Items: return u"items"_s;
    case Unit::Lines: return u"lines"_s;
    case Unit::Columns: return u"columns"_s;
    case Unit::Attempts: return u"attempts"_s;
    }
    Q_UNREACHABLE();
}

} // namespace paipa
