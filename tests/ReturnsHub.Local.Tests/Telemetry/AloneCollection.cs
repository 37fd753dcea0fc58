namespace ReturnsHub.Local.Tests.Telemetry;

/// <summary>Spans and instruments are the process's: whoever listens hears every hub in it, so these tests run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
