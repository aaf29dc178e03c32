// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QLineEdit;

namespace paipa::ui {

enum class Quantity { Duration, ByteSize };

/// A number with its unit, as "250 ms" or "64 MiB". What cannot be read is kept as it was typed,
/// for the check to say so.
class QuantityEditor final : public FieldEditor
{
    Q_OBJECT

public:
    QuantityEditor(Quantity quantity, QWidget *parent);

    void setValue(const QJsonValue &value) override;

private:
    void finish();
    [[nodiscard]] QString normalised(const QString &text) const;

    const Quantity m_quantity;
    QLineEdit *m_line;
    QString m_shown;
};

} // namespace paipa::ui
