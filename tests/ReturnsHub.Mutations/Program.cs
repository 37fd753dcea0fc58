using System.Diagnostics;
using ReturnsHub.Mutations;

// usage: dotnet run --project tests/ReturnsHub.Mutations [--no-baseline] [part of a rule's or file's name]
var repository = AppContext.BaseDirectory;
while (!File.Exists(Path.Combine(repository, "ReturnsHub.sln"))) repository = Path.GetDirectoryName(repository) ?? throw new InvalidOperationException("Run it inside the repository.");
var mutations = Mutation.Load(Path.Combine(repository, "tests", "ReturnsHub.Mutations", "mutations.json"));
// For a run in pieces: the projects were green a moment ago and need not be run as they are again.
var baseline = !args.Contains("--no-baseline", StringComparer.Ordinal);
if (args.FirstOrDefault(a => a != "--no-baseline") is { } only)
    mutations = [.. mutations.Where(m => m.Rule.Contains(only, StringComparison.OrdinalIgnoreCase) || m.File.Contains(only, StringComparison.OrdinalIgnoreCase))];

using var workshop = new Workshop(repository);
foreach (var project in mutations.Select(m => m.Project).Distinct(StringComparer.Ordinal).Where(_ => baseline))
{
    if (workshop.IsGreen(project)) continue;
    Console.WriteLine($"{project} fails before anything is broken; put that right first.");
    return 2;
}

var counts = new Dictionary<Verdict, int>();
foreach (var mutation in mutations)
{
    var watch = Stopwatch.StartNew();
    var verdict = workshop.Break(mutation);
    counts[verdict] = counts.GetValueOrDefault(verdict) + 1;
    Console.WriteLine($"{verdict,-14} {watch.Elapsed.TotalSeconds,4:0} s  {mutation.Rule}");
}

var noticed = counts.GetValueOrDefault(Verdict.Noticed) + counts.GetValueOrDefault(Verdict.NeverEnded);
Console.WriteLine($"{noticed} of {mutations.Count} broken rules noticed ({counts.GetValueOrDefault(Verdict.NeverEnded)} of them because the tests never ended).");
return noticed == mutations.Count ? 0 : 1;
