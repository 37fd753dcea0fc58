using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Tests.Booking.Live;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.ErpNext.Live;

/// <summary>What is lost on the way to a real ERPNext and back is settled by asking it.</summary>
[Collection("ErpNextLive")]
public class LostAnswerTests : LiveLostAnswerContract
{
    [SkippableFact]
    public async Task A_second_document_of_one_number_is_refused_by_the_unique_field_and_the_first_one_counts()
    {
        var bench = await ErpNextBench.OpenAsync();
        await using var proxy = new ErpNextProxy(bench);
        await proxy.StartAsync();
        var connector = bench.Through(proxy);
        var history = LiveBench.History("TWICE", Requested(), Order(), Credit(Line()));
        var first = await bench.DeliverAsync(history);
        proxy.HideOnce();

        var second = await connector.DeliverAsync(LiveBench.Attempt(history), default);

        (second.Kind, second.ForeignId).ShouldBe((OutcomeKind.Confirmed, first.ForeignId), second.Answer);
        proxy.Requests.Count(r => r.Method == "POST").ShouldBe(1);
        (await bench.Books.InvoicesAsync(LiveBench.Number("TWICE"))).ShouldHaveSingleItem();
    }

    [SkippableFact]
    public async Task Delivered_again_it_is_found_and_nothing_is_sent()
    {
        var bench = await ErpNextBench.OpenAsync();
        await using var proxy = new ErpNextProxy(bench);
        await proxy.StartAsync();
        var history = LiveBench.History("AGAIN", Requested(), Order(), Credit(Line()));
        var first = await bench.DeliverAsync(history);

        var second = await bench.Through(proxy).DeliverAsync(LiveBench.Attempt(history), default);

        (second.Kind, second.ForeignId).ShouldBe((OutcomeKind.Confirmed, first.ForeignId));
        proxy.Requests.ShouldAllBe(r => r.Method == "GET");
    }

    private protected override async Task<LiveBench> OpenAsync() => await ErpNextBench.OpenAsync();
}
