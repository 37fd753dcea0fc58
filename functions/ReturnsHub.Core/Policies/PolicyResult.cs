namespace ReturnsHub.Core.Policies;

/// <summary>What is wrong with a policy document, for the person who writes it.</summary>
/// <param name="Path">Where: a JSON path such as <c>$.approval[1].over</c>.</param>
/// <param name="Line">The line of the file, from 1; null when no line can be named.</param>
/// <param name="Message">What to change.</param>
public sealed record PolicyFault(string Path, int? Line, string Message)
{
    /// <inheritdoc />
    public override string ToString() => Line is { } line ? $"line {line}, {Path}: {Message}" : $"{Path}: {Message}";
}

/// <summary>A policy that was read, or why it was not.</summary>
/// <param name="Policy">The policy; null when there is any fault.</param>
/// <param name="Faults">Everything found wrong, at most <see cref="PolicyReader.MostFaults"/>; empty when the policy is good.</param>
public sealed record PolicyResult(PolicyDocument? Policy, IReadOnlyList<PolicyFault> Faults);
