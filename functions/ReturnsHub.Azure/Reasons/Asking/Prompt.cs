using System.Security.Cryptography;
using System.Text;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>What a model is told beside the text, and the hash by which an answer is traced to it.</summary>
internal static class Prompt
{
    /// <summary>The instructions: <c>prompt.txt</c> with the labels filled in.</summary>
    public static string Instructions { get; } = Read().ReplaceLineEndings("\n").Replace("{{labels}}", Labels.Explained(), StringComparison.Ordinal);

    /// <summary>
    /// The form of the answer. Strict mode wants every member required and no others allowed; members are written in the order they
    /// stand here, so the label comes first (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/structured-outputs).
    /// </summary>
    public static string AnswerSchema { get; } =
        $$$"""
        {"type":"object","properties":{"label":{"type":"string","enum":[{{{Quoted(Labels.All)}}}]},"second":{"type":"string","enum":[{{{Quoted([.. Labels.All, Labels.None])}}}]}},"required":["label","second"],"additionalProperties":false}
        """;

    /// <summary>SHA-256 of instructions, form and how the text is handed over, 64 lower-case hex digits.</summary>
    public static string Hash { get; } =
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', Labels.Taxonomy, Instructions, AnswerSchema, UserMessage.Of("")))));

    private static string Quoted(IEnumerable<char> labels) => string.Join(',', labels.Select(l => $"\"{l}\""));

    private static string Read()
    {
        using var stream = typeof(Prompt).Assembly.GetManifestResourceStream("ReturnsHub.Azure.Reasons.Asking.prompt.txt")
            ?? throw new InvalidOperationException("The prompt is not part of the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
