// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "document/recordtablemodel.h"
#include "run/runsession.h"

#include <paipa/run/recordsample.h>

#include <QThreadPool>
#include <QWidget>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace paipa::ui {

class PictureTable;
class PipelineEditor;

/// Items that pass the selected link of a run, which goes on meanwhile. Nothing is looked at while
/// nobody sees the panel, or once it shows as many items as it takes.
class ItemPanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype mostItems = 100;

    /// Both must outlive the panel.
    ItemPanel(RunSession &session, PipelineEditor &editor, QWidget *parent = nullptr);
    ~ItemPanel() override;

    [[nodiscard]] RecordTableModel &model() { return *m_model; }
    [[nodiscard]] QString message() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    /// Looks at the link that is selected now, if it is another one.
    void follow();
    void look();
    void takeItems();
    void decodePictures();
    void takePictures(const RecordPictures &pictures);
    void showItems();
    void refresh();
    [[nodiscard]] bool canLook() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString queueSentence() const;

    RunSession &m_session;
    PipelineEditor &m_editor;
    std::optional<LinkSpec> m_link;         ///< That is looked at.
    std::shared_ptr<RecordSample> m_sample; ///< What passed it since; null: nobody looked.
    QList<Record> m_shown; ///< Of it, or of the sample before as long as it has none.
    RecordPictures m_pictures;
    qsizetype m_taken = 0;   ///< Records of the sample that are shown.
    qsizetype m_decoded = 0; ///< Those of which pictures were looked for.
    bool m_isDecoding = false;
    RecordTableModel *m_model;
    PictureTable *m_table;
    QLabel *m_message;
    QPushButton *m_again;
    QThreadPool m_decoder; ///< One thread.
};

} // namespace paipa::ui
