using ReturnsHub.Local.Demo;
using ReturnsHub.Local.Hosting;

namespace ReturnsHub.Benchmarks;

/// <summary>Durable intake: signature checked, bytes sealed and committed, 202. The pumps rest: only the door is measured.</summary>
internal static class IntakeBenchmark
{
    private const int Connections = 64;

    public static async Task RunAsync(string directory, int messages)
    {
        var shop = new DemoShop(1);
        var requests = await Messages.OfReturnsAsync(shop, 1, messages / Messages.PerReturn);
        var bodies = requests.Select(r => r[(r.AsSpan().IndexOf("\r\n\r\n"u8) + 4)..]).ToList();
        Console.WriteLine($"Durable intake: {requests.Count:N0} signed messages of {bodies.Average(b => b.Length):N0} bytes, {Connections} connections, {Environment.ProcessorCount} cores");

        var kestrel = await Baselines.KestrelAsync(requests, Connections);
        Console.WriteLine($"  baseline: Kestrel, no work     {kestrel}");

        var warm = await Messages.OfReturnsAsync(shop, 5_000_000, 600);
        LoadResult intake;
        double perTransaction;
        await using (var erp = await DemoErp.StartAsync(shop, TimeProvider.System))
        await using (var host = await HubHost.StartAsync(new HubHostOptions { DataDirectory = directory, Configuration = shop.Configuration(erp.Address), Pumps = HubPumps.None }))
        {
            await RawHttp.SendAsync(host.BaseAddress, warm, Connections);
            var before = host.Transactions;
            intake = await RawHttp.SendAsync(host.BaseAddress, requests, Connections);
            perTransaction = (double)requests.Count / (host.Transactions - before);
        }

        var sqlite = Baselines.Sqlite(Path.Combine(directory, "bare"), bodies, Math.Max(1, (int)Math.Round(perTransaction)));
        Console.WriteLine($"  baseline: SQLite, same rows    {sqlite,9:N0}/s   ({perTransaction:0.0} messages per transaction, as intake had)");
        Console.WriteLine($"  intake                         {intake}");
        var slower = Math.Min(kestrel.PerSecond, sqlite);
        Console.WriteLine($"  intake / slower baseline       {intake.PerSecond / slower:0.00}   (aim: at least 0.50)");
    }
}
