using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>An order line and the units of it that this return brings back, in the order in which they are credited.</summary>
internal sealed record OrderLineStanding
{
    public required OrderLineReport Sold { get; init; }

    public required UnitShares Shares { get; init; }

    /// <summary>What policy rules are asked about its goods.</summary>
    public required PolicyScope Scope { get; init; }

    public required IReadOnlyList<Piece> Pieces { get; init; }

    /// <summary>Units that other returns of the order credited.</summary>
    public int UnitsElsewhere { get; init; }

    /// <summary>Units up to a kind that a question is about; never more than were sold.</summary>
    public int Units(PieceKind kind, Func<Piece, bool>? which = null) =>
        Math.Min(Sold.Quantity, Pieces.Where(p => p.Kind <= kind && (which is null || which(p))).Sum(p => p.Quantity));

    /// <summary>Whether all of it has come back, on this return and the others of the order.</summary>
    public bool Whole(PieceKind kind) => (long)Units(kind) + UnitsElsewhere >= Sold.Quantity;

    public static bool IsWhole(IReadOnlyList<OrderLineStanding> lines, PieceKind kind) => lines.All(l => l.Whole(kind));
}
