using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Record;

/// <summary>Finds the personal texts of a fact: they go to the vault, events only say that they exist.</summary>
public static class PersonalText
{
    /// <summary>The vault field of a line's note.</summary>
    public static string NoteField(string lineId) => $"note/{lineId}";

    internal static IEnumerable<(string Field, string Text)> Of(Fact fact)
    {
        if (fact.Body is WithdrawalDeclaration declaration) return Of(declaration);
        var lines = fact.Body switch
        {
            ReturnRequestReported requested => requested.Lines,
            ReturnAuthorisationReported authorised => authorised.Lines,
            _ => [],
        };
        return lines.Where(l => !string.IsNullOrWhiteSpace(l.Note)).Select(l => (NoteField(l.LineId), l.Note!));
    }

    /// <summary>The vault field of a part of a declaration of withdrawal: <c>name</c>, <c>contact</c>, <c>statement</c>, <c>receipt</c>.</summary>
    public static string WithdrawalField(string declarationId, string part) => $"withdrawal/{declarationId}/{part}";

    /// <summary>Whether a vault field holds a person's name.</summary>
    internal static bool IsName(string field) => IsWithdrawalPart(field, "/name");

    /// <summary>Whether a vault field holds where a person lives or is reached.</summary>
    internal static bool IsAddress(string field) => IsWithdrawalPart(field, "/contact");

    private static bool IsWithdrawalPart(string field, string part) =>
        field.StartsWith("withdrawal/", StringComparison.Ordinal) && field.EndsWith(part, StringComparison.Ordinal);

    private static IEnumerable<(string Field, string Text)> Of(WithdrawalDeclaration declaration)
    {
        (string Part, string? Text)[] parts = [("name", declaration.Name), ("contact", declaration.Contact), ("statement", declaration.Statement)];
        return parts.Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select(p => (WithdrawalField(declaration.DeclarationId, p.Part), p.Text!));
    }
}
