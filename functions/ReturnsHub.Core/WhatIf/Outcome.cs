using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.WhatIf;

/// <summary>What one policy decides on one return.</summary>
internal sealed class Outcome
{
    private Outcome(ReturnState state) => State = state;

    /// <summary>The return as this policy would have it.</summary>
    public ReturnState State { get; }

    public static Outcome Of(ReturnState known, PolicyDocument policy, DateTimeOffset at, Surroundings around)
    {
        var draft = new Draft(known, Nothing(known, at), policy, at);
        ReturnStep.Reconsider(draft, around);
        return new Outcome(draft.State);
    }

    /// <summary>Money of an order line that goes out without a person, and money that waits for one or for a fact.</summary>
    public (decimal Released, decimal Held) MoneyOf(string orderLineId)
    {
        decimal released = 0, held = 0;
        foreach (var credit in State.Credits)
        {
            if (credit.Status is not (CreditStatus.Released or CreditStatus.Held)) continue;
            foreach (var line in credit.Lines)
            {
                if (!string.Equals(line.OrderLineId, orderLineId, StringComparison.Ordinal)) continue;
                if (credit.Status == CreditStatus.Released) released += line.Amount.Amount;
                else held += line.Amount.Amount;
            }
        }

        return (released, held);
    }

    /// <summary>Each decision in words that can be compared: what it is about, and how it came out.</summary>
    public IEnumerable<(DecisionKind Kind, string About, string Answer)> Decisions()
    {
        if (State.Eligibility is { } eligibility)
            yield return (DecisionKind.Eligibility, "return", $"{(eligibility.Eligible ? "eligible" : "not eligible")} ({eligibility.Decision.Rules[0]})");
        foreach (var line in State.Lines.Where(l => l.Reason is not null))
            yield return (DecisionKind.Reason, line.Requested.LineId, CodeNames.Of(line.Reason!.Code));
        foreach (var decided in State.Dispositions.Where(d => d.Quantity > 0))
            yield return (DecisionKind.Disposition, decided.Units, $"{decided.Quantity} × {CodeNames.Of(decided.Disposition)}");
        foreach (var line in State.Credits.Where(c => c.Status is CreditStatus.Released or CreditStatus.Held).SelectMany(c => c.Lines).Select(l => l.OrderLineId).Distinct(StringComparer.Ordinal))
        {
            var (released, held) = MoneyOf(line);
            yield return (DecisionKind.Credit, line, $"{Amount(released)} released, {Amount(held)} held");
        }

        if (State.Credits.FirstOrDefault(c => c.Status == CreditStatus.Held) is { } open)
            yield return (DecisionKind.Approval, "credit", $"{string.Join(" + ", open.Holds.Select(h => CodeNames.Of(h.Code)))}, {open.ApprovalsNeeded} approver(s)");
        foreach (var claim in State.Claims)
            yield return (DecisionKind.Claim, claim.ClaimId, $"{claim.Quantity} unit(s), {claim.Terms?.Amount?.ToString() ?? "no amount"}");
    }

    private static string Amount(decimal amount) => amount.ToString("0.00#", System.Globalization.CultureInfo.InvariantCulture);

    private static Fact Nothing(ReturnState known, DateTimeOffset at) => new()
    {
        Id = "what-if",
        Tenant = known.Tenant,
        Subject = new Subject.Known(known.ReturnId),
        Connection = known.Connection ?? "hub",
        OccurredAt = at,
        Actor = Actor.Hub,
        Body = new Reconsideration(),
    };
}
