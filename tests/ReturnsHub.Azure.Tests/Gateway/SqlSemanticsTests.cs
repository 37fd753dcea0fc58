using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace ReturnsHub.Azure.Tests.Gateway;

/// <summary>One item, and what an expression over it gives; an undefined value gives no result at all.</summary>
public sealed class SqlSemanticsTests : GatewayTest
{
    private const string Item =
        """
        {"id":"1","pk":"p1","n":5,"text":"Abc","none":null,"yes":true,"tags":["x","y"],
        "lines":[{"sku":"A","qty":1},{"sku":"B","qty":2}]}
        """;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        using var created = await Notes.CreateItemStreamAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Item)), One);
        created.EnsureSuccessStatusCode();
    }

    [Theory]
    [InlineData("c.n = 5", "true")]
    [InlineData("c.n = '5'", "false")]
    [InlineData("c.n > 'a'", "")]
    [InlineData("c.n > c.missing", "")]
    [InlineData("c.missing = null", "")]
    [InlineData("c.none = null", "true")]
    [InlineData("c.missing AND false", "false")]
    [InlineData("c.missing OR true", "true")]
    [InlineData("NOT c.missing", "")]
    [InlineData("c.missing ?? 'other'", "\"other\"")]
    [InlineData("c.none ?? 'other'", "null")]
    [InlineData("c.yes ? 1 : 2", "1")]
    [InlineData("IIF(c.n = 4, 1, 2)", "2")]
    [InlineData("c.n NOT IN (1, 2)", "true")]
    [InlineData("c.n NOT BETWEEN 1 AND 5", "false")]
    [InlineData("c.text LIKE '_b%'", "true")]
    [InlineData("STARTSWITH(c.text, 'ab', true)", "true")]
    [InlineData("STARTSWITH(c.text, 'ab')", "false")]
    [InlineData("STARTSWITH(c.n, 'ab')", "")]
    [InlineData("c.text || '!'", "\"Abc!\"")]
    [InlineData("c.n * 2 - 1", "9")]
    [InlineData("c.n / 2", "2.5")]
    [InlineData("c.tags[1]", "\"y\"")]
    [InlineData("c['tags'][2]", "")]
    [InlineData("ARRAY_LENGTH(c.tags)", "2")]
    [InlineData("ARRAY_CONTAINS(c.lines, {'sku': 'B'}, true)", "true")]
    [InlineData("ARRAY_CONTAINS(c.lines, {'sku': 'B'})", "false")]
    [InlineData("EXISTS(SELECT VALUE l FROM l IN c.lines WHERE l.qty > 1)", "true")]
    [InlineData("ARRAY(SELECT VALUE l.sku FROM l IN c.lines)", "[\"A\",\"B\"]")]
    [InlineData("(SELECT VALUE SUM(l.qty) FROM l IN c.lines)", "3")]
    [InlineData("{'a': c.n, 'b': c.missing}", "{\"a\":5}")]
    [InlineData("[c.n, c.missing, c.none]", "[5,null]")]
    [InlineData("IS_DEFINED(c.none)", "true")]
    [InlineData("IS_NULL(c.missing)", "false")]
    public async Task An_expression_gives(string expression, string expected)
    {
        var results = await QueryAsync<JsonElement>($"SELECT VALUE {expression} FROM c", One);

        results.Select(result => result.GetRawText()).ShouldBe(expected.Length == 0 ? [] : [expected]);
    }

    [Theory]
    [InlineData("SELECT VALUE l.sku FROM c JOIN l IN c.lines WHERE l.qty > 1", "\"B\"")]
    [InlineData("SELECT VALUE COUNT(c.missing) FROM c", "0")]
    [InlineData("SELECT VALUE {'sku': l.sku} FROM c JOIN l IN c.lines ORDER BY c.id OFFSET 1 LIMIT 1", "{\"sku\":\"B\"}")]
    [InlineData("SELECT c.n AS many, c.text FROM c", "{\"many\":5,\"text\":\"Abc\"}")]
    [InlineData("SELECT DISTINCT VALUE l.missing ?? 'same' FROM c JOIN l IN c.lines", "\"same\"")]
    public async Task A_query_gives(string sql, string expected) =>
        (await QueryAsync<JsonElement>(new QueryDefinition(sql), One)).Select(result => result.GetRawText()).ShouldBe([expected]);
}
