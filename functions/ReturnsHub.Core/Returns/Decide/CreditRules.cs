using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide.Holds;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Holds;
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
        ReleaseDecided(draft, worthOf);
        var worth = worthOf(draft.State);
        if (worth.Currency is null) return;
        var paid = Lines(worth, b => b.Due(b.Refunded.Amount), b => b.Refunded);
        if (paid.Count > 0)
        {
            ReleaseNew(draft, new CreditDraft(CreditOrigin.PlatformRefund, paid, [], 0, TraceOf(draft, worth, ["platform.refund"])) { Settlement = Settlements.Observed(draft.State, paid) });
            worth = worthOf(draft.State);
        }

        if (draft.State.PlacedHolds.Count == 0 && RuledHolds(draft.State, worth, draft.Policy).Holds.Count == 0)
        {
            var clean = Lines(worth, b => b.Due(b.Allowed(b.Clean)), b => b.Clean);
            if (clean.Count > 0)
            {
                var credit = new CreditDraft(CreditOrigin.Entitlement, clean, [], 0, TraceOf(draft, worth, [])) { Settlement = Settlements.Of(draft, clean) };
                var nothingElse = Lines(worth, b => b.Due(b.Allowed(b.Entitled)) - b.Due(b.Allowed(b.Clean)), b => b.Entitled).Count == 0;
                if (Open(draft.State) is { } open && nothingElse) Revise(draft, open, credit);
                else ReleaseNew(draft, credit);
                if (Open(draft.State) is { Holds.Count: 0 } revised) Release(draft, revised, credit.Decision);
                worth = worthOf(draft.State);
            }
        }

        Settle(draft, Held(draft, worth));
        if (Open(draft.State) is not { Holds.Count: 0 } free) return;
        // Every hold on it was lifted: nothing is left that anybody would have to agree to.
        Release(draft, free, Held(draft, worth)!.Decision);
        Settle(draft, Held(draft, worthOf(draft.State)));
    }

    /// <summary>A credit that people decided on (its approvals are complete, or the glass was broken), and whose content is still what they saw.</summary>
    private static void ReleaseDecided(Draft draft, Func<ReturnState, CreditWorth> worthOf)
    {
        if (Open(draft.State) is not { } open) return;
        var broken = BreakGlassRules.Broken(draft.State, open);
        var valid = Approvals.Valid(draft.State, open, draft.Policy, draft.Now, draft.Around.PolicyProposedBy);
        if (!broken && (open.ApprovalsNeeded == 0 || !Approvals.Enough(valid, open.ApprovalsNeeded, Approvals.RoleAskedFor(draft.Policy, open.Holds)))) return;
        var worth = worthOf(draft.State);
        if (worth.Currency is null || Held(draft, worth) is not { } wanted || wanted.ContentHash != open.ContentHash) return;
        if (broken) Release(draft, open, With(wanted.Decision, BreakGlassRules.Rule));
        else if (open.Holds.All(h => HoldTable.Of(h).Approvable)) Release(draft, open, With(wanted.Decision, "approval.given"), valid);
    }

    private static DecisionTrace With(DecisionTrace decision, string rule) => decision with { Rules = [.. decision.Rules, rule] };

    /// <summary>The one credit that waits: for a person if there is anything a person can agree to, else for facts.</summary>
    private static CreditDraft? Held(Draft draft, CreditWorth worth)
    {
        var (holds, approvers) = RuledHolds(draft.State, worth, draft.Policy);
        var entitled = Lines(worth, b => b.Due(b.Allowed(b.Entitled)), b => b.Entitled);
        if (entitled.Count > 0)
        {
            var disputes = Touched(worth, entitled).SelectMany(b => b.Disputes).Select(d => new CreditHold(d.Hold, d.Rule));
            IReadOnlyList<CreditHold> all = [.. holds.Concat(disputes).DistinctBy(h => h.Code).OrderBy(h => h.Code)];
            var ground = new CreditDraft(CreditOrigin.Entitlement, entitled, all, Math.Max(1, approvers), TraceOf(draft, worth, all.Select(h => h.Rule))) { Settlement = Settlements.Of(draft, entitled) };
            return StandingHolds.On(draft, Open(draft.State), ground with { Goods = GoodsBasis.Of(draft.State, entitled) });
        }

        var expected = Lines(worth, b => b.Due(b.Expected.Amount - b.Rejected), b => b.Expected);
        if (expected.Count == 0) return null;
        IReadOnlyList<CreditHold> waits =
            [.. Touched(worth, expected).SelectMany(b => b.Waits).Select(w => new CreditHold(w.Hold, w.Rule)).DistinctBy(h => h.Code).OrderBy(h => h.Code)];
        if (waits.Count == 0) return null;
        waits = [.. StandingHolds.Placed(draft.State).Concat(waits).OrderBy(h => h.Code)];
        return new CreditDraft(CreditOrigin.Entitlement, expected, waits, 0, TraceOf(draft, worth, waits.Select(h => h.Rule))) { Settlement = Settlements.Of(draft, expected) };
    }

    private static IEnumerable<CreditBucket> Touched(CreditWorth worth, IReadOnlyList<CreditLine> lines) =>
        worth.Buckets.Where(b => lines.Any(l => l.OrderLineId == b.Key));

    /// <summary>Holds on the return as a whole that rules put.</summary>
    private static (IReadOnlyList<CreditHold> Holds, int Approvers) RuledHolds(ReturnState state, CreditWorth worth, PolicyDocument policy)
    {
        var holds = new List<CreditHold>();
        var (approvers, rule) = PolicyRules.ApprovalFor(policy, ApprovalScopes.Of(state, policy), worth.AskedFor);
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

    private static IReadOnlyList<CreditLine> Lines(CreditWorth worth, Func<CreditBucket, Money> due, Func<CreditBucket, Worth> of) => CreditLines.Of(worth, due, of);

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
            GroundHash = credit.GroundHash,
            Settlement = credit.Settlement,
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
        GroundHash = credit.GroundHash,
        Settlement = credit.Settlement,
        Decision = credit.Decision,
    });

    private static void ReleaseNew(Draft draft, CreditDraft credit) => Release(draft, Propose(draft, credit), credit.Decision);

    private static void Release(Draft draft, Credit credit, DecisionTrace decision, IReadOnlyList<ApprovalGiven>? approvals = null) => draft.Add(new CreditReleased
    {
        CreditId = credit.CreditId,
        DocumentNumber = DocumentNumbers.Of(draft.State.ReturnId, credit.CreditId),
        Origin = credit.Origin,
        OrderId = draft.State.Header?.OrderId ?? draft.State.Order?.OrderId,
        Rma = draft.State.Header?.Rma,
        Lines = credit.Lines,
        Amount = credit.Amount,
        ApprovedBy = [.. (approvals ?? []).Select(a => a.By)],
        Settlement = credit.Settlement,
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
