using System.Collections.Frozen;
using System.Text;

namespace ReturnsHub.Sources.EasyPost;

/// <summary>
/// Unicode form KD for Western and Central European letters (U+00A0 to U+017F of
/// https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt). The hub runs without culture data
/// (<c>InvariantGlobalization</c>), where <see cref="string.Normalize(NormalizationForm)"/> leaves all but ASCII as it is.
/// </summary>
internal static class LatinDecomposition
{
    private const char Last = '\u017f';

    // For each mark, the letters that carry it, each followed by the letter without.
    private static readonly (char Mark, string Pairs)[] Letters =
    [
        ('\u0300', "ÀA ÈE ÌI ÒO ÙU àa èe ìi òo ùu"),
        ('\u0301', "ÁA ÉE ÍI ÓO ÚU ÝY áa ée íi óo úu ýy ĆC ćc ĹL ĺl ŃN ńn ŔR ŕr ŚS śs ŹZ źz"),
        ('\u0302', "ÂA ÊE ÎI ÔO ÛU âa êe îi ôo ûu ĈC ĉc ĜG ĝg ĤH ĥh ĴJ ĵj ŜS ŝs ŴW ŵw ŶY ŷy"),
        ('\u0303', "ÃA ÑN ÕO ãa ñn õo ĨI ĩi ŨU ũu"),
        ('\u0304', "ĀA āa ĒE ēe ĪI īi ŌO ōo ŪU ūu"),
        ('\u0306', "ĂA ăa ĔE ĕe ĞG ğg ĬI ĭi ŎO ŏo ŬU ŭu"),
        ('\u0307', "ĊC ċc ĖE ėe ĠG ġg İI ŻZ żz"),
        ('\u0308', "ÄA ËE ÏI ÖO ÜU äa ëe ïi öo üu ÿy ŸY"),
        ('\u030a', "ÅA åa ŮU ůu"),
        ('\u030b', "ŐO őo ŰU űu"),
        ('\u030c', "ČC čc ĎD ďd ĚE ěe ĽL ľl ŇN ňn ŘR řr ŠS šs ŤT ťt ŽZ žz"),
        ('\u0327', "ÇC çc ĢG ģg ĶK ķk ĻL ļl ŅN ņn ŖR ŗr ŞS şs ŢT ţt"),
        ('\u0328', "ĄA ąa ĘE ęe ĮI įi ŲU ųu"),
    ];

    private static readonly (char Sign, string Parts)[] Signs =
    [
        ('\u00a0', " "),
        ('\u00a8', " \u0308"),
        ('\u00aa', "a"),
        ('\u00af', " \u0304"),
        ('\u00b2', "2"),
        ('\u00b3', "3"),
        ('\u00b4', " \u0301"),
        ('\u00b5', "\u03bc"),
        ('\u00b8', " \u0327"),
        ('\u00b9', "1"),
        ('\u00ba', "o"),
        ('\u00bc', "1\u20444"),
        ('\u00bd', "1\u20442"),
        ('\u00be', "3\u20444"),
        ('\u0132', "IJ"),
        ('\u0133', "ij"),
        ('\u013f', "L\u00b7"),
        ('\u0140', "l\u00b7"),
        ('\u0149', "\u02bcn"),
        ('\u017f', "s"),
    ];

    private static readonly FrozenDictionary<char, string> Parts = Letters
        .SelectMany(l => l.Pairs.Split(' ').Select(pair => (Sign: pair[0], Parts: $"{pair[1]}{l.Mark}")))
        .Concat(Signs)
        .ToFrozenDictionary(p => p.Sign, p => p.Parts);

    /// <summary>Whether the form of every character is known here: it has none beyond the table but combining marks.</summary>
    public static bool Knows(string text) => text.All(c => c <= Last || c is >= '\u0300' and <= '\u036f');

    /// <summary>The text in form KD, as far as the table goes; what lies beyond it stays.</summary>
    public static string Of(string text)
    {
        var parts = new StringBuilder(text.Length + 8);
        foreach (var c in text) parts.Append(Parts.TryGetValue(c, out var decomposed) ? decomposed : c.ToString());
        return parts.ToString();
    }
}
