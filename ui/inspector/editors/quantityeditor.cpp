// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/quantityeditor.h"

#include <paipa/base/quantities.h>

#include <QHBoxLayout>
#include <QLineEdit>

#include <cmath>

namespace paipa::ui {

QuantityEditor::QuantityEditor(Quantity quantity, QWidget *parent)
    : FieldEditor(parent), m_quantity(quantity), m_line(new QLineEdit)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    m_line->setPlaceholderText(quantity == Quantity::Duration ? tr("such as 250 ms or 1.5 min")
                                                              : tr("such as 512 or 64 MiB"));
    connect(m_line, &QLineEdit::editingFinished, this, &QuantityEditor::finish);
}

void QuantityEditor::setValue(const QJsonValue &value)
{
    m_shown = value.toString();
    if (value.isDouble()) {
        const double number = value.toDouble();
        m_shown = m_quantity == Quantity::Duration
                      ? toString(std::chrono::milliseconds(std::llround(number * 1000)))
                      : toString(ByteSize{std::llround(number)});
    }
    if (m_line->text() != m_shown)
        m_line->setText(m_shown);
}

void QuantityEditor::finish()
{
    const QString text = normalised(m_line->text().trimmed());
    m_line->setText(text);
    if (text == m_shown)
        return;
    m_shown = text;
    Q_EMIT edited(text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text));
}

QString QuantityEditor::normalised(const QString &text) const
{
    if (m_quantity == Quantity::Duration) {
        const auto duration = parseDuration(text);
        return duration ? toString(*duration) : text;
    }
    const auto size = parseByteSize(text);
    return size ? toString(*size) : text;
}

} // namespace paipa::ui
