// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QUrl>

#include <atomic>
#include <latch>
#include <thread>

/// Serves pictures /0 to /count-1 on this machine, from a thread of its own, until it is destroyed.
class PictureServer
{
public:
    explicit PictureServer(int count);
    ~PictureServer();
    Q_DISABLE_COPY_MOVE(PictureServer)

    [[nodiscard]] QUrl url(int picture) const;

private:
    void serve(const std::stop_token &stop);

    const int m_count;
    std::atomic<quint16> m_port = 0;
    std::latch m_listening{1};
    std::jthread m_thread;
};
