// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>

class QAbstractItemModel;

namespace paipa::ui {

/// \a columns of the rows of a StepTableModel, or of a model that sorts and filters them, as
/// comma-separated values for programs: numbers as in C, units in the headings, the same in every
/// language.
[[nodiscard]] QByteArray csvOf(const QAbstractItemModel &rows, const QList<int> &columns);

} // namespace paipa::ui
