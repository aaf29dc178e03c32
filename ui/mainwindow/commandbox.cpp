// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "mainwindow/commandbox.h"

#include "document/steps.h"
#include "mainwindow/actions.h"
#include "mainwindow/documentview.h"
#include "run/runwording.h"
#include "widgets/icons.h"

#include <QAction>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

namespace {

constexpr int resultLimit = 60;
constexpr int rowsShown = 12;
constexpr int iconSize = 16;
constexpr int keysRole = Qt::UserRole + 1;

/// Names stand below each other, whether they have an icon or not.
QIcon iconOf(const QAction &action)
{
    if (!action.icon().isNull())
        return action.icon();
    QPixmap nothing(iconSize, iconSize);
    nothing.fill(Qt::transparent);
    return nothing;
}

/// Draws the shortcut of a command at the right end.
class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(
            option.palette.color(selected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight,
                          index.data(keysRole).toString());
    }
};

/// What people call a state: its word in their language, or in English.
bool isCalled(StepActivity activity, const QString &word)
{
    constexpr std::array names{"idle", "waiting", "busy", "blocked", "resting", "done", "error"};
    const QString name = QString::fromLatin1(names.at(static_cast<std::size_t>(activity)));
    return name.startsWith(word, Qt::CaseInsensitive)
           || activityWord(activity).startsWith(word, Qt::CaseInsensitive);
}

/// Whether \a step has all words of \a typed; "type:http" only looks at its type, "state:error" at
/// what it does.
bool matches(const QString &typed, const QString &title, const StepSpec &step,
             StepActivity activity)
{
    constexpr auto typePrefix = "type:"_L1;
    constexpr auto statePrefix = "state:"_L1;
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts);
    return std::ranges::all_of(words, [&](const QString &word) {
        if (word.startsWith(typePrefix))
            return step.type.contains(word.sliced(typePrefix.size()), Qt::CaseInsensitive);
        if (word.startsWith(statePrefix))
            return isCalled(activity, word.sliced(statePrefix.size()));
        return title.contains(word, Qt::CaseInsensitive)
               || step.id.text.contains(word, Qt::CaseInsensitive)
               || step.type.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

CommandBox::CommandBox(const Actions &actions, QWidget *parent)
    : QLineEdit(parent), m_actions(actions), m_list(new QListWidget(this))
{
    setObjectName(u"commandBox"_s);
    setPlaceholderText(tr("Find a step, or > for commands"));
    setAccessibleName(tr("Find steps and commands"));
    setClearButtonEnabled(true);
    setFixedWidth(300);
    addAction(lineIcon(u"search"_s), LeadingPosition);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({iconSize, iconSize});
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->hide();
    connect(this, &QLineEdit::textEdited, this, &CommandBox::refill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandBox::accept);
}

void CommandBox::setDocument(DocumentView &view)
{
    m_view = &view;
    m_list->hide();
}

void CommandBox::findStep()
{
    m_list->hide();
    clear();
    setFocus(Qt::ShortcutFocusReason);
}

void CommandBox::findCommand()
{
    setText(u">"_s);
    setFocus(Qt::ShortcutFocusReason);
    refill();
}

void CommandBox::refill()
{
    m_list->clear();
    if (text().startsWith(u'>'))
        fillCommands(text().sliced(1).trimmed());
    else if (!text().trimmed().isEmpty())
        fillSteps(text().trimmed());
    m_list->setCurrentRow(0);
    showList();
}

void CommandBox::fillSteps(const QString &typed)
{
    if (!m_view)
        return;
    PipelineEditor &editor = m_view->editor();
    const RunOverlay overlay = m_view->session().overlay();
    for (const StepSpec &step : editor.spec().steps) {
        const QString title = titleOf(step, editor.catalogue());
        if (!matches(typed, title, step, overlay.steps.value(step.id).activity))
            continue;
        auto *item = new QListWidgetItem(lineIcon(iconNameOf(step.type)),
                                         tr("%1 – %2").arg(title, step.id.text));
        item->setData(Qt::UserRole, step.id.text);
        // What is called exactly so comes first.
        if (step.id.text.compare(typed, Qt::CaseInsensitive) == 0)
            m_list->insertItem(0, item);
        else
            m_list->addItem(item);
        if (m_list->count() >= resultLimit)
            break;
    }
}

void CommandBox::fillCommands(const QString &typed)
{
    for (QAction *action : m_actions.all()) {
        const QString name = action->text().remove(u'&').section(u'\t', 0, 0);
        if (!action->isEnabled() || !name.contains(typed, Qt::CaseInsensitive))
            continue;
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        auto *item = new QListWidgetItem(iconOf(*action), name, m_list);
        item->setData(Qt::UserRole, QVariant::fromValue<QObject *>(action));
        item->setData(keysRole, keys);
        item->setData(Qt::AccessibleTextRole,
                      keys.isEmpty() ? name : tr("%1, %2", "command, shortcut").arg(name, keys));
    }
}

void CommandBox::showList()
{
    if (m_list->count() == 0) {
        m_list->hide();
        return;
    }
    QWidget *top = window();
    m_list->setParent(top);
    const int rows = std::min(rowsShown, m_list->count());
    m_list->resize(width() + 60, rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth() + 2);
    const QPoint corner = mapTo(top, QPoint(width() - m_list->width(), height() + 2));
    m_list->move(corner);
    m_list->show();
    m_list->raise();
}

void CommandBox::accept()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || m_list->isHidden())
        return;
    const QVariant found = item->data(Qt::UserRole);
    leave();
    if (auto *action = qobject_cast<QAction *>(found.value<QObject *>()))
        action->trigger();
    else if (m_view)
        m_view->editor().selection().reveal(StepId{found.toString()});
}

void CommandBox::leave()
{
    m_list->hide();
    clear();
    if (m_view)
        m_view->canvas().setFocus();
}

bool CommandBox::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && !(static_cast<QKeyEvent *>(event)->modifiers() & Qt::ControlModifier)) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void CommandBox::keyPressEvent(QKeyEvent *event)
{
    const int count = m_list->count();
    switch (event->key()) {
    case Qt::Key_Escape: leave(); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: accept(); break;
    case Qt::Key_Down:
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + 1) % count);
        break;
    case Qt::Key_Up:
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + count - 1) % count);
        break;
    default: QLineEdit::keyPressEvent(event);
    }
}

void CommandBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    m_list->hide();
    if (text() == u">"_s)
        clear();
}

} // namespace paipa::ui
