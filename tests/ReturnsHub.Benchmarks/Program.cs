using ReturnsHub.Benchmarks;
using ReturnsHub.Benchmarks.Load;

// usage: dotnet run -c Release --project tests/ReturnsHub.Benchmarks [intake|pipeline|what-if|deadlines|load|all] [size] [events per second, for load]
var what = args.Length > 0 ? args[0] : "all";
var directory = Path.Combine(Path.GetTempPath(), $"returnshub-bench-{Environment.ProcessId}");
try
{
    if (what is "intake" or "all") await IntakeBenchmark.RunAsync(Path.Combine(directory, "intake"), args.Length > 1 ? int.Parse(args[1]) : 100_000);
    if (what is "pipeline" or "all") await PipelineBenchmark.RunAsync(Path.Combine(directory, "pipeline"), args.Length > 1 ? int.Parse(args[1]) : 100_000);
    if (what is "what-if" or "all") await WhatIfBenchmark.RunAsync(Path.Combine(directory, "what-if"), args.Length > 1 ? long.Parse(args[1]) : 1_000_000);
    if (what is "deadlines" or "all") await DeadlineBenchmark.RunAsync(Path.Combine(directory, "deadlines"), args.Length > 1 ? int.Parse(args[1]) : 1_000_000);
    return what is not ("load" or "all") || await LoadBenchmark.RunAsync(Path.Combine(directory, "load"), new LoadSize(args.Length > 1 ? int.Parse(args[1]) : 50_000, args.Length > 2 ? int.Parse(args[2]) : null)) ? 0 : 1;
}
finally
{
    if (Directory.Exists(directory)) Directory.Delete(directory, recursive: true);
}
