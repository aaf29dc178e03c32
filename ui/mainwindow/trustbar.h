// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/document/pipelinecapabilities.h>

#include <QFrame>

#include <functional>

class QFormLayout;
class QLabel;
class QPushButton;

namespace paipa::ui {

/// Shows what a pipeline that was not made here can do, and asks whether it may, above the canvas
/// and not in a dialog.
class TrustBar final : public QFrame
{
    Q_OBJECT

public:
    explicit TrustBar(QWidget *parent = nullptr);

    /// \a trusted is called once the person agrees to what showCapabilities() was given last.
    void ask(const QString &title, std::function<void()> trusted);
    void showCapabilities(const PipelineCapabilities &capabilities);

private:
    void addRow(const QString &label, const QStringList &values);

    QLabel *m_question;
    QFormLayout *m_capabilities;
    QPushButton *m_trust;
    std::function<void()> m_trusted;
};

} // namespace paipa::ui
