using System.Text;
using ReturnsHub.Sources.Shopify;

namespace ReturnsHub.Sources.Tests.Json;

/// <summary>Whatever the bytes, a source answers with facts or with a stable reason that quotes nothing.</summary>
public class HostileInputTests
{
    private const string Secretive = "jo@example.com";

    private static readonly (string Topic, ISource Source)[] Readers =
        [.. ShopifyTopics.Names.Select(t => (t, (ISource)new ShopifySource())), .. SourceCatalogue.Create(new FixedTime(Inbound.ReceivedAt)).Where(s => s.Name != "shopify").Select(s => ("", s))];

    public static TheoryData<string, byte[]> Broken() => new()
    {
        { "json-invalid", [] },
        { "json-invalid", Utf8(" ") },
        { "json-invalid", Utf8("{") },
        { "json-invalid", Utf8("{}{}") },
        { "json-invalid", Utf8("{\"a\":1,}") },
        { "json-invalid", Utf8("{/* */}") },
        { "json-invalid", Utf8("{\"a\":NaN}") },
        { "json-invalid", Utf8("{\"id\":1,\"id\":2}") },
        { "json-invalid", Utf8("{\"id\":1,\"\\u0069d\":2}") },
        { "json-invalid", Utf8("{\"x\":{\"" + Secretive + "\":1,\"" + Secretive + "\":2}}") },
        { "json-invalid", Utf8(new string('[', 5000)) },
        { "json-invalid", Utf8("{\"a\":" + new string('[', 40) + new string(']', 40) + "}") },
        { "utf8-invalid", [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xff, 0x22, 0x7d] },
        { "utf8-invalid", [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00] },
        { "utf8-invalid", [0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d] },
        { "root-not-object", Utf8("[]") },
        { "root-not-object", Utf8("null") },
        { "root-not-object", Utf8("\"x\"") },
        { "root-not-object", Utf8("1e999") },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_body_that_is_no_JSON_object_is_told_apart(string reason, byte[] body)
    {
        foreach (var (topic, source) in Readers)
        {
            var unreadable = source.Normalise(topic, body).ShouldBeOfType<Normalised.Unreadable>($"{source.Name} {topic}");
            unreadable.Reason.ShouldBe(reason);
            unreadable.Detail.ShouldNotContain(Secretive);
        }
    }

    [Theory]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"\\ud800\":1,\"\\ud800\":2}")]
    [InlineData("{\"admin_graphql_api_i\\ud800\":1,\"status\":\"open\",\"description\":1}")]
    public void A_name_that_is_no_Unicode_throws_nowhere(string body)
    {
        foreach (var (topic, source) in Readers) source.Normalise(topic, body).ShouldNotBeNull();
    }

    [Theory]
    [InlineData("\"quantity\":0", "quantity-out-of-range")]
    [InlineData("\"quantity\":-1", "quantity-out-of-range")]
    [InlineData("\"quantity\":100001", "quantity-out-of-range")]
    [InlineData("\"quantity\":99999999999999999999", "type-wrong")]
    [InlineData("\"quantity\":1.5", "type-wrong")]
    [InlineData("\"quantity\":\"1\"", "type-wrong")]
    [InlineData("\"quantity\":null", "field-missing")]
    [InlineData("\"other\":1", "field-missing")]
    [InlineData("\"quantity\":1,\"return_reason\":5", "type-wrong")]
    [InlineData("\"quantity\":1,\"return_reason\":\"a\\u0000b\"", "text-invalid")]
    [InlineData("\"quantity\":1,\"customer_note\":{}", "type-wrong")]
    [InlineData("\"quantity\":1,\"customer_note\":\"\\ud800\"", "text-invalid")]
    [InlineData("\"quantity\":1,\"fulfillment_line_item\":[]", "type-wrong")]
    [InlineData("\"quantity\":1,\"return_reason_definition\":\"quality\"", "type-wrong")]
    public void A_line_beyond_the_limits_is_not_read(string members, string reason)
    {
        var body = Request($"{{\"id\":7,{members}}}");
        var unreadable = new ShopifySource().Normalise("returns/request", body).ShouldBeOfType<Normalised.Unreadable>();
        unreadable.Reason.ShouldBe(reason);
        unreadable.Detail.ShouldContain("return_line_items[0]");
    }

    [Fact]
    public void Too_long_texts_are_not_read()
    {
        Read($"\"quantity\":1,\"customer_note\":\"{new string('n', 2001)}\"").ShouldBeUnreadable("text-too-long");
        Read($"\"quantity\":1,\"return_reason\":\"{new string('r', 61)}\"").ShouldBeUnreadable("text-too-long");
        Read($"\"quantity\":1,\"customer_note\":\"{new string('n', 2000)}\"").OnlyFact();
    }

    [Fact]
    public void Stray_control_characters_in_a_note_become_blanks() =>
        Read("\"quantity\":1,\"customer_note\":\"too\\u0000small\\nreally\"").Only<ReturnRequestReported>().Lines[0].Note.ShouldBe("too small\nreally");

    [Fact]
    public void More_lines_than_the_limit_are_not_read()
    {
        static string Lines(int count) => string.Join(',', Enumerable.Range(1, count).Select(i => $"{{\"id\":{i},\"quantity\":1}}"));
        new ShopifySource().Normalise("returns/request", Request(Lines(1001))).ShouldBeUnreadable("too-many-lines");
        new ShopifySource().Normalise("returns/request", Request(Lines(1000))).Only<ReturnRequestReported>().Lines.Count.ShouldBe(1000);
    }

    [Theory]
    [InlineData("\"id\":-5", "id-invalid")]
    [InlineData("\"id\":1.5", "id-invalid")]
    [InlineData("\"id\":99999999999999999999", "id-invalid")]
    [InlineData("\"id\":\"5;drop\"", "id-invalid")]
    [InlineData("\"id\":{}", "id-invalid")]
    [InlineData("\"name\":\"#1\"", "id-missing")]
    [InlineData("\"admin_graphql_api_id\":\"gid://shopify/Return/\"", "id-invalid")]
    [InlineData("\"admin_graphql_api_id\":\"gid://shopify/Return/-1\"", "id-invalid")]
    [InlineData("\"admin_graphql_api_id\":\"gid://shopify/Return/1/2\"", "id-invalid")]
    [InlineData("\"admin_graphql_api_id\":\"Return/1\"", "id-invalid")]
    [InlineData("\"admin_graphql_api_id\":\"gid://shopify/Order/1\"", "topic-mismatch")]
    [InlineData("\"admin_graphql_api_id\":7", "type-wrong")]
    public void An_id_that_is_none_is_not_read(string id, string reason) =>
        new ShopifySource().Normalise("returns/close", $"{{{id},\"status\":\"closed\"}}").ShouldBeUnreadable(reason);

    [Theory]
    [InlineData("\"1e3\"")]
    [InlineData("\"1,50\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("1e400")]
    [InlineData("\"١٢\"")]
    public void An_amount_that_is_none_is_not_read(string amount) => Refund(amount).ShouldBeUnreadable("type-wrong");

    [Theory]
    [InlineData("1000000000001")]
    [InlineData("\"99999999999999999999\"")]
    [InlineData("\"-1.00\"")]
    public void An_amount_out_of_range_is_not_read(string amount) => Refund(amount).ShouldBeUnreadable("amount-out-of-range");

    /// <summary>Takes a good body apart member by member: reading may refuse, and may not throw.</summary>
    [Fact]
    public void No_value_of_any_kind_in_any_place_throws()
    {
        string[] values = ["null", "true", "-1", "1e400", "9223372036854775807", "\"\"", "\"\\ud800\"", "\"x\"", "[]", "[null]", "[[]]", "{}", "{\"amount\":\"9e9\"}"];
        var tried = 0;
        foreach (var (topic, source, body) in HostileBodies.Good)
        {
            foreach (var hostile in HostileBodies.Replaced(body, values))
            {
                source.Normalise(topic, hostile).ShouldNotBeNull();
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(1000);
    }

    private static Normalised Refund(string amount) => new ShopifySource().Normalise(
        "refunds/create", $$"""{"id":1,"refund_line_items":[],"transactions":[{"kind":"refund","status":"success","amount":{{amount}},"currency":"EUR"}]}""");

    private static Normalised Read(string members) => new ShopifySource().Normalise("returns/request", Request($"{{\"id\":7,{members}}}"));

    private static string Request(string lines) => $"{{\"id\":5,\"status\":\"requested\",\"return_line_items\":[{lines}]}}";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
