// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <paipa/base/problem.h>
#include <paipa/document/pipelinecapabilities.h>

#include <QString>

namespace paipa {

/// Which pipeline files this user lets run, in a file that only the user can read. A file is
/// trusted for what it could do when the user said so: once it can do anything else, it is not any
/// more.
class TrustList
{
public:
    /// \a file need not exist yet. Nothing is read or written before it is asked for. What lies in
    /// the folder \a shipped came with the program and is trusted as the program is.
    explicit TrustList(QString file, QString shipped = {})
        : m_file(std::move(file)), m_shipped(std::move(shipped))
    {}
    /// The one file that all programs of the user share.
    [[nodiscard]] static QString fileOfUser();

    [[nodiscard]] bool trusts(const QString &pipelineFile,
                              const PipelineCapabilities &capabilities) const;
    /// Trusts \a pipelineFile from now on. Empty if that could be written down.
    [[nodiscard]] Problems trust(const QString &pipelineFile,
                                 const PipelineCapabilities &capabilities) const;

private:
    QString m_file;
    QString m_shipped;
};

} // namespace paipa
