using System.Net;
using System.Text;

namespace ReturnsHub.Web.Tests.Returns;

public sealed class OpenReturnTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task A_return_is_opened_with_its_number_and_shown()
    {
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(Bodies.Jacket("open-1")));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var view = await RunningHub.ReadAsync(answer);
        var id = view.GetProperty("returnId").GetString();
        answer.Headers.Location!.ToString().ShouldBe($"/api/returns/{id}");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        view.GetProperty("status").GetString().ShouldBe("AUTHORISED");
        view.GetProperty("tracks").GetProperty("goods").GetString().ShouldBe("EXPECTED");
        view.GetProperty("rma").GetString()!.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        view.GetProperty("orderId").GetString().ShouldBe("open-1");
        var line = view.GetProperty("lines")[0];
        line.GetProperty("requested").GetInt32().ShouldBe(1);
        line.GetProperty("hasNote").GetBoolean().ShouldBeTrue();

        using var shown = await client.GetAsync(answer.Headers.Location);
        (await RunningHub.ReadAsync(shown)).GetProperty("returnId").GetString().ShouldBe(id);
    }

    [Fact]
    public async Task The_customers_words_show_up_only_under_personal_data()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("open-2"));
        var id = view.GetProperty("returnId").GetString();
        using var client = hub.Client("rhk_clerk");
        var events = await client.GetStringAsync($"/api/returns/{id}/events");
        // Hashes and ids are hexadecimal: 555 alone stands in one of them now and then.
        foreach (var word in new[] { "555 0100", "call me", "Runs small" })
        {
            view.GetRawText().ShouldNotContain(word);
            events.ShouldNotContain(word);
        }

        var data = await RunningHub.ReadAsync(await client.GetAsync($"/api/returns/{id}/personal-data"));
        data.GetProperty("fields").GetProperty("note/L1").GetString().ShouldBe("Runs small, call me: 555 0100");
    }

    [Theory]
    [InlineData("8e03978e-40d5-43e8-bc93-6894a57f9324", "8e03978e-40d5-43e8-bc93-6894a57f9324")]
    [InlineData("\"quoted-1\"", "quoted-1")]
    public async Task The_same_key_and_body_give_the_same_answer(string first, string second)
    {
        using var client = hub.Client("rhk_clerk");
        using var one = await PostAsync(client, Bodies.Jacket("same-1"), first);
        using var two = await PostAsync(client, Bodies.Jacket("same-1"), second);
        one.StatusCode.ShouldBe(HttpStatusCode.Created);
        two.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await two.Content.ReadAsStringAsync()).ShouldBe(await one.Content.ReadAsStringAsync());
        two.Headers.Location.ShouldBe(one.Headers.Location);
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused()
    {
        using var client = hub.Client("rhk_clerk");
        using var one = await PostAsync(client, Bodies.Jacket("reuse-1"), "reuse");
        using var two = await PostAsync(client, Bodies.Jacket("reuse-2"), "reuse");
        one.StatusCode.ShouldBe(HttpStatusCode.Created);
        await RunningHub.ShouldRefuseAsync(two, 422, "idempotency-key-reused");
    }

    [Fact]
    public async Task A_refused_request_does_not_use_up_its_key()
    {
        using var client = hub.Client("rhk_clerk");
        using var wrong = await PostAsync(client, "{}", "second-chance");
        using var right = await PostAsync(client, Bodies.Jacket("chance-1"), "second-chance");
        await RunningHub.ShouldRefuseAsync(wrong, 400, "fields-invalid");
        right.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Two_people_may_use_the_same_key_for_different_returns()
    {
        using var clara = hub.Client("rhk_clerk");
        using var carl = hub.Client("rhk_clerk2");
        using var one = await PostAsync(clara, Bodies.Jacket("people-1"), "1");
        using var two = await PostAsync(carl, Bodies.Jacket("people-1"), "1");
        two.StatusCode.ShouldBe(HttpStatusCode.Created);
        two.Headers.Location.ShouldNotBe(one.Headers.Location);
    }

    [Fact]
    public async Task A_key_sent_many_times_at_once_opens_one_return()
    {
        using var client = hub.Client("rhk_clerk");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(client, Bodies.Jacket("race-1"), "race")));
        answers.ShouldAllBe(a => a.StatusCode == HttpStatusCode.Created || a.StatusCode == HttpStatusCode.Conflict);
        answers.ShouldContain(a => a.StatusCode == HttpStatusCode.Created);
        var list = await RunningHub.ReadAsync(await client.GetAsync("/api/returns?orderId=race-1"));
        list.GetProperty("items").GetArrayLength().ShouldBe(1);
        foreach (var answer in answers) answer.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("ключ")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        using var client = hub.Client("rhk_clerk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/returns") { Content = RunningHub.Json(Bodies.Jacket("key-1")) };
        if (key == "ключ") request.Headers.TryAddWithoutValidation("Idempotency-Key", new string('k', 201));
        else request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        await RunningHub.ShouldRefuseAsync(answer, 400, "idempotency-key-invalid");
    }

    [Fact]
    public async Task Everything_wrong_with_a_request_is_named_at_once()
    {
        const string body = """
            {
              "orderId": " ", "rma": "no blanks", "connection": "nobody", "requestedAt": "2999-01-01T00:00:00Z",
              "lines": [
                { "lineId": "a", "sku": "S", "quantity": 0, "serials": ["1", "1"] },
                { "lineId": "a", "orderLineId": "zz", "quantity": 1 },
                null
              ],
              "order": { "orderId": "other", "currency": "euro", "lines": [{ "orderLineId": "o", "quantity": 1, "paid": "1.00", "tax": "2.00" }] }
            }
            """;
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(body));
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid")).GetProperty("errors");
        var named = errors.EnumerateObject().Select(e => e.Name).ToList();
        foreach (var path in new[] { "orderId", "rma", "connection", "requestedAt", "lines[0].quantity", "lines[0].serials", "lines[1].sku", "lines[1].orderLineId", "lines[2]", "lines", "order.currency" })
            named.ShouldContain(path);
    }

    [Theory]
    [InlineData("\"paid\": \"1.001\"", "order.lines[0].paid")]
    [InlineData("\"paid\": \"-1\"", "order.lines[0].paid")]
    [InlineData("\"paid\": \"1\", \"tax\": \"1.5\"", "order.lines[0].tax")]
    [InlineData("\"vendor\": \"x\"", "order.lines[0].paid")]
    [InlineData("\"paid\": \"9999999999999\"", "order.lines[0].paid")]
    public async Task Money_that_cannot_be_is_refused(string line, string path)
    {
        var body = $$"""
            { "orderId": "m", "lines": [{ "lineId": "a", "sku": "S", "quantity": 1 }],
              "order": { "orderId": "m", "currency": "EUR", "lines": [{ "orderLineId": "o", "quantity": 1, {{line}} }] } }
            """;
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(body));
        var errors = (await RunningHub.ShouldRefuseAsync(answer, 400, "fields-invalid")).GetProperty("errors");
        errors.TryGetProperty(path, out _).ShouldBeTrue(errors.GetRawText());
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"orderId\": \"1\", \"orderId\": \"2\"}")]
    [InlineData("{\"surprise\": 1}")]
    [InlineData("{\"lines\": [{\"reason\": \"BECAUSE\"}]}")]
    [InlineData("{\"lines\": [{\"reason\": 3}]}")]
    [InlineData("{\"lines\": [{\"quantity\": \"one\"}]}")]
    [InlineData("{\"lines\": [{\"quantity\": 1.5}]}")]
    [InlineData("{\"orderId\": \"\\ud800\"}")]
    [InlineData("{\"requestedAt\": \"yesterday\"}")]
    [InlineData("{\"connection\": null}")]
    [InlineData("{} {}")]
    [InlineData("{\"a\": /* no comments */ 1}")]
    [InlineData("")]
    public async Task A_body_that_is_not_what_is_asked_for_is_refused(string body)
    {
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json(body));
        await RunningHub.ShouldRefuseAsync(answer, 400, "body-invalid");
    }

    [Fact]
    public async Task A_deeply_nested_body_is_refused()
    {
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", RunningHub.Json("{\"lines\":" + new string('[', 2000) + new string(']', 2000) + "}"));
        await RunningHub.ShouldRefuseAsync(answer, 400, "body-invalid");
    }

    [Fact]
    public async Task A_body_that_is_not_utf8_is_refused()
    {
        using var content = new ByteArrayContent([.. "{\"orderId\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        content.Headers.ContentType = new("application/json");
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", content);
        await RunningHub.ShouldRefuseAsync(answer, 400, "invalid-utf8");
    }

    [Fact]
    public async Task Another_content_type_is_refused()
    {
        using var content = new StringContent(Bodies.Jacket("type-1"), Encoding.UTF8, "text/plain");
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", content);
        await RunningHub.ShouldRefuseAsync(answer, 415, "content-type-unsupported");
    }

    [Fact]
    public async Task A_compressed_body_is_refused()
    {
        using var content = RunningHub.Json(Bodies.Jacket("gzip-1"));
        content.Headers.ContentEncoding.Add("gzip");
        using var client = hub.Client("rhk_clerk");
        using var answer = await client.PostAsync("/api/returns", content);
        await RunningHub.ShouldRefuseAsync(answer, 415, "content-encoding-unsupported");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_the_limit_is_refused_whether_its_length_is_told_or_not(bool told)
    {
        using var content = new StreamContent(new MemoryStream(new byte[300 * 1024]));
        content.Headers.ContentType = new("application/json");
        using var client = hub.Client("rhk_clerk");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/returns") { Content = content };
        request.Headers.TransferEncodingChunked = !told;
        using var answer = await client.SendAsync(request);
        await RunningHub.ShouldRefuseAsync(answer, 413, "body-too-large");
    }

    [Fact]
    public async Task A_return_may_name_the_order_numbers_of_a_connection()
    {
        var view = await hub.OpenAsync(Bodies.Jacket("conn-1", extra: "\"connection\": \"warehouse\", \"rma\": \"RMA-77\","));
        view.GetProperty("connection").GetString().ShouldBe("warehouse");
        view.GetProperty("rma").GetString().ShouldBe("RMA-77");
    }

    [Fact]
    public async Task Serial_numbers_and_prices_given_as_numbers_are_kept()
    {
        const string body = """
            { "orderId": "num-1", "authorised": false,
              "lines": [{ "lineId": "a", "orderLineId": "o", "sku": "S", "quantity": 2, "serials": ["SN-1", "SN-2"] }],
              "order": { "orderId": "num-1", "currency": "JPY", "shippingPaid": 500, "lines": [{ "orderLineId": "o", "quantity": 2, "paid": 12000 }] } }
            """;
        var view = await hub.OpenAsync(body);
        view.GetProperty("status").GetString().ShouldBe("REQUESTED");
        view.GetProperty("lines")[0].GetProperty("serials").EnumerateArray().Select(s => s.GetString()).ShouldBe(["SN-1", "SN-2"]);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/returns") { Content = RunningHub.Json(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key).ShouldBeTrue();
        return client.SendAsync(request);
    }
}
