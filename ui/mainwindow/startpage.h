// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QVBoxLayout;

namespace paipa::ui {

/// What an empty canvas says: what can be dropped, samples, recent files. Clicks beside its links
/// and drops reach the canvas below.
class StartPage final : public QWidget
{
    Q_OBJECT

public:
    struct Link {
        QString title;
        QString path;
    };
    struct Content {
        QList<Link> samples;
        QList<Link> recent;
    };

    explicit StartPage(QWidget *parent = nullptr);

    void setContent(const Content &content);

Q_SIGNALS:
    void fileChosen(const QString &path);

private:
    [[nodiscard]] QWidget *column(const QString &title, const QList<Link> &links);

    QVBoxLayout *m_layout;
    QWidget *m_lists = nullptr;
};

} // namespace paipa::ui
