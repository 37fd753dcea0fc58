using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>
/// Segregation of duties: who had a hand in a return does not release its money. A person is the same person whichever key was
/// used, and however the subject is written in upper and lower case.
/// </summary>
internal static class Segregation
{
    public static bool Same(Actor a, Actor b) => a.Kind == b.Kind && string.Equals(a.Id, b.Id, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a person did that bars them from approving and lifting, in words; null when nothing does.</summary>
    public static string? Bar(ReturnState state, Actor person, Actor? proposedPolicy)
    {
        if (Handled(state, person) is { } handled) return handled;
        if (proposedPolicy is not null && Same(proposedPolicy, person)) return "proposed the policy in force";
        return state.Duties.FirstOrDefault(d => Same(d.By, person))?.Duty switch
        {
            null => null,
            Duty.Dispositioned => "said what happens to these goods",
            Duty.SettledReason => "settled a reason of this return",
            Duty.PlacedHold => "put this return on hold",
            var other => throw new InvalidOperationException($"{other} is no duty."),
        };
    }

    /// <summary>What bars a person even from breaking the glass.</summary>
    public static string? Handled(ReturnState state, Actor person)
    {
        if (state.Authorisation.RequestedBy.Any(a => Same(a, person))) return "asked for this return";
        return state.HandledBy.Any(a => Same(a, person)) ? "received or inspected these goods" : null;
    }
}
