// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/summaryfile.h"

#include "cli/writableplace.h"

#include <paipa/run/runsummary.h>

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

Problem SummaryFile::problem(const QString &why) const
{
    return {.code = u"summary"_s,
            .text = Sentence::tr("the summary cannot be written to \"%1\": %2").arg(m_path, why)};
}

std::optional<Problem> SummaryFile::problem() const
{
    if (m_path.isEmpty())
        return std::nullopt;
    const QString objection = objectionToWriting(m_path);
    return objection.isEmpty() ? std::nullopt : std::optional(problem(objection));
}

std::optional<Problem> SummaryFile::write(const RunSummary &summary) const
{
    if (m_path.isEmpty())
        return std::nullopt;
    const QByteArray json = QJsonDocument(toJson(summary)).toJson();
    if (isDevice(m_path)) {
        QFile device(m_path);
        if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered)
            && device.write(json) == json.size())
            return std::nullopt;
        return problem(device.errorString());
    }
    QSaveFile file(m_path);
    file.open(QIODevice::WriteOnly);
    file.write(json);
    if (!file.commit())
        return problem(file.errorString());
    return std::nullopt;
}

} // namespace paipa::cli
