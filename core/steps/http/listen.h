// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/quantities.h>
#include <paipa/catalogue/steptype.h>

#include <chrono>

namespace paipa::steps {

/// What a client is told when the next steps have no room.
enum class WhenFull {
    Refuse, ///< 503, and how many items were taken.
    Wait,   ///< Nothing, until it is taken; nobody else is answered meanwhile.
};

struct ListenParameters {
    QString address = QStringLiteral("127.0.0.1");
    int port = 8080;
    QString token;
    ByteSize maxRequest{16_MiB};
    std::chrono::milliseconds timeout{10'000};
    WhenFull whenFull = WhenFull::Refuse;
};

/// "http.listen": takes items from other programs over HTTP.
[[nodiscard]] StepDefinition<ListenParameters> listen();

} // namespace paipa::steps
