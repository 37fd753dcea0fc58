using ReturnsHub.Infra.Tests.Bicep;

namespace ReturnsHub.Infra.Tests.Code;

/// <summary>The database that is deployed is the database that the code expects.</summary>
public class CosmosTests
{
    private static readonly string Layout = Repository.Path("functions", "ReturnsHub.Azure", "Cosmos", "CosmosLayout.cs");

    [Fact]
    public void The_database_has_four_containers()
    {
        // Names and keys are part of the data that is there already; changing one here is a migration.
        Deployed().Select(c => (c.Name, c.PartitionKey)).ShouldBe([("returns", "/pk"), ("records", "/pk"), ("vault", "/pk"), ("leases", "/id")]);
    }

    [Fact]
    public void Containers_keys_indexes_and_times_to_live_are_those_of_the_code()
    {
        var code = CosmosLayoutSource.Read(File.ReadAllText(Layout));
        code.Count.ShouldBe(4);
        foreach (var (here, there) in Deployed().Zip(code))
        {
            here.Name.ShouldBe(there.Name);
            here.PartitionKey.ShouldBe(there.PartitionKey, here.Name);
            here.Indexed.ShouldBe(there.Indexed, here.Name);
            here.DefaultTimeToLive.ShouldBe(there.DefaultTimeToLive, here.Name);
        }
    }

    [Fact]
    public void The_database_is_called_what_the_code_calls_it()
    {
        var file = Infra.Module("cosmos-containers");
        new Constant(file).Of(file.Of(DeclarationKind.Var).Single(v => v.Symbol == "databaseName").Value)
            .ShouldBe(new Constants(File.ReadAllText(Layout)).Texts["DefaultDatabase"]);
    }

    [Fact]
    public void Every_container_has_a_highest_throughput_in_every_stage()
    {
        foreach (var stage in InfraJson.Read("stages.json").EnumerateObject())
            stage.Value.GetProperty("cosmosMaxThroughput").EnumerateObject().Select(c => c.Name).ShouldBe(Deployed().Select(c => c.Name));
    }

    [Fact]
    public void A_layout_is_read_from_its_source()
    {
        const string source = """
            private const int ByDocument = -1;
            public const string ReturnsContainer = "returns";
            public const string PartitionKeyPath = "/pk";
            public static ContainerLayout Returns { get; } = new(
                ReturnsContainer, PartitionKeyPath,
                [
                    "/pk/?", "/eventIds/[]/?",
                ],
                ByDocument);
            public static ContainerLayout Leases { get; } = new("leases", "/id", [], DefaultTimeToLive: null);
            """;
        var read = CosmosLayoutSource.Read(source);
        read.Select(c => (c.Name, c.PartitionKey, c.DefaultTimeToLive)).ShouldBe([("returns", "/pk", -1), ("leases", "/id", (int?)null)]);
        read[0].Indexed.ShouldBe(["/pk/?", "/eventIds/[]/?"]);
    }

    private static List<CodeContainer> Deployed()
    {
        var file = Infra.Module("cosmos-containers");
        var containers = (List<object?>)new Constant(file).Of(file.Of(DeclarationKind.Var).Single(v => v.Symbol == "containers").Value)!;
        return [.. containers.Cast<Dictionary<string, object?>>().Select(c => new CodeContainer(
            (string)c["name"]!,
            (string)c["partitionKey"]!,
            [.. ((List<object?>)c["indexed"]!).Cast<string>()],
            (int?)(long?)((Dictionary<string, object?>)c["timeToLive"]!).GetValueOrDefault("defaultTtl")))];
    }
}
