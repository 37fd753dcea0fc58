namespace ReturnsHub.Core.Facts;

/// <summary>A person overrules what the policy wants done with units. <paramref name="Why"/> is short and without personal data.</summary>
public sealed record DispositionOverrule(string Units, Disposition Disposition, string Why, string? Channel = null) : FactBody;
