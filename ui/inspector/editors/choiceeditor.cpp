// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/choiceeditor.h"

#include "document/cataloguewording.h"

#include <QComboBox>
#include <QHBoxLayout>

namespace paipa::ui {

namespace {

constexpr int fewestLetters = 12; ///< Of a choice, that are always in sight.

} // namespace

ChoiceEditor::ChoiceEditor(const QStringList &choices, QWidget *parent)
    : FieldEditor(parent), m_box(new QComboBox)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_box);
    setFocusProxy(m_box);
    for (const QString &choice : choices)
        m_box->addItem(catalogueText(choice), choice);
    // A long choice must not make the form wider than what it is in.
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(fewestLetters);
    // A wheel over a form is meant to scroll it.
    m_box->setFocusPolicy(Qt::StrongFocus);
    connect(m_box, &QComboBox::activated, this,
            [this](int index) { Q_EMIT edited(m_box->itemData(index).toString()); });
}

void ChoiceEditor::setValue(const QJsonValue &value)
{
    const QString text = value.toString();
    const int index = m_box->findData(text);
    m_box->setCurrentIndex(index);
    m_box->setPlaceholderText(index < 0 ? text : QString());
}

} // namespace paipa::ui
