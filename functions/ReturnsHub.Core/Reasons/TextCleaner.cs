using System.Globalization;
using System.Text;

namespace ReturnsHub.Core.Reasons;

/// <summary>
/// Brings text into one form, so that data cannot hide in fullwidth digits, letters of other shapes or invisible characters.
/// Written out because <see cref="string.Normalize()"/> does nothing where globalization is invariant, as it is here; it
/// covers what NFKC does to letters and digits of European writing.
/// </summary>
internal static class TextCleaner
{
    private const string Marks = "\u0300\u0301\u0302\u0303\u0308\u030A\u0327";
    private const string Bases = "AEIOUYNCSZaeiouyncsz";

    // One row for each of Marks, one column for each of Bases; a space where there is no such letter.
    private static readonly string[] Composed =
    [
        "ÀÈÌÒÙ Ǹ   àèìòù ǹ   ",
        "ÁÉÍÓÚÝŃĆŚŹáéíóúýńćśź",
        "ÂÊÎÔÛŶ ĈŜẐâêîôûŷ ĉŝẑ",
        "ÃẼĨÕŨỸÑ   ãẽĩõũỹñ   ",
        "ÄËÏÖÜŸ    äëïöüÿ    ",
        "Å   Ů     å   ůẙ    ",
        "   Ȩ    ŅÇŞ    ȩ    ",
    ];

    /// <summary>The cleaned text, at most <paramref name="most"/> characters, with single spaces and without a torn last word when it was cut.</summary>
    public static string Clean(string text, int most)
    {
        var cut = text.Length > most;
        var result = new StringBuilder(Math.Min(text.Length, most));
        foreach (var rune in (cut ? text.AsSpan(0, most) : text).EnumerateRunes())
        {
            if (result.Length >= most)
            {
                cut = true;
                break;
            }
            Append(result, rune);
        }
        return cut ? WithoutTornEnd(result.ToString()) : result.ToString().TrimEnd(' ');
    }

    private static void Append(StringBuilder result, Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        if (category is UnicodeCategory.Format || rune.Value is 0x034F or 0x115F or 0x1160 or 0x3164 or (>= 0xFE00 and <= 0xFE0F)) return;
        if (category is UnicodeCategory.Control or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned)
        {
            if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            return;
        }
        if (category is UnicodeCategory.NonSpacingMark && result.Length > 0 && TryCompose(result[^1], rune.Value, out var composed))
        {
            result[^1] = composed;
            return;
        }
        if (Rune.GetNumericValue(rune) is var digit && category is UnicodeCategory.DecimalDigitNumber) result.Append((char)('0' + (int)digit));
        else if (Fold(rune.Value) is { } plain) result.Append(plain);
        else result.Append(rune.ToString());
    }

    private static bool TryCompose(char letter, int mark, out char composed)
    {
        var (row, column) = (Marks.IndexOf((char)mark, StringComparison.Ordinal), Bases.IndexOf(letter, StringComparison.Ordinal));
        composed = row >= 0 && column >= 0 ? Composed[row][column] : ' ';
        return composed != ' ';
    }

    /// <summary>What NFKC puts for a character, or null when it stays.</summary>
    private static string? Fold(int c) => c switch
    {
        >= 0xFF01 and <= 0xFF5E => Char(c - 0xFF01 + '!'),
        >= 0x1D400 and <= 0x1D6A3 => MathLetter(c - 0x1D400),
        >= 0x24B6 and <= 0x24CF => Char(c - 0x24B6 + 'A'),
        >= 0x24D0 and <= 0x24E9 => Char(c - 0x24D0 + 'a'),
        >= 0x1F130 and <= 0x1F149 => Char(c - 0x1F130 + 'A'),
        >= 0x2460 and <= 0x2468 => Char(c - 0x2460 + '1'),
        0x24EA or 0x2070 or 0x2080 => "0",
        0xB9 => "1",
        0xB2 => "2",
        0xB3 => "3",
        >= 0x2074 and <= 0x2079 => Char(c - 0x2074 + '4'),
        >= 0x2081 and <= 0x2089 => Char(c - 0x2081 + '1'),
        >= 0x2010 and <= 0x2015 or 0x2212 or 0xFE58 or 0xFE63 => "-",
        0x2018 or 0x2019 or 0x02BC or 0x00B4 => "'",
        0x2024 or 0x3002 => ".",
        0x2044 or 0x2215 => "/",
        0xFE6B => "@",
        0x207A => "+",
        0xFB00 => "ff",
        0xFB01 => "fi",
        0xFB02 => "fl",
        0xFB03 => "ffi",
        0xFB04 => "ffl",
        0xFB05 or 0xFB06 => "st",
        0xAA => "a",
        0xBA => "o",
        _ => null,
    };

    // The alphabets of this block follow one another, 26 capitals and 26 small letters each.
    private static string MathLetter(int offset) => Char(offset % 52 is var i && i < 26 ? 'A' + i : 'a' + i - 26);

    private static string Char(int c) => ((char)c).ToString();

    /// <summary>A cut may leave half a phone number or address that no pattern knows: the last word and any digits before it go.</summary>
    private static string WithoutTornEnd(string text)
    {
        var end = text.Length;
        while (end > 0 && text[end - 1] != ' ') end--;
        while (end > 0 && (char.IsAsciiDigit(text[end - 1]) || " -./()+_*".Contains(text[end - 1], StringComparison.Ordinal))) end--;
        return text[..end].TrimEnd(' ');
    }
}
