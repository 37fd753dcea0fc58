using System.Diagnostics;
using System.Text.Json;
using ReturnsHub.Core.Policies;
using ReturnsHub.Local.Demo;
using ReturnsHub.Local.Hosting;
using ReturnsHub.Web.Access;

namespace ReturnsHub.Local.Tests.Processes;

/// <summary>A hub in a process of its own, as a user starts it: <c>returnshub serve</c>. It can be killed.</summary>
internal sealed class HubProcess : IAsyncDisposable
{
    private readonly Process _process;

    private HubProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public int Id => _process.Id;

    /// <summary>Memory in use, in bytes.</summary>
    public long Memory
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>Processor time used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Writes the demo shop's configuration into a data directory, as a user would have.</summary>
    public static void Configure(string directory, DemoShop shop, Uri erp)
    {
        Directory.CreateDirectory(directory);
        File.WriteAllBytes(Path.Combine(directory, "policy.json"), DefaultPolicy.Utf8.ToArray());
        var configuration = new
        {
            tenants = new[]
            {
                new
                {
                    id = DemoShop.Tenant.Value,
                    policy = "policy.json",
                    connections = new object[]
                    {
                        new { id = DemoShop.ShopConnection, source = "shopify", secrets = new[] { shop.ShopSecret, shop.FormerShopSecret }, options = new { shopDomain = DemoShop.ShopDomain } },
                        new { id = DemoShop.CarrierConnection, source = "easypost", secrets = new[] { shop.CarrierSecret } },
                        new { id = DemoShop.WarehouseConnection, source = "warehouse", secrets = new[] { shop.WarehouseSecret } },
                    },
                    consumers = new[] { new { id = DemoShop.ErpConsumer, connector = "signed-webhook", url = erp.ToString(), secrets = new[] { shop.ErpSecret }, events = new[] { "credit.released", "inventory.moved" } } },
                },
            },
            apiKeys = new[] { new { subject = "clara", roles = new[] { "integration" }, sha256 = HashedApiKeys.HashOf(shop.KeyOf("clara")) } },
            outbound = new { allowedHosts = new[] { erp.Authority } },
        };
        File.WriteAllText(Path.Combine(directory, "returnshub.json"), JsonSerializer.Serialize(configuration));
    }

    public static async Task<HubProcess> StartAsync(string directory)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { typeof(HubHost).Assembly.Location, "serve", "--port", "0", "--data", directory }) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            var at = line.IndexOf("http://", StringComparison.Ordinal);
            if (at < 0) continue;
            _ = process.StandardOutput.ReadToEndAsync();
            _ = process.StandardError.ReadToEndAsync();
            return new HubProcess(process, new Uri(line[at..].Split(' ')[0]));
        }

        throw new InvalidOperationException($"The hub did not start: {string.Join('\n', said)}\n{await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>SIGKILL: no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }
}
