// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/version.h>

namespace paipa {

QString version() { return QString::fromLatin1(builtVersion); }

} // namespace paipa
