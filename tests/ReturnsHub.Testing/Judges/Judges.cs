using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;

namespace ReturnsHub.Testing.Judges;

/// <summary>Libraries that others publish, run by node: independent opinions on what the hub sends and says.</summary>
public static class Judges
{
    private static string Modules
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache)) cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "returnshub", "judges", "node_modules");
        }
    }

    /// <summary>Why they cannot be asked here; null when they can.</summary>
    public static string? Missing()
    {
        if (!Directory.Exists(Path.Combine(Modules, "standardwebhooks")) || !Directory.Exists(Path.Combine(Modules, "@asyncapi", "parser")))
            return "The judges are not installed: run sh tests/ReturnsHub.Testing/Judges/install.sh (it needs node and npm).";
        try
        {
            return Run("", "--version").StartsWith('v') ? null : "node does not answer.";
        }
        catch (Win32Exception)
        {
            return "node is not installed; the judges run on it.";
        }
    }

    /// <summary>Runs a script of this folder.</summary>
    /// <param name="script">Its file name.</param>
    /// <param name="input">What it reads.</param>
    /// <returns>What it answers.</returns>
    public static JsonArray Ask(string script, string input) => JsonNode.Parse(Run(input, Path.Combine(Here(), script), Modules))!.AsArray();

    private static string Run(string input, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEndAsync();
        node.StandardInput.Write(input);
        node.StandardInput.Close();
        node.WaitForExit();
        return node.ExitCode == 0 ? output.Result : throw new InvalidOperationException($"node ended with {node.ExitCode}: {errors.Result}");
    }

    private static string Here([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
