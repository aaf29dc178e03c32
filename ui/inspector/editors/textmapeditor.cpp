// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "inspector/editors/textmapeditor.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QTableWidget>

#include <algorithm>

namespace paipa::ui {

TextMapEditor::TextMapEditor(QWidget *parent) : FieldEditor(parent), m_table(new QTableWidget(0, 2))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_table);
    setFocusProxy(m_table);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Value")});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    auto *remove = new QAction(tr("Remove row"), m_table);
    remove->setShortcut(Qt::Key_Delete);
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_table->addAction(remove);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(remove, &QAction::triggered, this, [this] {
        m_table->removeRow(m_table->currentRow());
        finish();
    });
    connect(m_table, &QTableWidget::cellChanged, this, &TextMapEditor::finish);
    fill();
}

void TextMapEditor::setValue(const QJsonValue &value)
{
    if (value.toObject() == m_shown && m_table->rowCount() > 0)
        return; // keeps the current cell
    m_shown = value.toObject();
    fill();
}

void TextMapEditor::fill()
{
    const QSignalBlocker blocker(m_table);
    m_table->setRowCount(static_cast<int>(m_shown.size()) + 1);
    int row = 0;
    for (auto it = m_shown.begin(); it != m_shown.end(); ++it, ++row) {
        m_table->setItem(row, 0, new QTableWidgetItem(it.key()));
        m_table->setItem(row, 1, new QTableWidgetItem(it->toString()));
    }
    m_table->setItem(row, 0, new QTableWidgetItem);
    m_table->setItem(row, 1, new QTableWidgetItem);
    const int rows = std::clamp(m_table->rowCount(), 2, 6);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height()
                            + rows * m_table->verticalHeader()->defaultSectionSize() + 4);
}

QJsonObject TextMapEditor::content() const
{
    QJsonObject object;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const QTableWidgetItem *name = m_table->item(row, 0);
        const QTableWidgetItem *value = m_table->item(row, 1);
        if (name && !name->text().isEmpty())
            object.insert(name->text(), value ? value->text() : QString());
    }
    return object;
}

void TextMapEditor::finish()
{
    const QJsonObject object = content();
    if (object == m_shown)
        return;
    m_shown = object;
    const int lastRow = m_table->rowCount() - 1;
    if (lastRow < 0 || !m_table->item(lastRow, 0)->text().isEmpty()) {
        const QSignalBlocker blocker(m_table);
        m_table->insertRow(lastRow + 1);
        m_table->setItem(lastRow + 1, 0, new QTableWidgetItem);
        m_table->setItem(lastRow + 1, 1, new QTableWidgetItem);
    }
    Q_EMIT edited(object);
}

} // namespace paipa::ui
