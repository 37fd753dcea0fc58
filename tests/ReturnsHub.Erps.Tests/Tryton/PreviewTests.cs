using System.Text.Json.Nodes;
using ReturnsHub.Core.Codes;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Mapping;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;
using ReturnsHub.Erps.Tests.Booking.Live;
using ReturnsHub.Erps.Tryton;
using ReturnsHub.Testing.Time;
using static ReturnsHub.Erps.Tests.Booking.Histories;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>What the hub would send to Tryton, and that it sends that. The first part needs no server.</summary>
[Collection("Tryton")]
public class PreviewTests
{
    private static readonly Profile Sample = ProfileReader.Read(TrytonBench.Sample()).Profile!;

    [Fact]
    public void The_sample_profile_and_a_password_are_all_it_takes()
    {
        TrytonSystem.Registration.CheckProfile(Sample).ShouldBeEmpty();
        TrytonSystem.Registration.CheckSecrets(["a password"]).ShouldBeEmpty();
        TrytonSystem.Registration.CheckSecrets([]).ShouldBe(["Tryton needs one secret: the password of its user."]);
    }

    [Fact]
    public void A_profile_that_would_book_wrongly_is_told_what_to_fix()
    {
        var profile = Sample with
        {
            Stock = StockBooking.CreditMemo,
            Taxes = [],
            Settings = new Dictionary<string, string> { ["creditNoteDate"] = "never", ["colour"] = "blue" },
        };

        string.Join('\n', TrytonSystem.Registration.CheckProfile(profile)).ShouldBe(
            """
            settings.user: name the hub's user in Tryton.
            stock: Tryton's credit notes move no stock. Use MOVES, or NONE where another system tells Tryton.
            settings.journal: name the journal that entries are written in.
            taxes: list a tax for each rate, 0 too. Tryton puts none on invoices that come through its interface.
            settings.creditNoteDate: event or posting.
            settings.colour: there is no such setting.
            """);
    }

    [Fact]
    public void Moves_need_a_place_for_what_leaves_stock() =>
        TrytonSystem.Registration.CheckProfile(Sample with { Settings = new Dictionary<string, string> { ["user"] = "u", ["journal"] = "RET" } })
            .ShouldBe(["settings.disposedLocation: name the location that goods go to when they leave stock, of the type Lost and Found."]);

    [Fact]
    public void A_credit_memo_is_written_and_posted()
    {
        var requests = Preview(Requested(), Order(), Credit(Line()));

        requests.Select(Method).ShouldBe(["model.account.invoice.create", "model.account.invoice.post"]);
        requests[1].Body!["params"]!.ToJsonString().ShouldBe("""[["{id}"],{"company":"{company}","language":"en"}]""");
        JsonNode.DeepEquals(requests[0].Body!["params"]![0]![0], JsonNode.Parse(
            """
            {
              "type": "out", "company": "{company}", "party": "{party.party WEB-DE}",
              "invoice_address": "{party.party WEB-DE address}", "account": "{party.party WEB-DE receivable}",
              "currency": "{currency.currency EUR}", "journal": "{account.journal REV}", "reference": "RH-7Q2M-1",
              "description": "Return RETURN of order 1001, RMA-77", "comment": "89.90 EUR: OriginalPayment",
              "lines": [["create", [{
                "type": "line", "company": "{company}", "currency": "{currency.currency EUR}",
                "product": "{product.product JKT-M-BLK}", "unit": "{product.product JKT-M-BLK default_uom}",
                "account": "{product.product JKT-M-BLK revenue}", "quantity": -1,
                "unit_price": { "__class__": "Decimal", "decimal": "75.55" },
                "description": "Return of JKT-M-BLK", "note": "Reason: Size", "taxes": [["add", ["{account.tax VAT19}"]]]
              }]]],
              "taxes": [["create", [{
                "tax": "{account.tax VAT19}", "account": "{account.tax VAT19 credit_note_account}",
                "description": "{account.tax VAT19 description}", "legal_notice": "{account.tax VAT19 legal_notice}",
                "base": { "__class__": "Decimal", "decimal": "-75.55" }, "amount": { "__class__": "Decimal", "decimal": "-14.35" }, "manual": false
              }]]]
            }
            """.Replace("RETURN", Return.Value, StringComparison.Ordinal))).ShouldBeTrue(requests[0].Body!.ToJsonString());
    }

    [Fact]
    public void Goods_that_come_in_are_received_and_others_are_moved_by_force_because_they_were_there()
    {
        Preview(Requested(), Order(), Moved(InventoryStatus.Expected, InventoryStatus.ReceivedPendingInspection)).Select(Method)
            .ShouldBe(["model.stock.shipment.out.return.create", "model.stock.shipment.out.return.receive"]);
        Preview(Requested(), Order(), Moved(InventoryStatus.ReceivedPendingInspection, InventoryStatus.Sellable)).Select(Method).ShouldBe(
            ["model.stock.shipment.internal.create", "model.stock.shipment.internal.wait", "model.stock.shipment.internal.assign_force", "model.stock.shipment.internal.done"]);
    }

    [SkippableFact]
    public async Task What_is_sent_is_what_the_preview_shows_with_ids_for_names()
    {
        var bench = await TrytonBench.OpenAsync();
        await using var proxy = await bench.ProxyAsync();
        var history = LiveBench.History("PREVIEW", Requested(), Order(), Credit(Line()));

        await bench.Through(proxy).DeliverAsync(LiveBench.Attempt(history), default);

        var shown = System(Sample).Preview(Bookings.Of(history, Sample, TrytonSystem.Registration.Books).Documents[0]);
        var sent = proxy.Requests.Where(r => r.Body!["method"]!.GetValue<string>() is "model.account.invoice.create" or "model.account.invoice.post").ToArray();
        sent.Length.ShouldBe(shown.Count);
        foreach (var (show, send) in shown.Zip(sent)) Same(show.Body, send.Body).ShouldBeTrue(send.Body!.ToJsonString());
    }

    // A name in braces stands for whatever the server told.
    private static bool Same(JsonNode? shown, JsonNode? sent) => (shown, sent) switch
    {
        (JsonValue name, _) when name.ToString().StartsWith('{') => sent is null or JsonValue,
        (JsonObject a, JsonObject b) => a.Count == b.Count && a.All(p => b.ContainsKey(p.Key) && Same(p.Value, b[p.Key])),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b).All(p => Same(p.First, p.Second)),
        _ => JsonNode.DeepEquals(shown, sent),
    };

    private static IReadOnlyList<ErpRequest> Preview(params Core.Returns.Events.ReturnEvent[] events) =>
        System(Sample).Preview(Bookings.Of(Of(events), Sample, TrytonSystem.Registration.Books).Documents.ShouldHaveSingleItem());

    private static IErpSystem System(Profile profile)
    {
        var consumer = Bench.Consumer(new Uri("https://tryton.example/books/"), "a password");
        return TrytonSystem.Registration.Make(new ErpConnection(consumer, profile, new HttpClient(OutboundGuard.Handler(new OutboundOptions())), new ManualTime()));
    }

    private static string Method(ErpRequest request) => request.Body!["method"]!.GetValue<string>();
}
