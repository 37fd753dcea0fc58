using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns;

/// <summary>Folds settlement events into credits.</summary>
internal static class CreditFold
{
    public static IReadOnlyList<Credit> Apply(IReadOnlyList<Credit> credits, ReturnEvent e, DateTimeOffset at) => e switch
    {
        CreditProposed p =>
        [
            .. credits,
            new Credit
            {
                CreditId = p.CreditId,
                Origin = p.Origin,
                Status = CreditStatus.Held,
                Lines = p.Lines,
                Amount = p.Amount,
                Holds = p.Holds,
                ApprovalsNeeded = p.ApprovalsNeeded,
                ContentHash = p.ContentHash,
                GroundHash = p.GroundHash ?? p.ContentHash,
                Settlement = p.Settlement,
                Since = at,
            },
        ],
        CreditRevised r => On(credits, r.CreditId, c => c with
        {
            Lines = r.Lines,
            Amount = r.Amount,
            Holds = r.Holds,
            ApprovalsNeeded = r.ApprovalsNeeded,
            ContentHash = r.ContentHash,
            GroundHash = r.GroundHash ?? r.ContentHash,
            Since = at,
            Given = [],
            LiftedHolds = c.GroundHash == (r.GroundHash ?? r.ContentHash) ? c.LiftedHolds : [],
            Settlement = r.Settlement,
        }),
        CreditWithdrawn w => On(credits, w.CreditId, c => c with { Status = CreditStatus.Withdrawn, Holds = [] }),
        CreditApproved a => On(credits, a.CreditId, c => c with
        {
            Given = [.. c.Given.Where(g => g.By != a.By), new ApprovalGiven(a.By, a.Roles, at, at.AddHours(a.ValidForHours))],
        }),
        CreditRejected r => On(credits, r.CreditId, c => c with { Status = CreditStatus.Rejected }),
        CreditReleased r => On(credits, r.CreditId, c => c with { Status = CreditStatus.Released, DocumentNumber = r.DocumentNumber }),
        CreditPosted p => On(credits, p.CreditId, c => c with { Status = CreditStatus.Posted, PostedBy = c.PostedBy.Put(p.Consumer, x => x) }),
        _ => throw new InvalidOperationException($"{e.GetType().Name} is not a settlement event."),
    };

    private static IReadOnlyList<Credit> On(IReadOnlyList<Credit> credits, string id, Func<Credit, Credit> change) =>
        [.. credits.Select(c => string.Equals(c.CreditId, id, StringComparison.Ordinal) ? change(c) : c)];
}
