// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>
#include <QLocale>

class QListWidget;
class QTextBrowser;

namespace paipa::ui {

/// The manual in a window of its own, which stays open beside the work.
class Manual final : public QDialog
{
    Q_OBJECT

public:
    explicit Manual(QWidget *parent = nullptr);

    /// Its text in the language of \a locale, else in English.
    [[nodiscard]] static QString text(const QLocale &locale);

private:
    void fillContents();
    void goTo(int row);

    QListWidget *m_contents;
    QTextBrowser *m_pages;
    QList<int> m_positions; ///< Of the headings, in the document.
};

} // namespace paipa::ui
