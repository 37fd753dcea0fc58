using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// What a declaration of withdrawal makes known. It asks for the return and accepts it in one: the right needs no consent of the
/// merchant. Whether it came in time and covers the goods is decided line by line.
/// </summary>
internal static class WithdrawalKnowledge
{
    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, WithdrawalDeclaration f)
    {
        if (state.Withdrawal?.Declarations.Any(d => string.Equals(d.DeclarationId, f.DeclarationId, StringComparison.Ordinal)) == true) return [];
        var lines = f.Opens ? f.Lines.Where(l => state.Lines.All(k => k.Requested.LineId != WithdrawalLines.IdOf(l.OrderLineId))) : [];
        return
        [
            new ReturnRequested
            {
                Connection = fact.Connection,
                Header = f.Header,
                RequestedAt = fact.OccurredAt,
                RequestedBy = fact.Actor,
                Lines = [.. lines.Select(l => WithdrawalLines.Line(l.OrderLineId, l.Quantity, null))],
            },
            new ReturnAuthorised(fact.OccurredAt),
            new WithdrawalDeclared { DeclarationId = f.DeclarationId, At = fact.OccurredAt, By = fact.Actor, Opens = f.Opens, Lines = f.Lines },
        ];
    }
}
