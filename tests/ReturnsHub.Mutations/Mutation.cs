using System.Text.Json;

namespace ReturnsHub.Mutations;

/// <summary>A rule broken on purpose: one piece of source text in the place of another.</summary>
internal sealed record Mutation
{
    private static readonly JsonSerializerOptions Reading = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The rule, in a controller's words.</summary>
    public required string Rule { get; init; }

    /// <summary>The source file, from the root of the repository.</summary>
    public required string File { get; init; }

    /// <summary>The text that holds the rule; stands in the file exactly once.</summary>
    public required string Find { get; init; }

    /// <summary>The text that breaks it.</summary>
    public required string Replace { get; init; }

    /// <summary>The test project that must notice.</summary>
    public string Project { get; init; } = "ReturnsHub.Core.Tests";

    /// <summary>Where to look first: part of a test's full name. Not noticed there, the whole project is run.</summary>
    public string? Tests { get; init; }

    public static IReadOnlyList<Mutation> Load(string file) =>
        JsonSerializer.Deserialize<List<Mutation>>(System.IO.File.ReadAllText(file), Reading) ?? throw new InvalidDataException($"{file} is empty.");

    /// <summary>The broken source.</summary>
    /// <exception cref="InvalidDataException">The text to replace is not there exactly once: the list has to follow the source.</exception>
    public string Apply(string source)
    {
        var at = source.IndexOf(Find, StringComparison.Ordinal);
        if (at < 0) throw new InvalidDataException($"{File} does not hold: {Find}");
        if (source.IndexOf(Find, at + 1, StringComparison.Ordinal) >= 0) throw new InvalidDataException($"{File} holds more than once: {Find}");
        return source[..at] + Replace + source[(at + Find.Length)..];
    }
}
