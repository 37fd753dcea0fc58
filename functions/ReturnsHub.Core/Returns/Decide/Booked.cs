using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>Adds up what became of a bucket so far.</summary>
internal static class Booked
{
    /// <summary>The lines of credits on a bucket, of any status or of some.</summary>
    public static IEnumerable<CreditLine> On(ReturnState state, string key, params CreditStatus[] statuses) => state.Credits
        .Where(c => statuses.Length == 0 || statuses.Contains(c.Status))
        .SelectMany(c => c.Lines)
        .Where(l => l.OrderLineId == key);

    public static Worth Released(ReturnState state, string key, Money zero)
    {
        var lines = On(state, key, CreditStatus.Released, CreditStatus.Posted).ToList();
        var sum = lines.Aggregate(new Worth(zero, zero, 0), (s, l) => new Worth(s.Amount + l.Amount, s.Fee + l.Fee, s.Quantity + l.Quantity));
        return sum with { Fees = CreditFees.Merged(lines.SelectMany(l => l.Fees ?? [])) };
    }

    public static Money Rejected(ReturnState state, string key, Money zero) =>
        On(state, key, CreditStatus.Rejected).Aggregate(zero, (sum, l) => sum + l.Amount);

    /// <summary>What the platform moved.</summary>
    public static Worth Refunded(IEnumerable<(string Key, Money Amount, int Quantity)> parts, Money zero) =>
        parts.Aggregate(new Worth(zero, zero, 0), (sum, p) => new Worth(sum.Amount + p.Amount, zero, sum.Quantity + p.Quantity));

    /// <summary>What other returns of the order credited on a bucket.</summary>
    public static Money Elsewhere(Surroundings around, string key, Money zero) =>
        around.CreditedElsewhere is { } sums && sums.TryGetValue(key, out var credited) ? credited : zero;
}
