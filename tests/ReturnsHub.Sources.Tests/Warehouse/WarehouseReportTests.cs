using ReturnsHub.Sources.Warehouse;

namespace ReturnsHub.Sources.Tests.Warehouse;

public class WarehouseReportTests
{
    private readonly WarehouseSource _source = new(new FixedTime(Inbound.ReceivedAt));

    [Fact]
    public void A_receipt_is_by_its_operator_and_found_by_name()
    {
        var fact = Read("""
            {"type":"receipt","id":"RCV-1","occurredAt":"2026-11-20T10:12:41+01:00","operator":"dock-7","rma":"#2044-r1","trackingNumber":"1z 99","orderId":"61","orderConnection":"shopify-eu",
             "lines":[{"lineId":"77","sku":"JKT","quantity":2,"condition":"WRONG_GOODS","serials":["A","B"],"lot":"L7","photos":["pic-1"]}]}
            """).OnlyFact();
        fact.Id.ShouldBe("warehouse:conn-1:receipt:RCV-1:2026-11-20T09:12:41Z");
        fact.Actor.ShouldBe(Actor.Person("dock-7"));
        fact.Subject.ShouldBeOfType<Subject.Named>().Keys.ShouldBe(
            [LookupKey.Rma("#2044-R1"), LookupKey.Tracking("1Z99"), LookupKey.Order("shopify-eu", "61")]);
        var receipt = fact.Body.ShouldBeOfType<ReceiptReported>();
        receipt.ReceiptId.ShouldBe("RCV-1");
        var line = receipt.Lines.ShouldHaveSingleItem();
        line.LineId.ShouldBe("77");
        line.Sku.ShouldBe(new Sku("JKT"));
        line.Quantity.ShouldBe(2);
        line.Condition.ShouldBe(Condition.WrongGoods);
        line.Grade.ShouldBe(Grade.U);
        line.Serials.ShouldBe(["A", "B"]);
        line.Lot.ShouldBe("L7");
        line.Photos.ShouldBe(["pic-1"]);
    }

    [Fact]
    public void An_inspection_grades_and_may_name_the_hubs_own_id()
    {
        var id = ReturnId.For(Inbound.Tenant, "shopify-eu", "5588");
        var fact = Read($$"""
            {"type":"inspection","id":"INS-1","occurredAt":"2026-11-20T10:00:00Z","returnId":"{{id}}","lines":[{"sku":"JKT","quantity":1,"grade":"B"}]}
            """).OnlyFact();
        fact.Subject.ShouldBe(new Subject.Known(id));
        fact.Actor.ShouldBe(Actor.Connection(Inbound.Connection));
        var line = fact.Body.ShouldBeOfType<InspectionReported>().Lines[0];
        line.Grade.ShouldBe(Grade.B);
        line.Condition.ShouldBe(Condition.Unknown);
    }

    [Theory]
    [InlineData("RESTOCK", Disposition.Restock)]
    [InlineData("RETURN_TO_VENDOR", Disposition.ReturnToVendor)]
    [InlineData("SECURE_DESTRUCTION", Disposition.SecureDestruction)]
    [InlineData("KEEP_ITEM", Disposition.KeepItem)]
    public void A_disposition_speaks_the_hubs_codes(string code, Disposition expected)
    {
        var line = Read(Lines("disposition", $$"""{"quantity":1,"disposition":"{{code}}","location":"WH1-03"}""")).Only<DispositionReported>().Lines[0];
        line.Disposition.ShouldBe(expected);
        line.Location.ShouldBe("WH1-03");
    }

    [Fact]
    public void A_destruction_has_its_certificate() =>
        Read("""{"type":"destruction","id":"D-1","occurredAt":"2026-11-21T08:00:00Z","rma":"R1","serial":"SN-2","method":"shredding","certificateId":"CERT-77"}""")
            .Only<DestructionReported>().ShouldBe(new DestructionReported("CERT-77", "SN-2", "shredding"));

    [Theory]
    [InlineData("receipt", """{"quantity":1,"condition":"SOGGY"}""", "lines[0].condition", "SEALED")]
    [InlineData("receipt", """{"quantity":1,"condition":"opened"}""", "lines[0].condition", "OPENED")]
    [InlineData("inspection", """{"quantity":1,"grade":"E"}""", "lines[0].grade", "N")]
    [InlineData("disposition", """{"quantity":1,"disposition":"1"}""", "lines[0].disposition", "RETURN_TO_VENDOR")]
    public void An_unknown_code_is_answered_with_the_field_and_the_codes(string type, string line, string field, string allowed)
    {
        var unreadable = Read(Lines(type, line)).ShouldBeOfType<Normalised.Unreadable>();
        unreadable.Reason.ShouldBe("code-unknown");
        unreadable.Detail.ShouldContain($"'{field}'");
        unreadable.Detail.ShouldContain(allowed);
        unreadable.Detail.ShouldNotContain("SOGGY");
    }

    [Theory]
    [InlineData("""{"type":"gift","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R"}""", "type-unknown")]
    [InlineData("""{"id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R"}""", "field-missing")]
    [InlineData("""{"type":"receipt","occurredAt":"2026-11-21T08:00:00Z","rma":"R"}""", "field-missing")]
    [InlineData("""{"type":"receipt","id":"1","rma":"R","lines":[{"quantity":1}]}""", "field-missing")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21 08:00","rma":"R","lines":[{"quantity":1}]}""", "type-wrong")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","lines":[]}""", "field-missing")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","lines":[{"quantity":1}]}""", "subject-missing")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","orderId":"6","lines":[{"quantity":1}]}""", "field-missing")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","returnId":"ret_x","lines":[{"quantity":1}]}""", "id-invalid")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","operator":"jo@example.com","lines":[{"quantity":1}]}""", "operator-invalid")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","operator":"Jo Doe","lines":[{"quantity":1}]}""", "operator-invalid")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","lines":[{"quantity":1,"serials":["A","B"]}]}""", "serials-wrong")]
    [InlineData("""{"type":"receipt","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","lines":[{"quantity":2,"serials":["A","a"]}]}""", "serials-wrong")]
    [InlineData("""{"type":"inspection","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","lines":[{"quantity":1}]}""", "field-missing")]
    [InlineData("""{"type":"disposition","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","lines":[{"quantity":1}]}""", "field-missing")]
    [InlineData("""{"type":"destruction","id":"1","occurredAt":"2026-11-21T08:00:00Z","rma":"R","serial":"S","method":"m"}""", "field-missing")]
    public void A_report_outside_the_contract_waits_for_a_person(string body, string reason) => Read(body).ShouldBeUnreadable(reason);

    private static string Lines(string type, string line) =>
        $$"""{"type":"{{type}}","id":"X-1","occurredAt":"2026-11-20T10:00:00Z","rma":"R1","lines":[{{line}}]}""";

    private Normalised Read(string body) => _source.Normalise("", body);
}
