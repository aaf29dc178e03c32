// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTableView>

namespace paipa::ui {

/// A table to look at, of texts or small pictures.
class PictureTable final : public QTableView
{
    Q_OBJECT

public:
    enum class Rows { Texts, Pictures };

    explicit PictureTable(QWidget *parent = nullptr);

    /// Makes rows and columns as large as what they show.
    void fitContent(Rows rows);
    void scrollToStart();
};

} // namespace paipa::ui
