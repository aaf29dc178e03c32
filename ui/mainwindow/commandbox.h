// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>
#include <QPointer>

class QFrame;
class QListWidget;

namespace paipa::ui {

class Actions;
class DocumentView;

/// The search field of the tool bar. It finds steps of the pipeline and, after ">", commands with
/// their shortcuts.
class CommandBox final : public QLineEdit
{
    Q_OBJECT

public:
    /// \a actions must outlive the box.
    explicit CommandBox(const Actions &actions, QWidget *parent = nullptr);

    void setDocument(DocumentView &view);
    void findStep();
    void findCommand();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    void refill();
    void fillSteps(const QString &typed);
    void fillCommands(const QString &typed);
    void showList();
    void accept();
    void leave();

    const Actions &m_actions;
    QPointer<DocumentView> m_view;
    QListWidget *m_list;
};

} // namespace paipa::ui
