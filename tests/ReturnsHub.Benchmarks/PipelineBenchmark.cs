using System.Diagnostics;
using ReturnsHub.Local.Demo;
using ReturnsHub.Local.Tests.Processes;

namespace ReturnsHub.Benchmarks;

/// <summary>
/// The whole pipeline in a hub of its own process: from the first message at the door to the last credit booked by the ERP,
/// first over few returns, then with many behind it.
/// </summary>
internal static class PipelineBenchmark
{
    private const int Connections = 64;
    private const int Window = 1_000;

    public static async Task RunAsync(string directory, int returns)
    {
        var shop = new DemoShop(1);
        await using var erp = await DemoErp.StartAsync(shop, TimeProvider.System, steady: true);
        HubProcess.Configure(directory, shop, erp.Address);
        await using var hub = await HubProcess.StartAsync(directory);
        Console.WriteLine($"Pipeline: facts to booked credit, {Messages.PerReturn} messages a return, {returns:N0} returns, {Environment.ProcessorCount} cores shared by hub, senders and ERP");

        var booked = 0;
        async Task<(double PerSecond, double CpuMicroseconds)> PlayAsync(int first, int count)
        {
            var requests = await Messages.OfReturnsAsync(shop, first, count);
            var cpu = hub.Cpu;
            var watch = Stopwatch.StartNew();
            await RawHttp.SendAsync(hub.Address, requests, Connections);
            booked += count;
            await erp.BookedAsync(booked);
            return (requests.Count / watch.Elapsed.TotalSeconds, (hub.Cpu - cpu).TotalMicroseconds / requests.Count);
        }

        await PlayAsync(1, 2 * Window);
        var next = 2 * Window + 1;
        var early = await PlayAsync(next, Window);
        next += Window;
        Console.WriteLine($"  at {next - 1,7:N0} returns   {early.PerSecond,8:N0} messages/s   {early.CpuMicroseconds,7:0} µs of processor per message   {hub.Memory / 1_048_576,4} MB");
        while (next + 5 * Window <= returns)
        {
            var (perSecond, cpu) = await PlayAsync(next, 5 * Window);
            next += 5 * Window;
            if (next % (20 * Window) < 5 * Window) Console.WriteLine($"  at {next - 1,7:N0} returns   {perSecond,8:N0} messages/s   {cpu,7:0} µs of processor per message   {hub.Memory / 1_048_576,4} MB");
        }

        var late = await PlayAsync(next, Window);
        Console.WriteLine($"  at {next + Window - 1,7:N0} returns   {late.PerSecond,8:N0} messages/s   {late.CpuMicroseconds,7:0} µs of processor per message   {hub.Memory / 1_048_576,4} MB   (aims: 1,500/s, 300 MB)");
        Console.WriteLine($"  cost late / early         {late.CpuMicroseconds / early.CpuMicroseconds:0.00}   (aim: at most 1.15)");
    }
}
