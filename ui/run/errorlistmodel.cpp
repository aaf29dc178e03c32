// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "run/errorlistmodel.h"

#include <paipa/records/recordcodec.h>

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QSet>

#include <optional>

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
    QJsonObject error = {}; ///< Of items only.
};

namespace {

QJsonObject errorJson(const engine::RunError &error, const QByteArray &item)
{
    return {{u"step"_s, error.step},
            {u"code"_s, error.code},
            {u"text"_s, error.text},
            {u"item"_s, error.item},
            {u"attempts"_s, error.attempt},
            {u"worker"_s, error.worker + 1},
            {u"record"_s, QString::fromUtf8(item)}};
}

/// The message without what it says of the one item, so that the same trouble is one group.
QString withoutItem(QString text, const QString &item)
{
    return item.isEmpty() ? text : text.replace(item, u"…"_s);
}

/// The item that \a error is about, if it was kept.
std::optional<Record> recordOf(const QJsonObject &error)
{
    const QByteArray json = error.value("record"_L1).toString().toUtf8();
    return recordFromJsonLine(json);
}

QByteArray keyOf(const QString &step, const Record &item)
{
    return step.toUtf8() + '\n' + toJsonLine(item);
}

QString detail(const QJsonObject &error)
{
    QString text = error.value("text"_L1).toString() + u"\n\n"_s;
    const QString item = error.value("item"_L1).toString();
    if (!item.isEmpty())
        text += ErrorListModel::tr("Item: %1").arg(item) + u'\n';
    text += ErrorListModel::tr("Step: %1").arg(error.value("step"_L1).toString()) + u'\n';
    text += ErrorListModel::tr("Attempts: %1").arg(error.value("attempts"_L1).toInt()) + u'\n';
    text += ErrorListModel::tr("Kind: %1").arg(error.value("code"_L1).toString()) + u'\n';
    const QString record = error.value("record"_L1).toString();
    if (record.isEmpty())
        return text;
    const QJsonDocument json = QJsonDocument::fromJson(record.toUtf8());
    const QString pretty = json.isNull() ? record : QString::fromUtf8(json.toJson());
    return text + u'\n' + ErrorListModel::tr("Its input:") + u'\n' + pretty;
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
        add(errorJson(error, item));
}

void ErrorListModel::add(const QJsonObject &error)
{
    ++m_kept;
    const auto text = [&error](QLatin1StringView key) { return error.value(key).toString(); };
    Node &step = group(*m_root, text("step"_L1), m_titles(text("step"_L1)));
    step.step = text("step"_L1);
    Node &kind = group(step, text("code"_L1), text("code"_L1));
    const QString message = withoutItem(text("text"_L1), text("item"_L1));
    auto leaf = std::make_unique<Node>();
    leaf->text = text("item"_L1).isEmpty() ? tr("No item") : text("item"_L1);
    leaf->error = error;
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

QList<QJsonObject> ErrorListModel::errorsBelow(const Node &node) const
{
    QList<QJsonObject> errors;
    std::vector<const Node *> open{&node};
    while (!open.empty()) {
        const Node *next = open.back();
        open.pop_back();
        if (!next->error.isEmpty())
            errors.append(next->error);
        for (auto it = next->children.rbegin(); it != next->children.rend(); ++it)
            open.push_back(it->get());
    }
    return errors;
}

QByteArray ErrorListModel::jsonLines() const
{
    QByteArray lines;
    for (const QJsonObject &error : errorsBelow(*m_root))
        lines += QJsonDocument(error).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

QList<ReplayItems> ErrorListModel::itemsBelow(const QModelIndex &index) const
{
    QList<ReplayItems> items;
    for (const QJsonObject &error : errorsBelow(*nodeOf(index))) {
        const std::optional<Record> record = recordOf(error);
        if (!record)
            continue;
        const StepId step{error.value("step"_L1).toString()};
        if (items.isEmpty() || items.constLast().step != step)
            items.append(ReplayItems{.step = step, .items = {}}); // errors of a step are together
        items.last().items.append(*record);
    }
    return items;
}

void ErrorListModel::remove(const QList<ReplayItems> &items)
{
    QSet<QByteArray> gone;
    for (const ReplayItems &one : items) {
        for (const Record &item : one.items)
            gone.insert(keyOf(one.step.text, item));
    }
    const QList<QJsonObject> errors = errorsBelow(*m_root);
    const quint64 notKept = m_total - static_cast<quint64>(m_kept);
    clear();
    for (const QJsonObject &error : errors) {
        const std::optional<Record> record = recordOf(error);
        if (!record || !gone.contains(keyOf(error.value("step"_L1).toString(), *record)))
            add(error);
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
    const bool isItem = !node.error.isEmpty();
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
    case JsonRole:
        return isItem ? QVariant(
                   QString::fromUtf8(QJsonDocument(node.error).toJson(QJsonDocument::Compact)))
                      : QVariant();
    case DetailRole: return isItem ? QVariant(detail(node.error)) : QVariant();
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
