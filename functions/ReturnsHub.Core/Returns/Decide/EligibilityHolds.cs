using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Puts what was decided on a line on its units: what a person must agree to first is not credited without one.</summary>
internal static class EligibilityHolds
{
    public static IEnumerable<Piece> On(ReturnState state, GoodsOfLine line, IEnumerable<Piece> pieces)
    {
        var decided = state.Eligibility?.Lines.FirstOrDefault(l => string.Equals(l.LineId, line.LineId, StringComparison.Ordinal));
        return decided is not { Holds.Count: > 0 } ? pieces : Held(decided, line.Expected - decided.UnitsBeyond, pieces);
    }

    private static IEnumerable<Piece> Held(LineEligibility decided, int within, IEnumerable<Piece> pieces)
    {
        var onAll = decided.Holds.Where(h => h.Code != HoldCode.QuantityMismatch).ToList();
        foreach (var piece in pieces)
        {
            var inside = Math.Clamp(within, 0, piece.Quantity);
            within -= inside;
            if (inside > 0) yield return With(piece with { Quantity = inside }, onAll);
            if (piece.Quantity > inside) yield return With(piece with { Quantity = piece.Quantity - inside }, decided.Holds);
        }
    }

    private static Piece With(Piece piece, IReadOnlyList<CreditHold> holds)
    {
        // What waits for a fact is no person's business yet; it comes here again when the fact is known.
        if (holds.Count == 0 || piece.Kind == PieceKind.Waiting) return piece;
        if (piece.Hold is not null) return piece with { Also = [.. piece.Also, .. holds.Select(h => (h.Code, h.Rule))] };
        return piece with
        {
            Kind = PieceKind.Disputed,
            Hold = holds[0].Code,
            Rules = [.. piece.Rules, holds[0].Rule],
            Also = [.. holds.Skip(1).Select(h => (h.Code, h.Rule))],
        };
    }
}
