// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#include <paipa/base/version.h>

namespace paipa {

QString version() { return QStringLiteral(PAIPA_VERSION); }

} // namespace paipa
