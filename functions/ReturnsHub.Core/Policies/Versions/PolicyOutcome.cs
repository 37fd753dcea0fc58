using ReturnsHub.Core.Policies.Comparing;

namespace ReturnsHub.Core.Policies.Versions;

/// <summary>What became of a request about a policy version.</summary>
public abstract record PolicyOutcome
{
    private PolicyOutcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Version">The version as it stands now.</param>
    /// <param name="Comparison">What it changes against the version in force; null when it was withdrawn.</param>
    public sealed record Done(PolicyVersion Version, PolicyComparison? Comparison) : PolicyOutcome;

    /// <summary>It was not.</summary>
    /// <param name="Code">Stable code.</param>
    /// <param name="Detail">What to do.</param>
    public sealed record Refused(string Code, string Detail) : PolicyOutcome
    {
        /// <summary>What is wrong with the document, when that is why.</summary>
        public IReadOnlyList<PolicyFault> Faults { get; init; } = [];
    }
}
