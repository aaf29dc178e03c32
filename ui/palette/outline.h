// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "palette/outlinemodel.h"

#include <QTreeView>

namespace paipa::ui {

/// The steps as a table; its selection is that of the editor.
class Outline final : public QTreeView
{
    Q_OBJECT

public:
    /// \a editor must outlive the outline.
    explicit Outline(PipelineEditor &editor, QWidget *parent = nullptr);

    [[nodiscard]] OutlineModel &steps() { return m_model; }

protected:
    bool edit(const QModelIndex &index, EditTrigger trigger, QEvent *event) override;

private:
    void selectionToEditor();
    void selectionFromEditor();

    PipelineEditor &m_editor;
    OutlineModel m_model;
    bool m_following = false; ///< A change of the selection comes from the editor.
};

} // namespace paipa::ui
