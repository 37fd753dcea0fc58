using System.CommandLine;
using System.Text.Json;
using ReturnsHub.Core.Checkpoints;
using ReturnsHub.Core.Json;
using ReturnsHub.Embedded;
using ReturnsHub.Local.Verification;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub verify</c>: holds a data directory against the hub's promises.</summary>
internal static class VerifyCommand
{
    private const int LargestCheckpoint = 64 * 1024;

    public static Command Create()
    {
        var data = DataOption.Create();
        var checkpoint = new Option<string?>("--checkpoint") { Description = "A checkpoint kept elsewhere: the answer of /api/checkpoints/latest in a file." };
        var key = new Option<string?>("--key") { Description = "The hub's public key kept elsewhere, PEM; without it the key in the data directory is believed." };
        var command = new Command("verify", "Check hash chains, sequences, stored states, released credits and checkpoints of a stopped hub.") { data, checkpoint, key };
        command.SetAction((parsed, ct) => RunAsync(
            parsed.GetRequiredValue(data), parsed.GetValue(checkpoint), parsed.GetValue(key), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string directory, string? checkpoint, string? key, TextWriter output, CancellationToken ct)
    {
        // Opening would make a directory that is not there, and an empty one holds every promise.
        if (!Directory.Exists(directory)) throw new DirectoryNotFoundException($"There is no directory {directory}. Name the hub's with --data.");
        var kept = checkpoint is null ? null : await ReadAsync(checkpoint, ct);
        var publicKey = key is null ? (ReadOnlyMemory<byte>?)null : await PublicKeyFile.ReadAsync(key, ct);
        await using var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory }, TimeProvider.System, new Uuid7Ids(), ct);
        var against = new VerifyAgainst(backend.Checkpoints, backend.AuditLog, publicKey ?? backend.SigningKey.PublicKey, kept, backend.Reports);
        var report = await new Verifier(backend.Returns, backend.Queries, against).VerifyAsync(ct);
        await output.WriteLineAsync($"{report.Returns} return(s), {report.Events} event(s).");
        if (report.Holds)
        {
            await output.WriteLineAsync("Everything holds: sequences, hash chains, stored states, released credits, audit log, checkpoints, kept reports.");
            return ExitCodes.Fine;
        }

        foreach (var fault in report.Faults) await output.WriteLineAsync($"FAULT {fault}");
        if (report.MoreFaults > 0) await output.WriteLineAsync($"and {report.MoreFaults} more.");
        return ExitCodes.Faults;
    }

    private static async Task<Checkpoint> ReadAsync(string path, CancellationToken ct)
    {
        if (new FileInfo(path).Length > LargestCheckpoint) throw new IOException($"{path} is too large for a checkpoint.");
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(await File.ReadAllBytesAsync(path, ct), HubJson.Options) ?? throw new IOException($"{path} is not a checkpoint.");
        }
        catch (Exception e) when (e is JsonException or FormatException or ArgumentException)
        {
            throw new IOException($"{path} is not a checkpoint.", e);
        }
    }
}
