namespace ReturnsHub.Local.Verification;

/// <summary>What a verification found.</summary>
/// <param name="Returns">Streams looked at.</param>
/// <param name="Events">Events looked at.</param>
/// <param name="Faults">The first faults, each in a sentence; empty when everything holds.</param>
/// <param name="MoreFaults">Faults found beyond those.</param>
public sealed record VerifyReport(long Returns, long Events, IReadOnlyList<string> Faults, long MoreFaults)
{
    /// <summary>Checkpoints that are the newest to tell of some return.</summary>
    public long Checkpoints { get; init; }

    /// <summary>Whether everything holds.</summary>
    public bool Holds => Faults.Count == 0;
}
