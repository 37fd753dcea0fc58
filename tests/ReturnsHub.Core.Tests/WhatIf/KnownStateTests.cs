using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Tests.Returns;
using ReturnsHub.Core.WhatIf;

namespace ReturnsHub.Core.Tests.WhatIf;

public class KnownStateTests
{
    /// <summary>What systems reported and people said; kept.</summary>
    private static readonly string[] Known =
    [
        nameof(ReturnState.Connection), nameof(ReturnState.Header), nameof(ReturnState.Authorisation), nameof(ReturnState.Parcels), nameof(ReturnState.Lines),
        nameof(ReturnState.Removals), nameof(ReturnState.Order), nameof(ReturnState.Receipts), nameof(ReturnState.Inspections), nameof(ReturnState.HandledBy),
        nameof(ReturnState.ReportedDispositions), nameof(ReturnState.Certificates), nameof(ReturnState.ClaimProgress), nameof(ReturnState.Refunds),
        nameof(ReturnState.Credits), nameof(ReturnState.Duties), nameof(ReturnState.PlacedHolds), nameof(ReturnState.Resolution),
        nameof(ReturnState.ReturnShipping), nameof(ReturnState.Overrules), nameof(ReturnState.Withdrawal),
        nameof(ReturnState.Dismissals),
    ];

    /// <summary>What was decided from it, and what no rule looks at; left out.</summary>
    private static readonly string[] LeftOut =
    [
        nameof(ReturnState.Version), nameof(ReturnState.LastHash), nameof(ReturnState.Dispositions), nameof(ReturnState.Stock), nameof(ReturnState.Claims),
        nameof(ReturnState.Eligibility), nameof(ReturnState.Exceptions), nameof(ReturnState.OpenDataRequests), nameof(ReturnState.FailedDeliveries),
        nameof(ReturnState.Seen), nameof(ReturnState.Journal), nameof(ReturnState.JournalEntries), nameof(ReturnState.BreakGlass), nameof(ReturnState.UpdatedAt),
    ];

    [Fact]
    public void Every_part_of_a_state_is_either_known_or_left_out()
    {
        string[] identity = [nameof(ReturnState.Tenant), nameof(ReturnState.ReturnId), nameof(ReturnState.Status), nameof(ReturnState.Key)];
        typeof(ReturnState).GetProperties().Select(p => p.Name).Except(identity).ShouldBe(Known.Concat(LeftOut), ignoreOrder: true);
    }

    /// <summary>What makes the shortcut from a state instead of its events right: the rules come to the same again.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Deciding_anew_under_the_same_policy_decides_the_same(int seed)
    {
        var compared = 0;
        for (var i = 0; i < 120; i++)
        {
            var history = new HistoryGenerator((seed * 1000) + i).Next();
            var shop = history.Play(history.Facts);
            var anew = Outcome.Of(KnownState.Of(shop.State), shop.Policy, shop.State.UpdatedAt, Core.Returns.Surroundings.None).State;
            anew.Lines.ShouldBeEquivalentTo(shop.State.Lines);
            anew.Dispositions.Select(d => (d.Units, d.Quantity, d.Disposition)).ShouldBe(shop.State.Dispositions.Select(d => (d.Units, d.Quantity, d.Disposition)));
            Money(anew, CreditStatus.Released).ShouldBe(Money(shop.State, CreditStatus.Released, CreditStatus.Posted));
            Money(anew, CreditStatus.Held).ShouldBe(Money(shop.State, CreditStatus.Held));
            compared += shop.State.Credits.Count;
        }

        compared.ShouldBeGreaterThan(60);
    }

    private static decimal Money(ReturnState state, params CreditStatus[] statuses) =>
        state.Credits.Where(c => statuses.Contains(c.Status)).Sum(c => c.Amount.Amount);
}
