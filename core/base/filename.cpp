// SPDX-FileCopyrightText: The Paipa authors
// SPDX-License-Identifier: Apache-2.0
#include <paipa/base/filename.h>

#include <paipa/base/failure.h>

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::Literals::StringLiterals;

namespace paipa {

namespace {

/// Control characters, line separators, and those that change the direction of what is shown.
/// Joiners are part of many scripts and pictures, so they pass.
bool isUnseen(QChar c)
{
    const char16_t code = c.unicode();
    return c.category() == QChar::Other_Control || code == 0x061c || code == 0x200e
           || code == 0x200f || (code >= 0x2028 && code <= 0x202e)
           || (code >= 0x2066 && code <= 0x2069) || code == 0xfeff;
}

/// "con", "NUL.txt" and "com1" are devices on Windows, wherever they lie.
bool isDeviceName(const QString &name)
{
    const QString stem = name.section(u'.', 0, 0).trimmed().toLower();
    static constexpr std::array plain{"con"_L1, "prn"_L1, "aux"_L1, "nul"_L1};
    if (std::ranges::find(plain, stem) != plain.end())
        return true;
    return stem.size() == 4 && (stem.startsWith("com"_L1) || stem.startsWith("lpt"_L1))
           && stem[3] >= u'1' && stem[3] <= u'9';
}

/// Why \a name is refused, or an empty text.
Sentence objection(const QString &name)
{
    constexpr qsizetype longestName = 255;
    if (name.isEmpty())
        return Sentence::tr("it is empty");
    if (name == u"."_s || name == u".."_s)
        return Sentence::tr("it stands for another folder");
    if (name.contains(u'/') || name.contains(u'\\'))
        return Sentence::tr("it contains a separator of folders");
    if (name.startsWith(u'~'))
        return Sentence::tr("it begins with \"~\"");
    if (std::ranges::any_of(name, isUnseen))
        return Sentence::tr("it contains characters that cannot be seen");
    if (isDeviceName(name))
        return Sentence::tr("it is the name of a device on Windows");
    if (name.toUtf8().size() > longestName)
        return Sentence::tr("it is longer than 255 bytes");
    return {};
}

/// \a name for a message: unseen characters as their numbers, and not too long.
QString shown(const QString &name)
{
    constexpr qsizetype longestShown = 80;
    QString result;
    for (const QChar c : name.left(longestShown)) {
        if (isUnseen(c))
            result += u"\\u%1"_s.arg(static_cast<int>(c.unicode()), 4, 16, QChar(u'0'));
        else
            result += c;
    }
    return name.size() > longestShown ? result + u'…' : result;
}

} // namespace

QString checkedFileName(const QString &name)
{
    const Sentence reason = objection(name);
    if (!reason.isEmpty()) {
        throw Failure(
            u"confinement"_s,
            Sentence::tr("\"%1\" cannot be used as a file name: %2").arg(shown(name), reason),
            Retry::Never);
    }
    return name.normalized(QString::NormalizationForm_C);
}

QString checkedRelativePath(const QString &path)
{
    QStringList parts = path.split(u'/');
    for (QString &part : parts)
        part = checkedFileName(part);
    return parts.join(u'/');
}

QString numberedPath(const QString &path, int number)
{
    const qsizetype dot = path.lastIndexOf(u'.');
    const qsizetype stem = dot > path.lastIndexOf(u'/') + 1 ? dot : path.size();
    return path.first(stem) + u'-' + QString::number(number) + path.sliced(stem);
}

} // namespace paipa
