namespace ReturnsHub.Local.Commands;

/// <summary>What the process ends with. See the README beside this project.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Something that was checked does not hold.</summary>
    public const int Faults = 1;

    /// <summary>The configuration or the command line is wrong.</summary>
    public const int Configuration = 2;

    /// <summary>The data directory cannot be used, or the port is taken.</summary>
    public const int Unavailable = 3;
}
