// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QCheckBox;

namespace paipa::ui {

/// A check box, which carries the label of its setting itself.
class BooleanEditor final : public FieldEditor
{
    Q_OBJECT

public:
    BooleanEditor(const QString &label, QWidget *parent);

    void setValue(const QJsonValue &value) override;

private:
    QCheckBox *m_box;
};

} // namespace paipa::ui
