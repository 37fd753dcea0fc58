using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Reconcile;

/// <summary>Numbers that no ERP may hold: those of credits that were never released.</summary>
public static class UnreleasedCredits
{
    /// <summary>The credits of a return that nobody released, each with the number its memo would have.</summary>
    public static IReadOnlyList<(string Number, Credit Credit)> Of(ReturnState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return
        [
            .. state.Credits
                .Where(c => c.Status is CreditStatus.Held or CreditStatus.Rejected or CreditStatus.Withdrawn)
                .Select(c => (DocumentNumbers.Of(state.ReturnId, c.CreditId), c)),
        ];
    }
}
