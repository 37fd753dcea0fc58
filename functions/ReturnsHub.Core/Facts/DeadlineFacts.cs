namespace ReturnsHub.Core.Facts;

/// <summary>The hub's clock passed a deadline of a return. What that means is decided from the return as it is then.</summary>
/// <param name="DueAt">When it was due, as the index of deadlines had it.</param>
public sealed record DeadlineReached(DateTimeOffset DueAt) : FactBody;
