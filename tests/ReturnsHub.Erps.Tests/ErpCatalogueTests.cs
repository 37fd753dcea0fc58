using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Erps.Tests;

public class ErpCatalogueTests
{
    private static readonly Uri Url = new("https://erp.example/hook");

    [Fact]
    public void The_signed_webhook_is_in_the_catalogue() => ErpCatalogue.Names.ShouldContain("signed-webhook");

    [Fact]
    public void Good_settings_have_no_faults() => ErpCatalogue.Check(Bench.Consumer(Url), new OutboundOptions()).ShouldBeEmpty();

    [Fact]
    public void Every_fault_is_told_and_no_secret_shown()
    {
        var consumer = Bench.Consumer(new Uri("http://erp.example/"), Bench.Secret, "hunter2");
        var faults = ErpCatalogue.Check(consumer, new OutboundOptions());
        faults.Count.ShouldBe(2);
        faults[1].ShouldStartWith("Secret 2 ");
        string.Concat(faults).ShouldNotContain("hunter2");
        ErpCatalogue.Check(consumer with { Url = Url, Secrets = [] }, new OutboundOptions()).ShouldBe(["A signed webhook needs at least one secret."]);
    }

    [Fact]
    public void An_unknown_connector_is_told_with_those_that_exist()
    {
        var consumer = Bench.Consumer(Url) with { Connector = "sap" };
        ErpCatalogue.Check(consumer, new OutboundOptions()).ShouldBe([$"There is no connector 'sap'. Use one of: {string.Join(", ", ErpCatalogue.Names)}."]);
        using var http = Bench.Client();
        Should.Throw<ArgumentException>(() => ErpCatalogue.Create(consumer, http, TimeProvider.System));
    }

    [Fact]
    public async Task What_it_makes_delivers()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client();
        var connector = ErpCatalogue.Create(Bench.Consumer(erp.Url), http, new ManualTime(Bench.Now));
        (await connector.DeliverAsync(Bench.Attempt(), default)).Kind.ShouldBe(OutcomeKind.Confirmed);
        erp.Requests.ShouldHaveSingleItem();
    }
}
