using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Erps.BusinessCentral;

/// <summary>Short names made from our numbers: the same for the same number for ever.</summary>
internal static class Names
{
    private const int DocumentLength = 20;
    private const int BatchLength = 10;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A general journal's document number (Code[20]): ours where it fits, else 90 bits of its hash.</summary>
    public static string Document(string number) => number.Length <= DocumentLength ? number : "RH" + Hash(number, Base32, DocumentLength - 2);

    /// <summary>
    /// The name of the one batch (Code[10]) that a document is written in. Letters only: posting counts up the last number in a name
    /// (https://learn.microsoft.com/dynamics365/business-central/dev-itpro/developer/methods-auto/text/text-incstr-string-method).
    /// </summary>
    public static string Batch(string prefix, string number) => prefix + Hash(number, Letters, BatchLength - prefix.Length);

    private static string Hash(string text, string alphabet, int length) =>
        string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(length).Select(b => alphabet[b % alphabet.Length]));
}
