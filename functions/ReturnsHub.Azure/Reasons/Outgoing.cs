using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Azure.Reasons;

/// <summary>What may be sent to a model, and how it is traced afterwards.</summary>
internal static class Outgoing
{
    /// <summary>The text was redacted before; what is still recognised as personal, or too long to have been redacted here, stays in the house.</summary>
    public static bool MayLeave(string text) =>
        text.Length <= Redactor.MostOutput && string.Equals(Redactor.Redact(text).Text, text, StringComparison.Ordinal);

    /// <summary>SHA-256 of the text, 64 lower-case hex digits.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
