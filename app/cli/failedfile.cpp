// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include "cli/failedfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace paipa::cli {

namespace {

QString nameBeside(const QFileInfo &beside)
{
    return beside.completeBaseName() + u".failed.jsonl"_s;
}

} // namespace

DeadLetterTarget failedFileBeside(const QString &beside)
{
    const QFileInfo file(beside);
    return {.path = file.absolutePath() + u'/' + nameBeside(file),
            .existing = DeadLetterTarget::Existing::Number};
}

Result<QString> newestFailedFile(const QString &pipeline)
{
    const QFileInfo file(pipeline);
    const QRegularExpression name(u"^%1\\.failed(?:-(\\d+))?\\.jsonl$"_s.arg(
        QRegularExpression::escape(file.completeBaseName())));
    std::pair<QDateTime, int> newest;
    QString path;
    for (const QFileInfo &entry : file.dir().entryInfoList(QDir::Files)) {
        const QRegularExpressionMatch match = name.match(entry.fileName());
        const std::pair age(entry.lastModified(), match.captured(1).toInt());
        if (!match.hasMatch() || (!path.isEmpty() && age < newest))
            continue;
        newest = age;
        path = entry.filePath();
    }
    if (!path.isEmpty())
        return path;
    return Problem{.code = u"no-failed-items"_s,
                   .text = Sentence::tr("no run has left a file \"%1\" beside it: nothing was set "
                                        "aside, or elsewhere; then name that file")
                               .arg(nameBeside(file)),
                   .place = {.file = pipeline}};
}

} // namespace paipa::cli
