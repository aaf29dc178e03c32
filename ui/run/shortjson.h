// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace paipa::ui {

/// \a json for people, a field a line. Long texts, such as the bytes of a picture, are cut and say
/// how long they are; also the whole is.
[[nodiscard]] QString shortJson(const QByteArray &json);

} // namespace paipa::ui
