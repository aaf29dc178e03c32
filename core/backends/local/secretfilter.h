// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/engine/errorpolicy.h>
#include <paipa/engine/metrics.h>
#include <paipa/engine/runoutcome.h>

#include <QList>
#include <QStringList>

namespace paipa::local {

/// Takes the secrets of a plan out of what people get to see and files keep. All members may be
/// called from any thread.
class SecretFilter
{
public:
    explicit SecretFilter(const QStringList &secrets);

    [[nodiscard]] engine::RunError without(engine::RunError error) const;
    [[nodiscard]] engine::DeadLetter without(engine::DeadLetter letter) const;
    [[nodiscard]] engine::StuckWorker without(engine::StuckWorker worker) const;
    [[nodiscard]] engine::MetricsSnapshot without(engine::MetricsSnapshot snapshot) const;

private:
    struct Secret {
        QString text;
        QByteArray json; ///< As it stands within a JSON string.
    };

    [[nodiscard]] Sentence without(Sentence sentence) const;
    [[nodiscard]] QString without(QString text) const;

    QList<Secret> m_secrets;
};

} // namespace paipa::local
