using System.ComponentModel;
using System.Diagnostics;

namespace ReturnsHub.Infra.Tests.Syntax;

/// <summary>The grammar of tree-sitter-bicep, run by node: a second opinion on what is Bicep, written by others.</summary>
internal static class Grammar
{
    private static string Modules
    {
        get
        {
            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
            if (string.IsNullOrEmpty(cache)) cache = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "returnshub", "bicep-syntax", "node_modules");
        }
    }

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing()
    {
        if (!File.Exists(Path.Combine(Modules, "tree-sitter-bicep", "tree-sitter-bicep.wasm")))
            return "The Bicep grammar is not installed: run sh tests/ReturnsHub.Infra.Tests/Syntax/install.sh (it needs node and npm).";
        try
        {
            return Run("--version").StartsWith('v') ? null : "node does not answer.";
        }
        catch (Win32Exception)
        {
            return "node is not installed; the grammar's package runs on it.";
        }
    }

    /// <summary>The places that the grammar does not accept, one a line; empty when all is well.</summary>
    public static string Problems(params IEnumerable<string> files) =>
        Run([Repository.Path("tests", "ReturnsHub.Infra.Tests", "Syntax", "bicep-syntax.mjs"), Modules, .. files]);

    private static string Run(params IEnumerable<string> arguments)
    {
        using var node = Process.Start(new ProcessStartInfo("node", arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        return node.ExitCode == 0 ? output : throw new InvalidOperationException($"node ended with {node.ExitCode}: {errors.Result}");
    }
}
