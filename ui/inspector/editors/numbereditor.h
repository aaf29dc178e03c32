// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QDoubleSpinBox;

namespace paipa::ui {

/// A number with its unit and range.
class NumberEditor final : public FieldEditor
{
    Q_OBJECT

public:
    NumberEditor(const ParameterInfo &info, QWidget *parent);

    void setValue(const QJsonValue &value) override;
    [[nodiscard]] Edits edits() const override { return Edits::Continued; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QDoubleSpinBox *m_box;
    const ParameterKind m_kind;
    const Unit m_unit;
};

} // namespace paipa::ui
