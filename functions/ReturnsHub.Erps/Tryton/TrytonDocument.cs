using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.Tryton;

/// <summary>A kind of document in Tryton: which model keeps it, where our number stands, and the buttons that carry it from a draft to its end.</summary>
/// <param name="Model">The model.</param>
/// <param name="NumberField">The field that holds our number.</param>
/// <param name="OwnNumberField">The field with Tryton's own number for people.</param>
/// <param name="Also">What else tells these documents from others of the model.</param>
/// <param name="Buttons">Buttons in order: from which state, which button, to which state. The last one posts.</param>
/// <param name="Final">States of a document that is final.</param>
/// <param name="Values">Writes a document.</param>
internal sealed record TrytonDocument(
    string Model,
    string NumberField,
    string OwnNumberField,
    IReadOnlyList<(string Field, string Value)> Also,
    IReadOnlyList<(string From, string Button, string To)> Buttons,
    IReadOnlyList<string> Final,
    Func<ErpDocument, TrytonIds, JsonObject> Values)
{
    /// <summary>The field with the total, tax included; null for documents without one.</summary>
    public string? TotalField { get; init; }

    /// <summary>Our number as <see cref="NumberField"/> holds it.</summary>
    public Func<ErpDocument, string> Reference { get; init; } = document => document.Number;

    /// <summary>Names of warnings that are answered with yes.</summary>
    public Func<string, bool> Accepts { get; init; } = _ => false;

    /// <summary>Looks at what was found before anything is sent; throws where the document cannot be booked rightly with it.</summary>
    public Action<ErpDocument, TrytonIds> Check { get; init; } = (_, _) => { };

    /// <summary>The buttons that are still to be pressed on a document in a state.</summary>
    public IEnumerable<string> ButtonsFrom(string state)
    {
        foreach (var (from, button, to) in Buttons)
        {
            if (!string.Equals(from, state, StringComparison.Ordinal)) continue;
            yield return button;
            state = to;
        }
    }
}
