using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Telemetry;

/// <summary>Alarms and the workbook ask for what the hub reports; a renamed metric would leave them silent, not broken.</summary>
public class QueryTests
{
    public static TheoryData<string> Names => [.. Queries.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_query_reads_known_tables(string name)
    {
        var tables = Queries.TablesOf(Queries.All[name]).ToList();
        tables.ShouldNotBeEmpty();
        tables.ShouldBeSubsetOf(Queries.Tables.Keys);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_query_asks_for_metrics_and_tags_that_the_hub_reports(string name)
    {
        Queries.MetricsOf(Queries.All[name]).ShouldBeSubsetOf(Instruments.Names);
        Queries.TagsOf(Queries.All[name]).ShouldBeSubsetOf(Instruments.Tags);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_query_over_metrics_says_which_metric(string name)
    {
        var query = Queries.All[name];
        if (Queries.TablesOf(query).Contains("AppMetrics")) Queries.MetricsOf(query).ShouldNotBeEmpty();
    }

    [Fact]
    public void What_a_query_asks_for_is_read_from_it()
    {
        const string query = "// AppTraces\nlet x = toscalar(AppRequests\n| count);\nAppMetrics\n| where Name == \"a.b\"\n| summarize by S = tostring(Properties.source), E = Properties[\"error.type\"]";
        Queries.TablesOf(query).ShouldBe(["AppRequests", "AppMetrics"]);
        Queries.MetricsOf(query).ShouldBe(["a.b"]);
        Queries.TagsOf(query).ShouldBe(["source", "error.type"]);
    }

    [Fact]
    public void Instruments_are_read_from_the_sources() =>
        new[] { "returnshub.intake.kept", "returnshub.intake.refused", "returnshub.deliveries" }.ShouldBeSubsetOf(Instruments.Names);

    [Fact]
    public void The_alarm_on_batch_files_watches_the_function_that_reads_them()
    {
        var names = new Code.Constants(File.ReadAllText(Repository.Path("functions", "ReturnsHub.Functions", "Settings", "FunctionNames.cs"))).Texts;
        Queries.All["batch-files.kql"].ShouldContain($"Name =~ \"{names["BatchFiles"]}\"");
    }

    [Fact]
    public void Silence_is_told_by_connection_so_that_one_shop_cannot_hide_behind_another() =>
        Queries.TagsOf(Queries.All["silent-source.kql"]).ShouldBe(["tenant", "connection"]);

    [Fact]
    public void Every_query_file_is_an_alarm()
    {
        var loaded = Walk.All(Infra.Module("log-alerts")).OfType<Call>().Where(c => c.Symbol == "loadTextContent")
            .Select(c => Path.GetFileName(((Text)c.Arguments[0]).Texts[0]));
        loaded.ShouldBe(Queries.All.Keys.Where(k => k.EndsWith(".kql", StringComparison.Ordinal)), ignoreOrder: true);
    }

    [Fact]
    public void Every_part_of_the_workbook_has_a_name_of_its_own()
    {
        var names = InfraJson.Read("workbook.json").GetProperty("items").EnumerateArray().Select(i => i.GetProperty("name").GetString()).ToList();
        names.ShouldBeUnique();
    }
}
