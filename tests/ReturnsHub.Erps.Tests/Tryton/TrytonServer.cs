using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace ReturnsHub.Erps.Tests.Tryton;

/// <summary>
/// A real Tryton on a free port of loopback, started once for all tests over its own copy of a prepared database, and ended with them: it
/// goes when its standard input closes, also when the tests are killed. <c>.ci/run</c> installs Debian's packages.
/// </summary>
internal sealed class TrytonServer
{
    public const string Database = "returns";
    public const string AdminPassword = "admin-of-the-tests";

    // Counts up whenever TrytonSetUp changes, so that nobody tests against books set up otherwise. Fiscal years are set up around the
    // year of preparation.
    private const int SetUp = 2;
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    // https://docs.tryton.org/projects/server/en/6.0/topics/start_server.html
    private const string EndsWithItsInput = """exec 2>/dev/null; trytond -c "$1" -d "$2" >"$3" 2>&1 & server=$!; cat >/dev/null; kill $server; wait $server; [ -z "$4" ] || rm -rf -- "$4" """;

    private static readonly string[] Modules = ["sale", "account_invoice_stock"];
    private static readonly Lazy<Task<TrytonServer>> Started = new(StartAsync);

    private TrytonServer(Uri? address, string? whyNot)
    {
        Address = address;
        WhyNot = whyNot;
    }

    /// <summary>The database's address; null when it does not run.</summary>
    public Uri? Address { get; }

    /// <summary>Why it does not run.</summary>
    public string? WhyNot { get; }

    // Every call of Tryton's writes its session, and waits for the disk where there is one.
    private static string Memory => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static string Template => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "returnshub", $"tryton-6.0-{SetUp}-{TimeProvider.System.GetUtcNow().Year}.sqlite");

    public static Task<TrytonServer> GetAsync() => Started.Value;

    private static async Task<TrytonServer> StartAsync()
    {
        if (!File.Exists("/usr/bin/trytond"))
            return new TrytonServer(null, "Tryton is not installed: apt-get install --no-install-recommends tryton-server tryton-modules-sale tryton-modules-account-invoice-stock");
        var home = Directory.CreateDirectory(Path.Combine(Memory, $"returnshub-tryton-{Guid.NewGuid():N}")).FullName;
        var file = Path.Combine(home, $"{Database}.sqlite");
        if (!File.Exists(Template)) await PrepareAsync(home, file);
        File.Copy(Template, file, overwrite: true);
        var (address, _) = await RunAsync(home, remove: home);
        return new TrytonServer(address, null);
    }

    private static async Task PrepareAsync(string home, string file)
    {
        await File.WriteAllBytesAsync(file, []);
        var password = Path.Combine(home, "password");
        await File.WriteAllTextAsync(password, AdminPassword);
        var start = new ProcessStartInfo("trytond-admin") { UseShellExecute = false, RedirectStandardError = true, Environment = { ["TRYTONPASSFILE"] = password } };
        string[] arguments = ["-c", Configuration(home, 0), "-d", Database, "-u", .. Modules, "--activate-dependencies", "--email", "admin@example.com"];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using (var admin = Process.Start(start)!)
        {
            var said = await admin.StandardError.ReadToEndAsync();
            await admin.WaitForExitAsync();
            if (admin.ExitCode != 0) throw new InvalidOperationException($"trytond-admin ended with {admin.ExitCode}: {said}");
        }

        var (address, server) = await RunAsync(home, remove: "");
        using (var http = new HttpClient()) await new TrytonSetUp(await TrytonBooks.SignInAsync(http, address, "admin", AdminPassword)).RunAsync();
        server.StandardInput.Close();
        await server.WaitForExitAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(Template)!);
        var whole = $"{Template}.{Environment.ProcessId}";
        File.Copy(file, whole, overwrite: true);
        File.Move(whole, Template, overwrite: true);
    }

    private static async Task<(Uri Address, Process Process)> RunAsync(string home, string remove)
    {
        var port = FreePort();
        var log = Path.Combine(home, "trytond.log");
        var start = new ProcessStartInfo("sh") { UseShellExecute = false, RedirectStandardInput = true, Environment = { ["TZ"] = "UTC" } };
        foreach (var argument in new[] { "-c", EndsWithItsInput, "sh", Configuration(home, port), Database, log, remove }) start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
        var address = new Uri($"http://127.0.0.1:{port}/{Database}/");
        using var http = new HttpClient();
        // Another process's start gives no signal: it is asked until it answers, ends, or takes longer than any start does.
        using var limit = new CancellationTokenSource(LongestStart);
        while (!await AnswersAsync(http, address, limit.Token))
        {
            if (process.HasExited) throw new InvalidOperationException($"trytond ended with {process.ExitCode}: {await File.ReadAllTextAsync(log)}");
        }

        return (address, process);
    }

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.PostAsync(new Uri(address, "/"), TrytonBooks.Content("common.server.version"), ct);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            return false;
        }
    }

    private static string Configuration(string home, int port)
    {
        var file = Path.Combine(home, $"trytond-{port}.conf");
        File.WriteAllText(
            file,
            $"""
            [database]
            uri = sqlite://
            path = {home}
            [web]
            listen = 127.0.0.1:{port}
            """);
        return file;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
