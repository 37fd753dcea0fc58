using System.CommandLine;
using ReturnsHub.Core.Export;

namespace ReturnsHub.Local.Commands;

/// <summary><c>returnshub check</c>: checks an exported return without any hub.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The exported file." };
        var key = new Option<string?>("--key") { Description = "The hub's public key kept elsewhere, PEM; without it the key in the file is believed." };
        var command = new Command("check", "Check an exported return. Needs no hub.") { file, key };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(key), parsed.InvocationConfiguration.Output, ct));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? key, TextWriter output, CancellationToken ct)
    {
        var publicKey = key is null ? (ReadOnlyMemory<byte>?)null : await PublicKeyFile.ReadAsync(key, ct);
        await using var file = File.OpenRead(path);
        var faults = await ExportCheck.RunAsync(file, publicKey, ct);
        foreach (var fault in faults) await output.WriteLineAsync($"FAULT {fault}");
        if (faults.Count > 0) return ExitCodes.Faults;
        await output.WriteLineAsync("Everything holds: signature, entries, hash chain, state, evidence, checkpoint.");
        if (key is null) await output.WriteLineAsync("The key in the file was believed. Give --key with the one you keep to know that it is the hub's.");
        return ExitCodes.Fine;
    }
}
