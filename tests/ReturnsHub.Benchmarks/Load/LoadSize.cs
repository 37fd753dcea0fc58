namespace ReturnsHub.Benchmarks.Load;

/// <summary>How much is played.</summary>
/// <param name="Events">Events of the returns themselves; what a consumer's confirmation of a credit adds comes on top.</param>
/// <param name="PerSecond">How many of them are recorded in a second; null for as many as the store takes.</param>
internal sealed record LoadSize(int Events, int? PerSecond = null);
