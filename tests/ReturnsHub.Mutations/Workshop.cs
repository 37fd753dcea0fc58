using System.Diagnostics;

namespace ReturnsHub.Mutations;

/// <summary>How breaking a rule ended.</summary>
internal enum Verdict
{
    /// <summary>A test failed.</summary>
    Noticed,
    /// <summary>No test failed.</summary>
    Survived,
    /// <summary>The tests did not end in the time allowed, as when a loop loses its end: noticed, but by the clock.</summary>
    NeverEnded,
    /// <summary>The broken source does not compile: the list is wrong.</summary>
    DoesNotCompile,
}

/// <summary>A copy of the repository in which rules are broken one by one, built and tested.</summary>
internal sealed class Workshop : IDisposable
{
    // Six times what the slowest project takes: only a loop without an end gets there.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly string _root = Directory.CreateTempSubdirectory("returnshub-mutations-").FullName;

    public Workshop(string repository)
    {
        // What git knows, as it stands in the working tree: no build output, nothing left over.
        foreach (var file in Git(repository, "ls-files").Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(f => File.Exists(Path.Combine(repository, f))))
        {
            var copy = Path.Combine(_root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(repository, file), copy);
        }
    }

    /// <summary>Builds and runs a project as it is. False when a test fails.</summary>
    public bool IsGreen(string project) => Build(project) && Test(project, null);

    public Verdict Break(Mutation mutation)
    {
        var file = Path.Combine(_root, mutation.File);
        var source = File.ReadAllText(file);
        File.WriteAllText(file, mutation.Apply(source));
        try
        {
            if (!Build(mutation.Project)) return Verdict.DoesNotCompile;
            if (mutation.Tests is { } first && !Test(mutation.Project, first)) return Verdict.Noticed;
            return Test(mutation.Project, null) ? Verdict.Survived : Verdict.Noticed;
        }
        catch (TimeoutException)
        {
            return Verdict.NeverEnded;
        }
        finally
        {
            File.WriteAllText(file, source);
        }
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private bool Build(string project) => Run(_root, "dotnet", "build", $"tests/{project}", "-v", "quiet", "-nologo", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false");

    private bool Test(string project, string? filter) => filter is null
        ? Run(_root, "dotnet", "test", $"tests/{project}", "--no-build", "-v", "quiet", "-nologo")
        : Run(_root, "dotnet", "test", $"tests/{project}", "--no-build", "-v", "quiet", "-nologo", "--filter", $"FullyQualifiedName~{filter}");

    private static string Git(string repository, params string[] arguments)
    {
        using var process = Start(repository, "git", arguments);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException("git cannot list the files of the repository.");
    }

    private static bool Run(string directory, string program, params string[] arguments)
    {
        using var process = Start(directory, program, arguments);
        // Read all the time, or a talkative build stops at a full pipe.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        if (process.WaitForExit(Patience)) return process.ExitCode == 0;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        throw new TimeoutException($"{program} did not end in {Patience.TotalMinutes:0} minutes.");
    }

    private static Process Start(string directory, string program, IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = directory, RedirectStandardOutput = true, UseShellExecute = false })
        ?? throw new InvalidOperationException($"{program} did not start.");
}
