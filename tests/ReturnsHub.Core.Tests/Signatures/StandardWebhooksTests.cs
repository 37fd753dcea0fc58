using System.Text;
using ReturnsHub.Core.Signatures;

namespace ReturnsHub.Core.Tests.Signatures;

public class StandardWebhooksTests
{
    // The vector published with the reference libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_614_265_330);
    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();
    private static readonly string OtherSecret = StandardWebhooks.NewSecret(Enumerable.Repeat((byte)7, 32).ToArray());

    [Fact]
    public void The_published_vector_is_signed_as_published() =>
        StandardWebhooks.Sign([Secret], Id, At, Body).ShouldBe(Signature);

    [Fact]
    public void The_published_vector_verifies() => Check().ShouldBe("");

    [Fact]
    public void A_body_changed_by_one_byte_is_refused()
    {
        var changed = Body.ToArray();
        changed[^2] ^= 1;
        Check(body: changed).ShouldBe("signature-invalid");
    }

    [Theory]
    [InlineData("msg_p5jXN8AQM9LWM0D4loKWxJeK", Timestamp)]
    [InlineData(Id, "1614265331")]
    [InlineData(Id, "01614265330")]
    public void The_id_and_the_time_are_signed_as_they_are_written(string id, string timestamp) =>
        Check(id: id, timestamp: timestamp).ShouldBe("signature-invalid");

    [Theory]
    [InlineData(null, "webhook-id-missing")]
    [InlineData("", "webhook-id-missing")]
    [InlineData("msg.1", "webhook-id-invalid")]
    [InlineData("msg 1", "webhook-id-invalid")]
    [InlineData("msg\n1", "webhook-id-invalid")]
    [InlineData("msg-é", "webhook-id-invalid")]
    public void A_missing_id_and_a_malformed_one_are_told_apart(string? id, string failure) => Check(id: id).ShouldBe(failure);

    [Fact]
    public void An_id_over_200_characters_is_refused()
    {
        Check(id: new string('a', 201)).ShouldBe("webhook-id-invalid");
        StandardWebhooks.IsId(new string('a', 200)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, "timestamp-missing")]
    [InlineData("", "timestamp-missing")]
    [InlineData("2021-02-25T15:02:10Z", "timestamp-invalid")]
    [InlineData("1614265330.5", "timestamp-invalid")]
    [InlineData("-1614265330", "timestamp-invalid")]
    [InlineData(" 1614265330", "timestamp-invalid")]
    [InlineData("253402300800", "timestamp-invalid")]
    [InlineData("99999999999999999999", "timestamp-invalid")]
    [InlineData("000000000001614265330", "timestamp-invalid")]
    public void A_missing_time_and_a_malformed_one_are_told_apart(string? timestamp, string failure) =>
        Check(timestamp: timestamp).ShouldBe(failure);

    [Theory]
    [InlineData(300, "")]
    [InlineData(-300, "")]
    [InlineData(301, "timestamp-outside-tolerance")]
    [InlineData(-301, "timestamp-outside-tolerance")]
    public void An_attempt_may_lie_five_minutes_off_either_way(int seconds, string failure) => Check(now: At.AddSeconds(seconds)).ShouldBe(failure);

