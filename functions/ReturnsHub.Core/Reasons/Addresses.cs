using System.Text.RegularExpressions;

namespace ReturnsHub.Core.Reasons;

/// <summary>Finds postal addresses by how English, German, French, Spanish, Italian, Portuguese, Dutch, Danish, Swedish, Polish and Russian write street and house number.</summary>
internal static partial class Addresses
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const string House = """\d{1,4}( ?[a-zA-Z]\b)?([\-/]\d{1,4}[a-zA-Z]?)?\b""";
    private const string Place = """\p{Lu}[\p{L}'\-]+( (am|an der|sur|de|del|di|aan den) )?( \p{Lu}[\p{L}'\-]+)?""";
    private const string PostCode = """([A-Z]{1,2}-)?(\d{4,5}|\d{3} \d{2}\b)( [A-Z]{2}\b)?""";
    private const string Town = "((,| -)? ?" + PostCode + "( " + Place + ")?|, " + Place + ")?";
    private const string Particles = """((de|du|des|d'|la|le|les|l'|los|las|el|del|della|delle|dei|di|dello|san|santa|saint|sainte)[ ]?)*""";

    public static string Take(string text, Tally tally)
    {
        text = tally.TakeAll(text, Joined, Placeholder.Address);
        text = tally.TakeAll(text, English, Placeholder.Address);
        text = tally.TakeAll(text, French, Placeholder.Address);
        text = tally.TakeAll(text, SpanishOrItalian, Placeholder.Address);
        text = tally.TakeAll(text, KindFirst, Placeholder.Address);
        text = tally.TakeAll(text, WithPostCode, Placeholder.Address);
        text = tally.TakeAll(text, PostBox, Placeholder.Address);
        return tally.TakeAll(text, BritishPostCode, Placeholder.Address);
    }

    // Hauptstraße 5a, Kerkstraat 12, Østergade 3: the kind of street is the end of the word, or the word after the name.
    [GeneratedRegex("""\b(\p{Lu}[\p{L}.'\-]*[\- ])?([\p{L}.\-]*(?i:straße|strasse|straat)|[\p{L}\-]{2,}(?i:str\.|weg|platz|gasse|allee|damm|ufer|laan|plein|gracht|kade|vej|gade|allé|plads|vænget|stræde|gatan|vägen)|\p{Lu}[\p{L}\-]+ (Str\.|Weg|Platz|Gasse|Allee|Ring|Plads|Allé)),? """ + House + Town, Options)]
    private static partial Regex Joined { get; }

    [GeneratedRegex("""\b\d{1,5}[A-Za-z]?,? (((\p{Lu}[\p{L}'.\-]*|\d{1,3}(st|nd|rd|th)) ){1,4}(Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Close|Square|Sq|Terrace|Crescent|Gardens|Grove|Mews|Highway|Hwy|Parkway|Pkwy|Place|Pl)\b|([\p{L}'.]+ ){1,2}(?i:street|avenue|boulevard|road)\b)\.?(,? (?i:apt|apartment|unit|flat|suite)\.? ?[\w#]+)?(, \p{Lu}[\p{L}\-]+( \p{Lu}[\p{L}\-]+\b)?)*((,? [A-Z]{2})? \d{5}(-\d{4})?)?""", Options)]
    private static partial Regex English { get; }

    [GeneratedRegex("""\b\d{1,4}( ?(?i:bis|ter))?,? (?i:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|route) (?i:""" + Particles + """)[\p{L}\-]+( (?i:""" + Particles + """)\p{Lu}[\p{L}\-]+){0,3}""" + Town, Options)]
    private static partial Regex French { get; }

    [GeneratedRegex("""\b((?i:calle|c/|avenida|avda\.?|plaza|paseo|carrer|viale|piazza|piazzale|corso|vicolo) ?(?i:""" + Particles + """)([\p{L}\-.]+ ){0,3}[\p{L}\-.]+|(?i:via) (?i:""" + Particles + """)\p{Lu}\p{Ll}[\p{L}\-]+( \p{Lu}\p{Ll}[\p{L}\-]+){0,2}),? ?((?i:no|n\.|núm\.?|numero|número) ?)?""" + House + Town, Options)]
    private static partial Regex SpanishOrItalian { get; }

    // Rua Augusta 1500, ul. Długa 5/7, ул. Ленина 5: the kind of street comes first.
    [GeneratedRegex("""\b((?i:rua|travessa|praça) (?i:""" + Particles + """)([\p{L}\-.]+ ){0,3}[\p{L}\-.]+|(?i:ul|al|ул|пр|пер)\. ?(\p{Lu}[\p{L}\-.]+ ){0,2}\p{Lu}[\p{L}\-.]+),? ?((?i:n\.? ?º|д\.) ?)?""" + House + """(,? (\d{2}-\d{3}|\d{4}-\d{3}) \p{Lu}[\p{L}\-]+|, """ + Place + """)?""", Options)]
    private static partial Regex KindFirst { get; }

    // Any street name will do before a house number and a postal code with its town, and so will the code and town alone.
    [GeneratedRegex("""\b(([\p{L}.'\-]+ ){0,3}[\p{L}.'\-]+,? """ + House + """,? )?([A-Z]{1,2}-)?(\d{5}|\d{4} ?[A-Z]{2}|\d{3} \d{2}|\d{2}-\d{3}|\d{4}-\d{3}) \p{Lu}\p{Ll}[\p{L}\-]+""", Options)]
    private static partial Regex WithPostCode { get; }

    [GeneratedRegex("""\b(?i:p\.? ?o\.? ?box|postfach|postboks|postbus|boîte postale|apartado|casella postale) ?\d{1,7}\b""", Options)]
    private static partial Regex PostBox { get; }

    [GeneratedRegex("""\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b""", Options)]
    private static partial Regex BritishPostCode { get; }
}
