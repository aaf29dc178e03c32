// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/runnotices.h>

namespace paipa {

// What a person should know of the run of a pipeline file.
using engine::RunNotice;
using engine::RunNotices;
using engine::SlowItemNotice;
using engine::StallNotice;
using engine::StepGoesOnNotice;
using engine::StepPausedNotice;

} // namespace paipa
