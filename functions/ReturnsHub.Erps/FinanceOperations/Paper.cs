using System.Text.Json.Nodes;
using ReturnsHub.Erps.Booking.Documents;

namespace ReturnsHub.Erps.FinanceOperations;

/// <summary>
/// A kind of document that is a header, to which the ERP gives a number, and lines that are written one by one below that number: there is
/// no deep insert, so a document can be half there.
/// </summary>
internal sealed record Paper
{
    /// <summary>The entity set of headers.</summary>
    public required string Headers { get; init; }

    /// <summary>The entity set of lines.</summary>
    public required string Lines { get; init; }

    /// <summary>The field of a header that holds the number the ERP gave it.</summary>
    public required string Number { get; init; }

    /// <summary>The field of a line that names its header.</summary>
    public required string Link { get; init; }

    /// <summary>Whether the number is an integer: literals differ.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Finds headers by our number.</summary>
    public required Func<ErpDocument, string> Filter { get; init; }

    /// <summary>A header's body.</summary>
    public required Func<ErpDocument, JsonObject> Header { get; init; }

    /// <summary>The bodies of all lines, without the link.</summary>
    public required Func<ErpDocument, IReadOnlyList<JsonObject>> LineBodies { get; init; }

    /// <summary>The fields by which a line that is there is known as one of ours.</summary>
    public required IReadOnlyList<string> Same { get; init; }

    /// <summary>Whether the ERP's batch posts it; otherwise it is done when it is whole.</summary>
    public bool IsPosted { get; init; }

    /// <summary>What is changed on the header once the lines are whole, so that the batch takes it; null for nothing.</summary>
    public (string Field, string Value)? Release { get; init; }

    /// <summary>The total of its lines as the ERP has them; null for documents without one.</summary>
    public Func<IReadOnlyList<JsonObject>, decimal>? Total { get; init; }

    /// <summary>The number for people once it is posted; null for <see cref="Number"/>.</summary>
    public string? PostedNumber { get; init; }

    /// <summary>The return order that lines refer to in <c>{ReturnOrderNumber}</c> and <c>{RMANumber}</c>; null for none.</summary>
    public Func<ErpDocument, string>? ReturnOrder { get; init; }
}
