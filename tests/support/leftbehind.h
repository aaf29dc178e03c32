// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace paipa::test {

/// What this thread allocates while it lives is no leak: a worker is left behind on purpose, with
/// all that belongs to its run.
class [[maybe_unused]] LeftBehind
{
public:
    LeftBehind() = default;
    ~LeftBehind() = default;
    Q_DISABLE_COPY_MOVE(LeftBehind)

#ifdef __SANITIZE_ADDRESS__
private:
    const __lsan::ScopedDisabler m_disabler;
#endif
};

} // namespace paipa::test
