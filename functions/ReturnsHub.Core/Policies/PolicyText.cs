using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ReturnsHub.Core.Json;

namespace ReturnsHub.Core.Policies;

/// <summary>Policies as text, as they are kept.</summary>
internal static class PolicyText
{
    // Null says "no window"; a member left out says "the usual one".
    private static readonly JsonSerializerOptions WithNulls = new(HubJson.Document) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    /// <summary>The text of a policy that was built in code.</summary>
    public static string Write(PolicyDocument policy) => JsonSerializer.Serialize(policy, WithNulls);

    /// <summary>
    /// Reads a text that was accepted before. It is not checked again: a version in force stays in force though a later program
    /// would no longer accept it as a new one.
    /// </summary>
    /// <exception cref="JsonException">The text is not a policy of this program.</exception>
    public static PolicyDocument ReadKept(string text) => JsonSerializer.Deserialize<PolicyDocument>(text, HubJson.Document)
        ?? throw new JsonException("A kept policy is never null.");

    /// <summary>SHA-256 of the text as UTF-8.</summary>
    public static EvidenceHash HashOf(string text) => EvidenceHash.Of(Encoding.UTF8.GetBytes(text));

    /// <summary>The text of a document that <see cref="PolicyReader"/> accepted, without its byte order mark.</summary>
    public static string Of(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span.StartsWith("\uFEFF"u8) ? utf8.Span[3..] : utf8.Span);
}
