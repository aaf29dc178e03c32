// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QComboBox;

namespace paipa::ui {

/// A list of which one text is chosen. A text that is no choice stays visible until another is.
class ChoiceEditor final : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(const QStringList &choices, QWidget *parent);

    void setValue(const QJsonValue &value) override;

private:
    QComboBox *m_box;
};

} // namespace paipa::ui
