// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

#include <QJsonObject>

class QTableWidget;

namespace paipa::ui {

/// Names and their texts, in a small table whose last row is for one more.
class TextMapEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit TextMapEditor(QWidget *parent);

    void setValue(const QJsonValue &value) override;

private:
    void finish();
    void fill();
    [[nodiscard]] QJsonObject content() const;

    QTableWidget *m_table;
    QJsonObject m_shown;
};

} // namespace paipa::ui
