// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace paipa::cli {

/// The command line makes no sense; main() says so and how it is done.
struct UsageError {
    QString text;
    QString usage = {}; ///< How the command is used, if there is one.
};

} // namespace paipa::cli
