using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace ReturnsHub.Web.Tests.Documents.Compatibility;

/// <summary>
/// What the API's documents promise stands in openapi.txt and asyncapi.txt, a line for each promise. New promises are written there by
/// RETURNSHUB_WRITE_API=additions. What breaks callers is written only by RETURNSHUB_WRITE_API=breaking: say in the commit why nobody relies on it.
/// </summary>
public sealed class SnapshotTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public Task The_openapi_document_still_promises_what_it_did() => CompareAsync("/openapi/v1.json", "openapi.txt", OpenApiFacts.Of);

    [Fact]
    public Task The_asyncapi_document_still_promises_what_it_did() => CompareAsync("/asyncapi.json", "asyncapi.txt", AsyncApiFacts.Of);

    private async Task CompareAsync(string address, string file, Func<JsonNode, SortedDictionary<string, string>> facts)
    {
        using var client = hub.Client(key: null);
        var now = facts(JsonNode.Parse(await client.GetStringAsync(address))!);
        now.Count.ShouldBeGreaterThan(50);
        var path = Path.Combine(Here(), file);
        var diff = FactDiff.Of(Read(path), now);
        var write = Environment.GetEnvironmentVariable("RETURNSHUB_WRITE_API");
        if (write == "breaking" || (write == "additions" && diff.Breaks.Count == 0))
        {
            await File.WriteAllLinesAsync(path, now.Select(f => FactDiff.Line(f.Key, f.Value)));
            diff = FactDiff.Of(Read(path), now);
        }

        diff.Breaks.ShouldBeEmpty("Callers rely on this. Keep it beside the new; if nobody can rely on it, run this with RETURNSHUB_WRITE_API=breaking and say why in the commit.");
        diff.Additions.ShouldBeEmpty("New promises: run this with RETURNSHUB_WRITE_API=additions.");
    }

    private static Dictionary<string, string> Read(string path) => File.ReadAllLines(path).Where(l => l.Length > 0)
        .Select(l => l.Split(" = ", 2)).ToDictionary(l => l[0], l => l.Length > 1 ? l[1] : "", StringComparer.Ordinal);

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
