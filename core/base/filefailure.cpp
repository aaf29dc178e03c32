// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/filefailure.h>

#include <cerrno>
#include <system_error>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

struct Cause {
    QString code;
    QString text;
    Retry retry = Retry::Never;
};

Cause causeOf(int error)
{
    switch (error) {
    case ENOENT: return {u"missing-file"_s, u"it does not exist; check the path"_s};
    case ENOTDIR: return {u"missing-file"_s, u"a part of its path is not a folder"_s};
    case ELOOP: return {u"missing-file"_s, u"its symbolic links lead in a circle"_s};
    case ENAMETOOLONG: return {u"missing-file"_s, u"its path is too long"_s};
    case EACCES:
    case EPERM:
        return {u"no-permission"_s,
                u"permission is denied; change its rights or run as its owner"_s};
    case EROFS:
        return {u"no-permission"_s, u"the file system is read-only; choose another folder"_s};
    case EISDIR: return {u"not-a-file"_s, u"it is a folder"_s};
    case EEXIST: return {u"file-exists"_s, u"it exists already"_s};
    case ENOSPC:
    case EDQUOT:
        return {u"disk-full"_s, u"the disk is full; free space or choose another folder"_s,
                Retry::Allowed};
    case EFBIG:
        return {u"disk-full"_s, u"the file would be larger than the system allows"_s,
                Retry::Allowed};
    case EMFILE:
    case ENFILE:
        return {u"too-many-open-files"_s,
                u"too many files are open; use fewer workers or raise the limit (ulimit -n)"_s,
                Retry::Allowed};
    default:
        return {u"file-error"_s, QString::fromStdString(std::generic_category().message(error)),
                Retry::Allowed};
    }
}

} // namespace

Failure fileFailure(const QString &attempt, const QByteArray &path, int error)
{
    const Cause cause = causeOf(error);
    return Failure(cause.code,
                   u"cannot %1 \"%2\": %3"_s.arg(attempt, QString::fromUtf8(path), cause.text),
                   cause.retry);
}

} // namespace paipa
