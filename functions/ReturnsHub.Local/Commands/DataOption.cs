using System.CommandLine;

namespace ReturnsHub.Local.Commands;

/// <summary>The option that names the data directory.</summary>
internal static class DataOption
{
    public static Option<string> Create() => new("--data")
    {
        Description = "The directory in which the hub keeps everything.",
        DefaultValueFactory = _ => "returnshub-data",
    };
}
