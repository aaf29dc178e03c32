// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <set>
#include <stop_token>
#include <utility>
#include <vector>

#include <dirent.h>
#include <sys/stat.h>

namespace paipa::steps {

/// What is done with symbolic links.
enum class Links {
    Files,  ///< Links to files count as files; links to folders are left out.
    Follow, ///< As Files, and links to folders are entered; each folder only once.
    Ignore, ///< All links are left out.
};

/// Which files a FolderWalk finds.
struct WalkOptions {
    QList<QByteArray> patterns = {}; ///< Any of these matches; all files if empty.
    QList<QByteArray> excluded = {}; ///< None of these matches, for files and folders.
    int matchFlags = 0;              ///< Of fnmatch().
    bool recursive = true;
    bool hidden = false;
    bool sorted = true;
    Links links = Links::Files;
};

/// Goes through the files of a folder: first those of the folder itself, then folder by folder.
/// Holds the names of one folder if sorted, and else only those of its folders. For one thread.
class FolderWalk
{
public:
    /// Gets the path below the root and the state of a file; returns false to end the walk.
    using FileVisitor =
        std::function<bool(const QByteArray &relativePath, const struct stat &status)>;
    /// Gets the path below the root of what could not be read, and errno. May throw.
    using ErrorVisitor = std::function<void(const QByteArray &relativePath, int error)>;

    FolderWalk(QByteArray root, WalkOptions options, std::stop_token stop);

    void run(const FileVisitor &file, const ErrorVisitor &error);

    /// How many files run() will find if nothing changes. Reads only names where the file system
    /// tells their types.
    [[nodiscard]] qint64 count();

private:
    enum class Entry { File, Folder, Other, Gone };
    class Names;
    struct Visitors {
        std::function<bool(int folder, const QByteArray &name, const QByteArray &relativePath)>
            file;
        ErrorVisitor error;
    };

    void walk(const Visitors &visitors);
    [[nodiscard]] bool walkFolder(const QByteArray &relative, const Visitors &visitors,
                                  std::vector<QByteArray> &folders);
    [[nodiscard]] bool takeEntry(int folder, const dirent &entry, const QByteArray &relative,
                                 const Visitors &visitors, Names &files, Names &folders);
    [[nodiscard]] Entry typeOf(int folder, const dirent &entry, const QByteArray &relativePath,
                               const Visitors &visitors) const;
    [[nodiscard]] Entry typeByStat(int folder, const char *name, const QByteArray &relativePath,
                                   const Visitors &visitors) const;
    [[nodiscard]] bool isWanted(const char *name, const QByteArray &relativePath) const;
    [[nodiscard]] bool isExcluded(const char *name, const QByteArray &relativePath) const;
    [[nodiscard]] bool matches(const QByteArray &pattern, const char *name,
                               const QByteArray &relativePath) const;
    [[nodiscard]] bool isFirstVisit(int folder);

    QByteArray m_root;
    WalkOptions m_options;
    std::stop_token m_stop;
    std::set<std::pair<dev_t, ino_t>> m_visited; ///< Only if links are followed.
};

} // namespace paipa::steps
