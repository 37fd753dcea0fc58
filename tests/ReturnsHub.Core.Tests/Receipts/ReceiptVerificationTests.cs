using System.Text;
using System.Text.Json.Nodes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Receipts;
using ReturnsHub.Testing.Keys;

namespace ReturnsHub.Core.Tests.Receipts;

/// <summary>A customer checks the receipt with nothing but the published key: every change of it is seen.</summary>
public sealed class ReceiptVerificationTests : IDisposable
{
    private readonly TestSigningKey _key = new();

    private static readonly WithdrawalReceipt Receipt = new()
    {
        DeclarationId = "wd-7",
        Tenant = new TenantId("outdoor"),
        ReturnId = ReturnId.For(new TenantId("outdoor"), "api", "wd-7"),
        Rma = "K7M2-9XQ4",
        OrderId = "6100",
        DeclaredAt = new DateTimeOffset(2026, 11, 2, 9, 12, 41, TimeSpan.Zero),
        RefundDueAt = new DateTimeOffset(2026, 11, 16, 9, 12, 41, TimeSpan.Zero),
        Whole = false,
        Lines = [new WithdrawnUnits("ol-1", 2), new WithdrawnUnits("ol-2", 1)],
        Name = "Änne Müßig",
        Contact = "aenne@example.invalid",
        Statement = "I withdraw from the contract.\n\"All of it\" ☂",
    };

    private byte[] Sealed => ReceiptSealing.Seal(Receipt, _key);

    private ReceiptStatus Check(ReadOnlyMemory<byte> receipt) => ReceiptVerification.Check(receipt, _key.KeyId, _key.PublicKey.Span);

    private ReceiptStatus Check(string receipt) => Check(Encoding.UTF8.GetBytes(receipt));

    public void Dispose() => _key.Dispose();

    [Fact]
    public void A_receipt_is_genuine_and_says_what_was_declared()
    {
        Check(Sealed).ShouldBe(ReceiptStatus.Genuine);
        var json = JsonNode.Parse(Sealed)!.AsObject();
        json["declaredAt"]!.GetValue<string>().ShouldBe("2026-11-02T09:12:41Z");
        json["statement"]!.GetValue<string>().ShouldBe(Receipt.Statement);
        json["seal"]!["algorithm"]!.GetValue<string>().ShouldBe("ES256");
    }

    [Fact]
    public void Printed_anew_with_other_blanks_and_order_it_is_still_the_same_receipt()
    {
        var json = JsonNode.Parse(Sealed)!.AsObject();
        var turned = new JsonObject(json.Reverse().Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone())));
        Check(turned.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true })).ShouldBe(ReceiptStatus.Genuine);
    }

    [Fact]
    public void Changing_removing_or_adding_any_member_is_seen()
    {
        var members = JsonNode.Parse(Sealed)!.AsObject().Select(m => m.Key).Where(k => k != "seal").ToList();
        members.Count.ShouldBe(13);
        foreach (var member in members)
        {
            var changed = JsonNode.Parse(Sealed)!.AsObject();
            changed[member] = changed[member] is JsonValue v && v.TryGetValue<bool>(out var b) ? !b : changed[member]!.ToJsonString() + "x";
            Check(changed.ToJsonString()).ShouldNotBe(ReceiptStatus.Genuine, member);
            var removed = JsonNode.Parse(Sealed)!.AsObject();
            removed.Remove(member);
            Check(removed.ToJsonString()).ShouldNotBe(ReceiptStatus.Genuine, member);
        }

        var more = JsonNode.Parse(Sealed)!.AsObject();
        more["surprise"] = 1;
        Check(more.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
        var deep = JsonNode.Parse(Sealed)!.AsObject();
        deep["lines"]![0]!["quantity"] = 3;
        Check(deep.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
    }

    [Fact]
    public void Flipping_any_bit_of_the_document_is_seen()
    {
        var good = Sealed;
        for (var at = 0; at < good.Length; at++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                var bad = (byte[])good.Clone();
                bad[at] ^= (byte)(1 << bit);
                Check(bad).ShouldNotBe(ReceiptStatus.Genuine, $"byte {at}, bit {bit}");
            }
        }
    }

    [Fact]
    public void A_member_given_twice_makes_it_no_receipt()
    {
        var text = Encoding.UTF8.GetString(Sealed);
        Check(text.Insert(1, "\"declaredAt\":\"2026-10-01T00:00:00Z\",")).ShouldBe(ReceiptStatus.NotAReceipt);
    }

    [Fact]
    public void Words_put_into_the_seal_are_seen_since_the_seal_is_not_signed()
    {
        var json = JsonNode.Parse(Sealed)!.AsObject();
        json["seal"]!["note"] = "valid until 2030";
        Check(json.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
        json = JsonNode.Parse(Sealed)!.AsObject();
        json["seal"]!["algorithm"] = "none";
        Check(json.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
    }

    [Fact]
    public void Another_keys_seal_is_not_the_hubs()
    {
        using var other = new TestSigningKey();
        Check(ReceiptSealing.Seal(Receipt, other)).ShouldBe(ReceiptStatus.OtherKey);
        ReceiptVerification.Check(Sealed, _key.KeyId, other.PublicKey.Span).ShouldBe(ReceiptStatus.Tampered);
        // Somebody else's seal under the hub's name.
        var forged = JsonNode.Parse(ReceiptSealing.Seal(Receipt, other))!.AsObject();
        forged["seal"]!["keyId"] = _key.KeyId;
        Check(forged.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
    }

    [Fact]
    public void A_signature_over_the_bare_document_is_no_seal()
    {
        // The key signs other things too (checkpoints): what it signed for another purpose must not pass for a receipt.
        var json = JsonNode.Parse(Sealed)!.AsObject();
        var bare = json.DeepClone().AsObject();
        bare.Remove("seal");
        json["seal"]!["signature"] = System.Buffers.Text.Base64Url.EncodeToString(_key.Sign(Encoding.UTF8.GetBytes(bare.ToJsonString())));
        Check(json.ToJsonString()).ShouldBe(ReceiptStatus.Tampered);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"returnshub.withdrawal-receipt.v1\"}")]
    [InlineData("{\"kind\":\"returnshub.withdrawal-receipt.v1\",\"seal\":[]}")]
    [InlineData("{\"kind\":\"returnshub.withdrawal-receipt.v1\",\"seal\":{}}")]
    [InlineData("{\"kind\":\"returnshub.withdrawal-receipt.v1\",\"seal\":{\"algorithm\":\"ES256\",\"keyId\":1,\"signature\":\"\"}}")]
    [InlineData("{\"kind\":\"\\ud800\"}")]
    public void What_is_no_receipt_is_called_so(string text) => Check(text).ShouldBe(ReceiptStatus.NotAReceipt);

    [Fact]
    public void A_number_that_no_receipt_has_and_a_document_too_large_are_no_receipts()
    {
        var json = JsonNode.Parse(Sealed)!.AsObject();
        json["more"] = 1.5;
        Check(json.ToJsonString()).ShouldBe(ReceiptStatus.NotAReceipt);
        Check(new byte[ReceiptVerification.MostBytes + 1]).ShouldBe(ReceiptStatus.NotAReceipt);
    }
}
