// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/summaryfile.h"

#include <paipa/run/runsummary.h>

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

Problem SummaryFile::problem(const QString &why) const
{
    return {.code = u"summary"_s,
            .text = u"the summary cannot be written to \"%1\": %2"_s.arg(m_path, why)};
}

std::optional<Problem> SummaryFile::problem() const
{
    if (m_path.isEmpty())
        return std::nullopt;
    if (QFileInfo(m_path).isDir())
        return problem(u"that is a folder; name a file in it"_s);
    const QFileInfo folder(QFileInfo(m_path).absolutePath());
    if (!folder.isDir())
        return problem(u"there is no folder \"%1\"; make it first"_s.arg(folder.filePath()));
    if (!folder.isWritable())
        return problem(u"the folder \"%1\" does not let you write"_s.arg(folder.filePath()));
    return std::nullopt;
}

std::optional<Problem> SummaryFile::write(const RunSummary &summary) const
{
    if (m_path.isEmpty())
        return std::nullopt;
    QSaveFile file(m_path);
    file.open(QIODevice::WriteOnly);
    file.write(QJsonDocument(toJson(summary)).toJson());
    if (!file.commit())
        return problem(file.errorString());
    return std::nullopt;
}

} // namespace paipa::cli
