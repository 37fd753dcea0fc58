using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Linq;

namespace ReturnsHub.Azure.Tests.Gateway;

/// <summary>Twenty-five notes 10 to 34, even ones in one partition, odd ones in another; every third is open.</summary>
public sealed class QueryTests : GatewayTest
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        for (var n = 10; n < 35; n++)
            await CreateAsync($"d{n}", n % 2 == 0 ? "p1" : "p2", n, n % 3 == 0 ? "open" : "closed", n == 12 ? ["x", "y"] : []);
    }

    [Fact]
    public async Task Parameters_filter_within_one_partition()
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.pk = @pk AND c.n > @n").WithParameter("@pk", "p1").WithParameter("@n", 20);

        (await QueryAsync<Note>(query, One)).Select(note => note.N).ShouldBe([22, 24, 26, 28, 30, 32, 34]);
    }

    [Fact]
    public async Task Parameters_filter_across_partitions()
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.n >= @n").WithParameter("@n", 31);

        (await QueryAsync<Note>(query)).Select(note => note.N).Order().ShouldBe([31, 32, 33, 34]);
    }

    [Theory]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.n >= 30 ORDER BY c.n", "30,31,32,33,34")]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.n >= 30 ORDER BY c.n DESC", "34,33,32,31,30")]
    [InlineData("SELECT TOP 3 VALUE c.n FROM c ORDER BY c.n DESC", "34,33,32")]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.n OFFSET 2 LIMIT 4", "12,13,14,15")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE c.status = 'open'", "8")]
    [InlineData("SELECT VALUE SUM(c.n) FROM c WHERE c.n < 13", "33")]
    [InlineData("SELECT VALUE MIN(c.n) FROM c", "10")]
    [InlineData("SELECT VALUE MAX(c.n) FROM c", "34")]
    [InlineData("SELECT VALUE AVG(c.n) FROM c", "22")]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.n BETWEEN 20 AND 22 ORDER BY c.n", "20,21,22")]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.n IN (11, 14, 99) ORDER BY c.n", "11,14")]
    [InlineData("SELECT VALUE c.n FROM c WHERE ARRAY_CONTAINS(c.tags, 'x')", "12")]
    [InlineData("SELECT VALUE c.n FROM c WHERE STARTSWITH(c.id, 'd3') ORDER BY c.n", "30,31,32,33,34")]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.id LIKE 'd%4' ORDER BY c.n", "14,24,34")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE NOT IS_DEFINED(c.nothing)", "25")]
    [InlineData("SELECT VALUE SUM(IIF(c.status = 'open', 1, 0)) FROM c", "8")]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE c.id > 'd32'", "2")]
    public async Task A_query_gives_the_same_in_one_partition_and_across_them(string sql, string expected)
    {
        (await QueryAsync<double>(sql)).ShouldBe(expected.Split(',').Select(double.Parse));
    }

    [Fact]
    public async Task Groups_are_merged_across_partitions()
    {
        var groups = await QueryAsync<JsonElement>("SELECT c.status, COUNT(1) AS many, SUM(c.n) AS total FROM c GROUP BY c.status");

        groups.Select(g => $"{g.GetProperty("status")} {g.GetProperty("many")} {g.GetProperty("total")}").Order()
            .ShouldBe(["closed 17 370", "open 8 180"]);
    }

    [Fact]
    public async Task Distinct_values_are_merged_across_partitions() =>
        (await QueryAsync<string>("SELECT DISTINCT VALUE c.status FROM c")).Order().ShouldBe(["closed", "open"]);

    [Fact]
    public async Task Items_of_an_array_become_rows() =>
        (await QueryAsync<string>("SELECT VALUE t FROM c JOIN t IN c.tags")).ShouldBe(["x", "y"]);

    [Theory]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.n", 4)]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.n DESC", 3)]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.status", 4)]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.status DESC", 4)]
    [InlineData("SELECT VALUE c.n FROM c ORDER BY c.missing", 4)]
    [InlineData("SELECT VALUE c.n FROM c", 4)]
    [InlineData("SELECT TOP 25 VALUE c.n FROM c", 4)]
    public async Task A_page_at_a_time_with_a_new_reader_each_gives_everything_once(string sql, int size)
    {
        const int MostPages = 40;
        string? token = null;
        var seen = new List<int>();
        for (var pages = 0; pages < MostPages && (pages == 0 || token is not null); pages++)
        {
            using var page = Notes.GetItemQueryIterator<int>(sql, token, new QueryRequestOptions { MaxItemCount = size });
            var read = await page.ReadNextAsync();
            read.Count.ShouldBeLessThanOrEqualTo(size);
            seen.AddRange(read);
            token = read.ContinuationToken;
        }

        token.ShouldBeNull();
        seen.Order().ShouldBe(Enumerable.Range(10, 25));
    }

    [Fact]
    public async Task Pages_of_an_unsorted_query_skip_and_repeat_nothing_while_others_write()
    {
        var options = new QueryRequestOptions { PartitionKey = One, MaxItemCount = 4 };
        using var first = Notes.GetItemQueryIterator<Note>("SELECT * FROM c", requestOptions: options);
        var page = await first.ReadNextAsync();
        await Notes.DeleteItemAsync<Note>(page.First().Id, One);

        using var rest = Notes.GetItemQueryIterator<Note>("SELECT * FROM c", page.ContinuationToken, options);
        var seen = page.ToList();
        while (rest.HasMoreResults)
            seen.AddRange(await rest.ReadNextAsync());

        seen.Select(note => note.N).ShouldBe(Enumerable.Range(5, 13).Select(n => n * 2));
    }

    [Fact]
    public async Task Queries_written_in_linq_run()
    {
        var query = Notes.GetItemLinqQueryable<Note>()
            .Where(note => note.Status == "open" && note.N > 20)
            .OrderBy(note => note.N)
            .Select(note => note.N);

        using var pages = query.ToFeedIterator();
        var found = new List<int>();
        while (pages.HasMoreResults)
            found.AddRange(await pages.ReadNextAsync());

        found.ShouldBe([21, 24, 27, 30, 33]);
    }

    [Theory]
    [InlineData("SELECT VALUE c.n FROM c WHERE c.order = 1")]
    [InlineData("SELECT c.n, COUNT(1) AS k FROM c")]
    public async Task A_query_microsofts_parser_refuses_never_reaches_the_gateway(string sql)
    {
        Gateway.Requests.Clear();

        var wrong = await Should.ThrowAsync<CosmosException>(() => QueryAsync<JsonElement>(sql));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        Gateway.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_query_the_parser_does_not_understand_is_a_bad_request()
    {
        var wrong = await Should.ThrowAsync<CosmosException>(() => QueryAsync<Note>("SELEC * FROM c", One));

        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }
}
