using ReturnsHub.Core.Codes;

namespace ReturnsHub.Embedded.Reasons;

/// <summary>The tables built into this assembly: lines of values between tabs; lines that start with # are for readers.</summary>
internal static class Tables
{
    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">The table is not in this assembly.</exception>
    public static List<string[]> Read(string name)
    {
        using var stream = typeof(Tables).Assembly.GetManifestResourceStream(typeof(Tables), name)
            ?? throw new InvalidDataException($"The table {name} is not built in.");
        using var reader = new StreamReader(stream);
        var rows = new List<string[]>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') rows.Add(line.Split('\t'));
        return rows;
    }

    /// <summary>The code with a wire name.</summary>
    /// <exception cref="ArgumentException">No code has that name.</exception>
    public static ReasonCode Code(string name) =>
        Enum.Parse<ReasonCode>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
