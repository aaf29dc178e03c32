// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include "folderwalk.h"

#include "filerecord.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

#include <fcntl.h>
#include <fnmatch.h>

namespace paipa::steps {

namespace {

struct CloseFolder {
    void operator()(DIR *folder) const { ::closedir(folder); }
};
using OpenFolder = std::unique_ptr<DIR, CloseFolder>;

} // namespace

/// Many names in one piece of memory: a folder may have a million.
class FolderWalk::Names
{
public:
    void add(const char *name)
    {
        m_starts.push_back(m_text.size());
        m_text.insert(m_text.end(), name, name + std::strlen(name) + 1);
    }
    void sort()
    {
        std::ranges::sort(m_starts, [this](std::size_t a, std::size_t b) {
            return std::strcmp(&m_text[a], &m_text[b]) < 0;
        });
    }
    [[nodiscard]] std::size_t size() const { return m_starts.size(); }
    [[nodiscard]] const char *at(std::size_t index) const { return &m_text[m_starts[index]]; }

private:
    std::vector<char> m_text;
    std::vector<std::size_t> m_starts;
};

FolderWalk::FolderWalk(QByteArray root, WalkOptions options, std::stop_token stop)
    : m_root(std::move(root)), m_options(std::move(options)), m_stop(std::move(stop))
{}

void FolderWalk::run(const FileVisitor &file, const ErrorVisitor &error)
{
    const auto visit = [&](int folder, const QByteArray &name, const QByteArray &relativePath) {
        struct stat status = {};
        if (::fstatat(folder, name.constData(), &status, 0) == 0)
            return file(relativePath, status);
        if (errno != ENOENT) // deleted since its name was read
            error(relativePath, errno);
        return true;
    };
    walk(Visitors{visit, error});
}

qint64 FolderWalk::count()
{
    qint64 files = 0;
    const auto visit = [&files](int, const QByteArray &, const QByteArray &) {
        ++files;
        return true;
    };
    const bool sorted = std::exchange(m_options.sorted, false);
    walk(Visitors{visit, [](const QByteArray &, int) {}});
    m_options.sorted = sorted;
    return files;
}

/// Depth first, with the folders still to visit in a list of our own: a chain of folders can be
/// deep.
void FolderWalk::walk(const Visitors &visitors)
{
    m_visited.clear();
    std::vector<QByteArray> open{QByteArray()};
    while (!open.empty() && !m_stop.stop_requested()) {
        const QByteArray relative = std::move(open.back());
        open.pop_back();
        if (!walkFolder(relative, visitors, open))
            return;
    }
}

/// Visits the files of one folder and adds its folders to \a folders, the first one last.
bool FolderWalk::walkFolder(const QByteArray &relative, const Visitors &visitors,
                            std::vector<QByteArray> &folders)
{
    const OpenFolder opened(::opendir(joined(m_root, relative).constData()));
    if (!opened) {
        visitors.error(relative, errno);
        return true;
    }
    const int folder = ::dirfd(opened.get());
    if (m_options.links == Links::Follow && !isFirstVisit(folder))
        return true;

    Names fileNames;
    Names folderNames;
    while (!m_stop.stop_requested()) {
        errno = 0;
        const dirent *entry = ::readdir(opened.get());
        if (!entry) {
            if (errno != 0)
                visitors.error(relative, errno);
            break;
        }
        if (!takeEntry(folder, *entry, relative, visitors, fileNames, folderNames))
            return false;
    }
    fileNames.sort();
    for (std::size_t i = 0; i < fileNames.size() && !m_stop.stop_requested(); ++i) {
        if (!visitors.file(folder, fileNames.at(i), joined(relative, fileNames.at(i))))
            return false;
    }
    folderNames.sort();
    for (std::size_t i = folderNames.size(); i > 0; --i)
        folders.push_back(joined(relative, folderNames.at(i - 1)));
    return true;
}

bool FolderWalk::takeEntry(int folder, const dirent &entry, const QByteArray &relative,
                           const Visitors &visitors, Names &files, Names &folders)
{
    const char *name = entry.d_name;
    if (std::strcmp(name, ".") == 0 || std::strcmp(name, "..") == 0)
        return true;
    if (!m_options.hidden && name[0] == '.')
        return true;
    const QByteArray relativePath = joined(relative, name);
    if (isExcluded(name, relativePath))
        return true;
    switch (typeOf(folder, entry, relativePath, visitors)) {
    case Entry::Folder:
        if (m_options.recursive)
            folders.add(name);
        return true;
    case Entry::File:
        if (!isWanted(name, relativePath))
            return true;
        if (!m_options.sorted)
            return visitors.file(folder, name, relativePath);
        files.add(name);
        return true;
    case Entry::Other:
    case Entry::Gone: return true;
    }
    return true;
}

FolderWalk::Entry FolderWalk::typeOf(int folder, const dirent &entry,
                                     const QByteArray &relativePath, const Visitors &visitors) const
{
    switch (entry.d_type) {
    case DT_REG: return Entry::File;
    case DT_DIR: return Entry::Folder;
    case DT_LNK:
    case DT_UNKNOWN: return typeByStat(folder, entry.d_name, relativePath, visitors);
    default: return Entry::Other;
    }
}

FolderWalk::Entry FolderWalk::typeByStat(int folder, const char *name,
                                         const QByteArray &relativePath,
                                         const Visitors &visitors) const
{
    struct stat status = {};
    const auto typeOfMode = [&status] {
        if (S_ISREG(status.st_mode))
            return Entry::File;
        return S_ISDIR(status.st_mode) ? Entry::Folder : Entry::Other;
    };
    if (::fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno != ENOENT)
            visitors.error(relativePath, errno);
        return Entry::Gone;
    }
    if (!S_ISLNK(status.st_mode))
        return typeOfMode();
    // A link that leads nowhere, or in a circle, is no file: nothing is lost by leaving it out.
    if (m_options.links == Links::Ignore || ::fstatat(folder, name, &status, 0) != 0)
        return Entry::Other;
    const Entry target = typeOfMode();
    return target == Entry::Folder && m_options.links != Links::Follow ? Entry::Other : target;
}

bool FolderWalk::isWanted(const char *name, const QByteArray &relativePath) const
{
    return m_options.patterns.isEmpty()
           || std::ranges::any_of(m_options.patterns, [&](const QByteArray &pattern) {
                  return matches(pattern, name, relativePath);
              });
}

bool FolderWalk::isExcluded(const char *name, const QByteArray &relativePath) const
{
    return std::ranges::any_of(m_options.excluded, [&](const QByteArray &pattern) {
        return matches(pattern, name, relativePath);
    });
}

/// A pattern with a slash is for the path below the root, others are for the name.
bool FolderWalk::matches(const QByteArray &pattern, const char *name,
                         const QByteArray &relativePath) const
{
    const char *text = pattern.contains('/') ? relativePath.constData() : name;
    return ::fnmatch(pattern.constData(), text, m_options.matchFlags | FNM_PATHNAME) == 0;
}

bool FolderWalk::isFirstVisit(int folder)
{
    struct stat status = {};
    if (::fstat(folder, &status) != 0)
        return false;
    return m_visited.emplace(status.st_dev, status.st_ino).second;
}

} // namespace paipa::steps
