// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "inspector/editors/fieldeditor.h"

class QPlainTextEdit;

namespace paipa::ui {

/// A list of texts, one a line.
class TextListEditor final : public FieldEditor
{
    Q_OBJECT

public:
    explicit TextListEditor(QWidget *parent);

    void setValue(const QJsonValue &value) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void finish();
    void fitHeight();

    QPlainTextEdit *m_text;
    QStringList m_shown;
};

} // namespace paipa::ui
