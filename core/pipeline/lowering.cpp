// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/pipeline/lowering.h>

using namespace Qt::Literals::StringLiterals;

namespace paipa::detail {

QString placeIn(const QString &outer, std::size_t index)
{
    const QString own = QString::number(index + 1);
    return outer.isEmpty() ? own : outer + u'.' + own;
}

} // namespace paipa::detail
