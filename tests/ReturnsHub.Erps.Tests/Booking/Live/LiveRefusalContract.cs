using ReturnsHub.Core.Ports;
using static ReturnsHub.Erps.Tests.Booking.Histories;
using Fault = ReturnsHub.Erps.Tests.Booking.Fakes.Fault;

namespace ReturnsHub.Erps.Tests.Booking.Live;

/// <summary>What a real ERP will not book, and what becomes of it.</summary>
public abstract class LiveRefusalContract : LiveContract
{
    [SkippableFact]
    public async Task A_draft_that_somebody_changed_is_not_posted()
    {
        var bench = await OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var number = LiveBench.Number("CHANGED");
        var history = LiveBench.History("CHANGED", Requested(), Order(), Credit(Line()));
        proxy.Fail(Fault.LostBefore, r => proxy.Is(LiveStep.Post, r));
        await bench.Through(proxy).DeliverAsync(LiveBench.Attempt(history), default);
        var changed = await bench.ChangeDraftAsync(number);

        var outcome = await bench.DeliverAsync(history);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, "amount-differs"));
        outcome.Answer.ShouldStartWith($"The ERP computes {changed} EUR where 89.90 EUR was released.");
        (await bench.Ledger.InvoicesAsync(number)).ShouldHaveSingleItem().State.ShouldBe("draft");
    }

    /// <summary>A credit of a jacket and shipping is refused with this profile, and nothing is left in the ERP.</summary>
    private protected async Task<DeliveryOutcome> RefusedAsync(string name, string profile, string category)
    {
        var bench = await OpenAsync();
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line(), Line(0, 5.95m, 0.95m, "shipping", null)));

        var outcome = await bench.DeliverAsync(history, profile);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Refused, category), outcome.Answer);
        (await bench.Ledger.InvoicesAsync(LiveBench.Number(name))).ShouldBeEmpty();
        return outcome;
    }

    /// <summary>With a secret, a profile or an address that is wrong a credit waits for it to be put right.</summary>
    private protected async Task<DeliveryOutcome> WaitsAsync(string name, string category, string? profile = null, string? secret = null, Uri? address = null)
    {
        var bench = await OpenAsync();
        var history = LiveBench.History(name, Requested(), Order(), Credit(Line()));

        var outcome = await bench.Connector(profile, address, secret: secret).DeliverAsync(LiveBench.Attempt(history), default);

        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, category), outcome.Answer);
        return outcome;
    }
}
