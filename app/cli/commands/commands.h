// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "cli/command.h"

namespace paipa::cli {

[[nodiscard]] Command checkCommand();
[[nodiscard]] Command failedCommand();
[[nodiscard]] Command planCommand();
[[nodiscard]] Command previewCommand();
[[nodiscard]] Command replayCommand();
[[nodiscard]] Command runCommand();
[[nodiscard]] Command stepsCommand();
[[nodiscard]] Command upgradeCommand();

} // namespace paipa::cli
