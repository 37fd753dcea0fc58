using System.Text.Json;
using ReturnsHub.Core.Codes;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// One answer of a model, taken only in the one form asked for: an object of exactly <c>label</c> and <c>second</c>, each a label of the
/// list. Anything else a model may be talked into writing is no answer.
/// </summary>
/// <param name="Label">The main reason's label.</param>
/// <param name="Second">The second reason's label, or <see cref="Labels.None"/>.</param>
/// <param name="Odds">How likely each of the two labels was; null when the model does not say.</param>
internal sealed record ModelAnswer(char Label, char Second, LabelOdds? Odds)
{
    private const int LongestContent = 200;

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 2 };

    /// <summary>The main reason.</summary>
    public ReasonCode Code => Labels.CodeOf(Label)!.Value;

    /// <summary>The second reason, if there is one.</summary>
    public ReasonCode? SecondCode => Labels.CodeOf(Second);

    /// <summary>Reads an answer's text; null when it is none.</summary>
    public static ModelAnswer? Read(string content, IReadOnlyList<TokenOdds>? tokens)
    {
        if (content.Length > LongestContent) return null;
        try
        {
            using var document = JsonDocument.Parse(content, Strict);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || root.GetPropertyCount() != 2) return null;
            if (LabelIn(root, "label") is not { } label || Labels.CodeOf(label) is null) return null;
            if (LabelIn(root, "second") is not { } second || (second != Labels.None && Labels.CodeOf(second) is null)) return null;
            return new ModelAnswer(label, second, tokens is null ? null : LabelOdds.Read(content, label, second, tokens));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static char? LabelIn(JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is [var label] ? label : null;
}