    [Theory]
    [InlineData(null, "signature-missing")]
    [InlineData("", "signature-missing")]
    [InlineData("   ", "signature-missing")]
    [InlineData("v1,", "signature-invalid")]
    [InlineData("v1,not base64", "signature-invalid")]
    [InlineData("g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "signature-invalid")]
    [InlineData("v1a,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "signature-invalid")]
    [InlineData("v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "signature-invalid")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1A==", "signature-invalid")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEA", "signature-invalid")]
    [InlineData("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OEAAAAA", "signature-invalid")]
    public void A_signature_that_is_missing_or_of_another_kind_or_length_is_refused(string? header, string failure) =>
        Check(header: header).ShouldBe(failure);

    [Fact]
    public void Any_signature_that_fits_any_secret_is_enough()
    {
        var both = StandardWebhooks.Sign([OtherSecret, Secret], Id, At, Body);
        both.Split(' ').Length.ShouldBe(2);
        both.ShouldEndWith(Signature);
        Check(secrets: [Secret], header: both).ShouldBe("");
        Check(secrets: [OtherSecret], header: both).ShouldBe("");
        Check(secrets: [OtherSecret, Secret]).ShouldBe("");
        Check(secrets: [OtherSecret]).ShouldBe("signature-invalid");
        Check(secrets: []).ShouldBe("signature-invalid");
    }

    [Fact]
    public void A_malformed_secret_beside_a_good_one_fits_nothing_and_harms_nothing()
    {
        Check(secrets: ["whsec_***", Secret]).ShouldBe("");
        Check(secrets: ["whsec_***", ""]).ShouldBe("signature-invalid");
    }

    [Fact]
    public void No_more_than_eight_signatures_are_looked_at()
    {
        var seven = string.Join("  ", Enumerable.Repeat("v1,AAAA", 7));
        Check(header: $"{seven} {Signature}").ShouldBe("");
        Check(header: $"{seven} v1a,AAAA {Signature}").ShouldBe("signature-invalid");
    }

    [Fact]
    public void An_empty_body_is_signed_too()
    {
        var header = StandardWebhooks.Sign([Secret], Id, At, []);
        Check(header: header, body: []).ShouldBe("");
        Check(header: header).ShouldBe("signature-invalid");
    }

    [Theory]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_")]
    [InlineData("whsec_MfKQ9r8G")]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS")]
    [InlineData("WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    public void A_malformed_secret_has_no_key(string secret)
    {
        StandardWebhooks.Key(secret).ShouldBeNull();
        Should.Throw<ArgumentException>(() => StandardWebhooks.Sign([secret], Id, At, Body)).Message.ShouldNotContain("MfKQ", Case.Insensitive);
    }

    [Theory]
    [InlineData(23, false)]
    [InlineData(24, true)]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void A_key_has_24_to_64_bytes(int length, bool fits)
    {
        var key = Enumerable.Range(0, length).Select(i => (byte)i).ToArray();
        StandardWebhooks.Key("whsec_" + Convert.ToBase64String(key)).ShouldBe(fits ? key : null);
    }

    [Fact]
    public void A_new_secret_holds_its_32_random_bytes()
    {
        byte[] random = [.. Enumerable.Range(100, 32).Select(i => (byte)i)];
        StandardWebhooks.Key(StandardWebhooks.NewSecret(random)).ShouldBe(random);
        Should.Throw<ArgumentException>(() => StandardWebhooks.NewSecret(random.AsSpan(1)));
    }

    [Fact]
    public void Nothing_is_signed_without_a_secret_or_under_an_id_with_a_dot()
    {
        Should.Throw<ArgumentException>(() => StandardWebhooks.Sign([], Id, At, Body));
        Should.Throw<ArgumentException>(() => StandardWebhooks.Sign([Secret], "a.b", At, Body));
    }

    [Fact]
    public void Verifying_allocates_nothing_in_step_with_the_body()
    {
        var large = Encoding.ASCII.GetBytes(new string('x', 1_000_000));
        var header = StandardWebhooks.Sign([Secret], Id, At, large);
        Check(header: header, body: large).ShouldBe("");
        var before = GC.GetAllocatedBytesForCurrentThread();
        Check(header: header, body: large).ShouldBe("");
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(100_000);
    }

    private static string Check(
        string? id = Id, string? timestamp = Timestamp, string? header = Signature, byte[]? body = null, DateTimeOffset? now = null, string[]? secrets = null)
    {
        var fits = StandardWebhooks.Verify(secrets ?? [Secret], id, timestamp, header, body ?? Body, now ?? At, out var failure);
        fits.ShouldBe(failure.Length == 0);
        return failure;
    }
}
