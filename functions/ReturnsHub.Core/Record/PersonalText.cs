using ReturnsHub.Core.Facts;

namespace ReturnsHub.Core.Record;

/// <summary>Finds the personal texts of a fact: they go to the vault, events only say that they exist.</summary>
public static class PersonalText
{
    /// <summary>The vault field of a line's note.</summary>
    public static string NoteField(string lineId) => $"note/{lineId}";

    internal static IEnumerable<(string Field, string Text)> Of(Fact fact)
    {
        var lines = fact.Body switch
        {
            ReturnRequestReported requested => requested.Lines,
            ReturnAuthorisationReported authorised => authorised.Lines,
            _ => [],
        };
        return lines.Where(l => !string.IsNullOrWhiteSpace(l.Note)).Select(l => (NoteField(l.LineId), l.Note!));
    }
}
