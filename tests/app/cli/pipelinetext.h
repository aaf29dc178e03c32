// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>

namespace paipa::test {

/// The file of a pipeline whose \a steps are linked one after the other. What a step says nothing
/// of is left to its type; its id is the part of its type after the dot unless it has one.
[[nodiscard]] QByteArray pipelineText(const QList<QJsonObject> &steps);

/// A step as it stands in the file; \a more are further keys.
[[nodiscard]] QJsonObject step(const QString &type, const QJsonObject &settings = {},
                               const QJsonObject &more = {});

/// What lets the run go on after an item has failed.
[[nodiscard]] QJsonObject settingAside();

} // namespace paipa::test
