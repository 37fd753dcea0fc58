namespace ReturnsHub.Core.Policies.Comparing;

/// <summary>A change between two policies.</summary>
/// <param name="Table">The table, or the member of the document.</param>
/// <param name="RuleId">The rule; null when the change is not about one.</param>
/// <param name="What">What changes, in words.</param>
/// <param name="Loosens">Whether it may let through, or let go, what was held back before. True for whatever cannot be shown not to.</param>
public sealed record PolicyChange(string Table, string? RuleId, string What, bool Loosens);
