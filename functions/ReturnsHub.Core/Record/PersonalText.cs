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

    private static IEnumerable<(string Field, string Text)> Of(WithdrawalDeclaration declaration)
    {
        (string Part, string? Text)[] parts = [("name", declaration.Name), ("contact", declaration.Contact), ("statement", declaration.Statement)];
        return parts.Where(p => !string.IsNullOrWhiteSpace(p.Text)).Select(p => (WithdrawalField(declaration.DeclarationId, p.Part), p.Text!));
    }
}
