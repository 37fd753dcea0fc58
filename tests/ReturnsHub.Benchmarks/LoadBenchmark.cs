using ReturnsHub.Benchmarks.Load;

namespace ReturnsHub.Benchmarks;

/// <summary>Events to three consumers, one of them failing and one slow; then every id verified. Next to the healthy consumer alone, and to three healthy ones.</summary>
internal static class LoadBenchmark
{
    private const int MostShown = 20;
    private const int FailsEvery = 10;
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan AtMost = TimeSpan.FromMinutes(30);

    /// <summary>Whether every id was verified, in every run.</summary>
    public static async Task<bool> RunAsync(string directory, LoadSize load)
    {
        await using var host = await ReceiverHost.StartAsync();
        using var make = new Participants(host, TimeProvider.System);
        Console.WriteLine($"Load: {load.Events:N0} events{(load.PerSecond is { } rate ? $" at {rate:N0} a second" : "")}, {Environment.ProcessorCount} cores");
        var alone = await RunAsync(host, Path.Combine(directory, "alone"), load, "one healthy consumer alone", [make.Webhook("healthy", new ReceiverManner())]);
        var peers = await RunAsync(
            host,
            Path.Combine(directory, "peers"),
            load,
            "three healthy consumers",
            [make.Webhook("healthy", new ReceiverManner()), make.Fenced("second-fenced", new ReceiverManner()), make.Webhook("third", new ReceiverManner())]);
        var faults = await RunAsync(
            host,
            Path.Combine(directory, "load"),
            load,
            $"one healthy, one failing each {FailsEvery}th call, one that takes {Slow.TotalMilliseconds:0} ms",
            [
                make.Webhook("healthy", new ReceiverManner()),
                make.Fenced("failing-fenced", new ReceiverManner(FailsEvery)),
                make.Webhook("slow", new ReceiverManner(Takes: Slow)),
            ]);
        Console.WriteLine($"  healthy, with a failing and a slow one : alone              {faults.Healthy / alone.Healthy,6:0.00}");
        Console.WriteLine($"  healthy, with a failing and a slow one : with healthy ones  {faults.Healthy / peers.Healthy,6:0.00}");
        return alone.Verified && peers.Verified && faults.Verified;
    }

    private static async Task<(double Healthy, bool Verified)> RunAsync(ReceiverHost host, string directory, LoadSize load, string what, Participant[] participants)
    {
        host.Serve(participants.ToDictionary(p => p.Consumer.Id, p => p.Receiver));
        using var limit = new CancellationTokenSource(AtMost);
        var outcome = await LoadRun.RunAsync(directory, participants, load, limit.Token);
        var deliveries = outcome.Consumers.Sum(c => c.Ledger.Count);
        Console.WriteLine($"  {what}: {outcome.Events.Count:N0} events, {deliveries:N0} deliveries, {outcome.Transactions:N0} transactions");
        var figures = outcome.Consumers.Select(c => LoadFigures.Of(c, outcome.Events)).ToList();
        foreach (var (f, c) in figures.Zip(outcome.Consumers))
        {
            Console.WriteLine(
                $"    {f.Name,-14} {f.PerSecond,8:N0} events/s   recorded to confirmed p50 {f.Median.TotalSeconds,7:0.00} s, p99 {f.P99.TotalSeconds,7:0.00} s   "
                + $"{f.Retries,6:N0} retries ({c.Receiver.Unavailable:N0} answered 503, {c.Receiver.Broken:N0} broken), {c.Receiver.Book.Repeats:N0} repeats recognised");
        }

        foreach (var c in outcome.Consumers.Skip(1))
            Console.WriteLine($"    {c.Name} still owed {c.Ledger.Count(d => d.UpdatedAt > figures[0].Done):N0} when healthy was done");
        var wrong = LoadVerification.Check(outcome).ToList();
        foreach (var one in wrong.Take(MostShown)) Console.WriteLine($"    WRONG {one}");
        Console.WriteLine(wrong.Count == 0 ? "    every id confirmed once, in effect once, in order, none given up" : $"    {wrong.Count:N0} findings");
        return (figures[0].PerSecond, wrong.Count == 0);
    }
}
