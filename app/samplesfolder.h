// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QCoreApplication>
#include <QFileInfo>
#include <QString>

namespace paipa {

/// Where the samples are that came with this program, in the build folder as well as when it is
/// installed; empty if there are none.
[[nodiscard]] inline QString samplesFolder()
{
    return QFileInfo(QCoreApplication::applicationDirPath()
                     + QStringLiteral("/../share/paipa/samples"))
        .canonicalFilePath();
}

} // namespace paipa
