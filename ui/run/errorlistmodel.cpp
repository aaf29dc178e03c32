// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/errorlistmodel.h"

#include "document/cataloguewording.h"
#include "run/shortjson.h"

#include <paipa/run/deadletters.h>

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace paipa::ui {

struct ErrorListModel::Node {
    QString text = {};
    QString step = {};
    Node *parent = nullptr;
    int row = 0;
    quint64 count = 0;
    std::vector<std::unique_ptr<Node>> children = {};
    QHash<QString, Node *> byKey = {};
    Kept kept = {}; ///< Of items only; others have the number 0.
};

namespace {

QJsonObject errorJson(const engine::DeadLetter &letter)
{
    const engine::RunError &error = letter.error;
    return {{u"step"_s, error.step},
            {u"code"_s, error.code},
            {u"text"_s, error.text.toString()},
            {u"item"_s, error.item},
            {u"attempts"_s, error.attempt},
            {u"worker"_s, error.worker + 1},
            {u"record"_s, QString::fromUtf8(letter.item)}};
}

QString detail(const engine::DeadLetter &letter)
{
    const engine::RunError &error = letter.error;
    QString text = wordingOf(error.text) + u"\n\n"_s;
    if (!error.item.isEmpty())
        text += ErrorListModel::tr("Item: %1").arg(error.item) + u'\n';
    text += ErrorListModel::tr("Step: %1").arg(error.step) + u'\n';
    text += ErrorListModel::tr("Attempts: %1").arg(error.attempt) + u'\n';
    text += ErrorListModel::tr("Kind: %1").arg(error.code) + u'\n';
    if (letter.item.isEmpty())
        return text;
    return text + u'\n' + ErrorListModel::tr("Its input:") + u'\n' + shortJson(letter.item);
}

} // namespace

ErrorListModel::ErrorListModel(Titles titles, QObject *parent)
    : QAbstractItemModel(parent), m_titles(std::move(titles)), m_root(std::make_unique<Node>())
{}

ErrorListModel::~ErrorListModel() = default;

void ErrorListModel::clear()
{
    beginResetModel();
    m_root = std::make_unique<Node>();
    m_total = 0;
    m_kept = 0;
    endResetModel();
}

void ErrorListModel::add(const engine::RunError &error, const QByteArray &item)
{
    ++m_total;
    if (m_kept < mostItems)
        add(Kept{.number = ++m_lastNumber, .letter = {.error = error, .item = item}});
}

void ErrorListModel::add(Kept kept)
{
    ++m_kept;
    const engine::RunError &error = kept.letter.error;
    Node &step = group(*m_root, error.step, m_titles(error.step));
    step.step = error.step;
    Node &kind = group(step, error.code, error.code);
    const QString message = wordingOf(textWithoutItem(error));
    auto leaf = std::make_unique<Node>();
    leaf->text = error.item.isEmpty() ? tr("No item") : error.item;
    leaf->kept = std::move(kept);
    countUp(append(group(kind, message, message), std::move(leaf)));
}

ErrorListModel::Node &ErrorListModel::group(Node &parent, const QString &key, const QString &text)
{
    if (Node *known = parent.byKey.value(key))
        return *known;
    auto child = std::make_unique<Node>();
    child->text = text;
    Node &added = append(parent, std::move(child));
    parent.byKey.insert(key, &added);
    return added;
}

ErrorListModel::Node &ErrorListModel::append(Node &parent, std::unique_ptr<Node> child)
{
    const int row = static_cast<int>(parent.children.size());
    child->parent = &parent;
    child->row = row;
    child->step = parent.step;
    beginInsertRows(indexOf(parent), row, row);
    parent.children.push_back(std::move(child));
    endInsertRows();
    return *parent.children.back();
}

void ErrorListModel::countUp(Node &leaf)
{
    for (Node *node = &leaf; node != m_root.get(); node = node->parent) {
        ++node->count;
        const QModelIndex changed = indexOf(*node, Count);
        Q_EMIT dataChanged(changed, changed);
    }
}

std::vector<ErrorListModel::Kept> ErrorListModel::keptBelow(const QModelIndex &index) const
{
    std::vector<Kept> errors;
    std::vector<const Node *> open{nodeOf(index)};
    while (!open.empty()) {
        const Node *next = open.back();
        open.pop_back();
        if (next->kept.number > 0)
            errors.push_back(next->kept);
        for (auto it = next->children.rbegin(); it != next->children.rend(); ++it)
            open.push_back(it->get());
    }
    return errors;
}

QByteArray ErrorListModel::jsonLines() const
{
    QByteArray lines;
    for (const Kept &kept : keptBelow())
        lines += QJsonDocument(errorJson(kept.letter)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

void ErrorListModel::remove(const QSet<quint64> &numbers, Others others)
{
    const quint64 notKept = others == Others::Go ? 0 : m_total - static_cast<quint64>(m_kept);
    std::vector<Kept> errors = keptBelow();
    clear();
    for (Kept &kept : errors) {
        if (!numbers.contains(kept.number))
            add(std::move(kept));
    }
    m_total = notKept + static_cast<quint64>(m_kept);
}

ErrorListModel::Node *ErrorListModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ErrorListModel::indexOf(const Node &node, int column) const
{
    if (&node == m_root.get())
        return {};
    return createIndex(node.row, column, const_cast<Node *>(&node));
}

QModelIndex ErrorListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOf(*nodeOf(parent)->children[static_cast<std::size_t>(row)], column);
}

QModelIndex ErrorListModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(*nodeOf(index)->parent) : QModelIndex();
}

int ErrorListModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int ErrorListModel::columnCount(const QModelIndex &) const { return ColumnCount; }

QVariant ErrorListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    const bool isItem = node.kept.number > 0;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Count)
            return isItem ? QString() : QLocale().toString(static_cast<qulonglong>(node.count));
        return node.text;
    case Qt::ToolTipRole: return node.text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((index.column() == Count ? Qt::AlignRight : Qt::AlignLeft)
                                   | Qt::AlignVCenter);
    case StepIdRole: return node.step;
    case DetailRole: return isItem ? QVariant(detail(node.kept.letter)) : QVariant();
    default: return {};
    }
}

QVariant ErrorListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Count ? tr("Count") : tr("Step, kind, message, item");
}

} // namespace paipa::ui
