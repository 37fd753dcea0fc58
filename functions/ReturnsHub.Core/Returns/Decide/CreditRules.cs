using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Brings the credits to what the return is worth. First what the platform already paid (the books follow, nothing is paid
/// again), then what nothing speaks against, then one credit that waits for a person or a fact. Everything released so far
/// is subtracted each time, so no order of reports and no repeat credits a cent twice.
/// </summary>
internal static class CreditRules
{
    public static void Apply(Draft draft, Func<ReturnState, CreditWorth> worthOf)
    {
        ReleaseApproved(draft, worthOf);
        var worth = worthOf(draft.State);
        if (worth.Currency is null) return;
        var paid = Lines(worth, b => b.Due(b.Refunded.Amount), b => b.Refunded);
        if (paid.Count > 0)
        {
            ReleaseNew(draft, new CreditDraft(CreditOrigin.PlatformRefund, paid, [], 0, TraceOf(draft, worth, ["platform.refund"])));
            worth = worthOf(draft.State);
        }

        if (GlobalHolds(draft.State, worth, draft.Policy).Holds.Count == 0)
        {
            var clean = Lines(worth, b => b.Due(b.Allowed(b.Clean)), b => b.Clean);
            if (clean.Count > 0)
            {
                var credit = new CreditDraft(CreditOrigin.Entitlement, clean, [], 0, TraceOf(draft, worth, []));
                var nothingElse = Lines(worth, b => b.Due(b.Allowed(b.Entitled)) - b.Due(b.Allowed(b.Clean)), b => b.Entitled).Count == 0;
                if (Open(draft.State) is { } open && nothingElse) Revise(draft, open, credit);
                else ReleaseNew(draft, credit);
                if (Open(draft.State) is { Holds.Count: 0 } revised) Release(draft, revised, credit.Decision);
                worth = worthOf(draft.State);
            }
        }

        Settle(draft, Held(draft, worth));
    }

    /// <summary>A credit whose approvals are complete and whose content is still what was approved.</summary>
    private static void ReleaseApproved(Draft draft, Func<ReturnState, CreditWorth> worthOf)
    {
        if (Open(draft.State) is not { ApprovalsNeeded: > 0 } open || open.Approvals.Count < open.ApprovalsNeeded) return;
        var worth = worthOf(draft.State);
        if (worth.Currency is not null && Held(draft, worth) is { } wanted && wanted.ContentHash == open.ContentHash)
            Release(draft, open, wanted.Decision with { Rules = [.. wanted.Decision.Rules, "approval.given"] });
    }

    /// <summary>The one credit that waits: for a person if there is anything a person can agree to, else for facts.</summary>
    private static CreditDraft? Held(Draft draft, CreditWorth worth)
    {
        var (holds, approvers) = GlobalHolds(draft.State, worth, draft.Policy);
        var entitled = Lines(worth, b => b.Due(b.Allowed(b.Entitled)), b => b.Entitled);
        if (entitled.Count > 0)
        {
            var disputes = Touched(worth, entitled).SelectMany(b => b.Disputes).Select(d => new CreditHold(d.Hold, d.Rule));
            IReadOnlyList<CreditHold> all = [.. holds.Concat(disputes).DistinctBy(h => h.Code).OrderBy(h => h.Code)];
            return new CreditDraft(CreditOrigin.Entitlement, entitled, all, Math.Max(1, approvers), TraceOf(draft, worth, all.Select(h => h.Rule)));
        }

        var expected = Lines(worth, b => b.Due(b.Expected.Amount - b.Rejected), b => b.Expected);
        if (expected.Count == 0) return null;
        IReadOnlyList<CreditHold> waits =
            [.. Touched(worth, expected).SelectMany(b => b.Waits).Select(w => new CreditHold(w.Hold, w.Rule)).DistinctBy(h => h.Code).OrderBy(h => h.Code)];
        return waits.Count == 0 ? null : new CreditDraft(CreditOrigin.Entitlement, expected, waits, 0, TraceOf(draft, worth, waits.Select(h => h.Rule)));
    }

    private static IEnumerable<CreditBucket> Touched(CreditWorth worth, IReadOnlyList<CreditLine> lines) =>
        worth.Buckets.Where(b => lines.Any(l => l.OrderLineId == b.Key));

    private static (IReadOnlyList<CreditHold> Holds, int Approvers) GlobalHolds(ReturnState state, CreditWorth worth, PolicyDocument policy)
    {
        var holds = new List<CreditHold>();
        var (approvers, rule) = PolicyRules.ApprovalFor(policy, worth.AskedFor);
        if (approvers > 0) holds.Add(new CreditHold(HoldCode.ValueOverLimit, rule!));
        if (approvers > 1) holds.Add(new CreditHold(HoldCode.SecondApprovalNeeded, rule!));
        return (holds, approvers);
    }

    private static void Settle(Draft draft, CreditDraft? wanted)
    {
        switch (Open(draft.State), wanted)
        {
            case (null, null):
                break;
            case ({ } open, null):
                draft.Add(new CreditWithdrawn(open.CreditId, Trace.Of(draft.Policy, ["credit.nothing-left"])));
                break;
            case (null, { } credit):
                Propose(draft, credit);
                break;
            case ({ } open, { } credit) when open.ContentHash != credit.ContentHash:
                Revise(draft, open, credit);
                break;
        }
    }

    private static IReadOnlyList<CreditLine> Lines(CreditWorth worth, Func<CreditBucket, Money> due, Func<CreditBucket, Worth> of) =>
    [
        .. worth.Buckets.Select(b => (Bucket: b, Amount: due(b))).Where(l => l.Amount.Amount > 0).Select(l => new CreditLine
        {
            OrderLineId = l.Bucket.Key,
            Sku = l.Bucket.Sku,
            Quantity = Math.Max(0, of(l.Bucket).Quantity - l.Bucket.Released.Quantity),
            Amount = l.Amount,
            Tax = l.Bucket.TaxOf(l.Amount),
            Fee = Money.Max(Money.Zero(l.Amount.Currency), of(l.Bucket).Fee - l.Bucket.Released.Fee),
        }),
    ];

    private static Credit? Open(ReturnState state) => state.Credits.FirstOrDefault(c => c.Status == CreditStatus.Held);

    private static Credit Propose(Draft draft, CreditDraft credit)
    {
        var id = $"CR-{draft.State.Credits.Count + 1}";
        draft.Add(new CreditProposed
        {
            CreditId = id,
            Origin = credit.Origin,
            Lines = credit.Lines,
            Amount = credit.Amount,
            Holds = credit.Holds,
            ApprovalsNeeded = credit.ApprovalsNeeded,
            ContentHash = credit.ContentHash,
            Decision = credit.Decision,
        });
        return draft.State.Credits[^1];
    }

    private static void Revise(Draft draft, Credit open, CreditDraft credit) => draft.Add(new CreditRevised
    {
        CreditId = open.CreditId,
        Lines = credit.Lines,
        Amount = credit.Amount,
        Holds = credit.Holds,
        ApprovalsNeeded = credit.ApprovalsNeeded,
        ContentHash = credit.ContentHash,
        Decision = credit.Decision,
    });

    private static void ReleaseNew(Draft draft, CreditDraft credit) => Release(draft, Propose(draft, credit), credit.Decision);

    private static void Release(Draft draft, Credit credit, DecisionTrace decision) => draft.Add(new CreditReleased
    {
        CreditId = credit.CreditId,
        DocumentNumber = DocumentNumbers.Of(draft.State.ReturnId, credit.CreditId),
        Origin = credit.Origin,
        OrderId = draft.State.Header?.OrderId ?? draft.State.Order?.OrderId,
        Rma = draft.State.Header?.Rma,
        Lines = credit.Lines,
        Amount = credit.Amount,
        ApprovedBy = credit.Approvals,
        Decision = decision,
    });

    private static DecisionTrace TraceOf(Draft draft, CreditWorth worth, IEnumerable<string> rules) => Trace.Of(
        draft.Policy,
        [.. worth.Buckets.SelectMany(b => b.Rules), .. rules],
        [
            ("askedFor", worth.AskedFor),
            ("requestedAt", draft.State.Authorisation.RequestedAt),
            .. worth.Buckets.Select(b => ($"line.{b.Key}", (object?)
                $"paid {b.Paid}, credited elsewhere {b.Elsewhere}, entitled {b.Entitled.Amount} for {b.Entitled.Quantity} after fee {b.Entitled.Fee}, refunded by platform {b.Refunded.Amount}, released before {b.Released.Amount}")),
        ]);
}
