// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace paipa::bench::memory {

/// W5: 3000 items of 1 MiB, every tenth of 8 MiB, and a sink that is slow. Prints by how much the
/// process has grown beside what queues and workers may hold. The peak of a process never falls, so
/// it has to be the first workload.
void show();

} // namespace paipa::bench::memory
