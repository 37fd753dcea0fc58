using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ReturnsHub.Azure.Tests.Blobs;

/// <summary>
/// Azurite's blob service, started once for all tests on a free port and ended with them: it goes when its standard input closes, also
/// when the tests are killed. <c>.ci/run</c> installs it with npm.
/// </summary>
internal sealed partial class Azurite
{
    public const string Version = "3.35.0";

    // Its published development account. https://learn.microsoft.com/azure/storage/common/storage-use-azurite
    private const string Account =
        "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==;";

    private const string EndsWithItsInput =
        "process.stdin.on('end', () => process.exit(0)).resume(); process.argv.splice(1, 0, 'azurite-blob'); require(process.argv.pop());";

    private static readonly Lazy<Task<Azurite>> Started = new(StartAsync);

    private Azurite(string? connection, string? whyNot)
    {
        Connection = connection;
        WhyNot = whyNot;
    }

    /// <summary>The connection string; null when it does not run.</summary>
    public string? Connection { get; }

    /// <summary>Why it does not run.</summary>
    public string? WhyNot { get; }

    public static Task<Azurite> GetAsync() => Started.Value;

    private static async Task<Azurite> StartAsync()
    {
        var script = Path.Combine(Directory, "node_modules", "azurite", "dist", "src", "blob", "main.js");
        if (!File.Exists(script)) return new Azurite(null, $"Azurite is not installed: npm install --prefix {Directory} azurite@{Version}");
        var start = new ProcessStartInfo("node") { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[]
        {
            "-e", EndsWithItsInput, "--", "--disableTelemetry", "--inMemoryPersistence", "--silent", "--blobHost", "127.0.0.1", "--blobPort", "0", script,
        })
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var process = new Process { StartInfo = start, EnableRaisingEvents = true };
            var answer = new TaskCompletionSource<Azurite>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.OutputDataReceived += (_, line) =>
            {
                if (Listens().Match(line.Data ?? "") is { Success: true } at)
                    answer.TrySetResult(new Azurite($"{Account}BlobEndpoint={at.Groups["address"].Value}/devstoreaccount1;", null));
            };
            process.Exited += (_, _) => answer.TrySetResult(new Azurite(null, $"Azurite ended at once with code {process.ExitCode}."));
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            AppDomain.CurrentDomain.ProcessExit += (_, _) => process.StandardInput.Close();
            return await answer.Task;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new Azurite(null, "Azurite needs node, which is not there.");
        }
    }

    private static string Directory => Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache
            ? cache
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "returnshub", $"azurite-{Version}");

    [GeneratedRegex("successfully listens on (?<address>http://[0-9.:]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Listens();
}
