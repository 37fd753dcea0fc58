using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide.Holds;

/// <summary>
/// Releasing a credit against its holds. It is the credit as computed that goes out: never above what is refundable, never what
/// was rejected, never twice. Whoever had the goods or asked for the return cannot do it.
/// </summary>
internal static class BreakGlassRules
{
    public const string Rule = "break-glass";
    public const int ShortestWhy = 10;

    private static readonly Refusal Changed = new("credit-changed", "The credit changed since it was shown. Load it again and decide on what it is now.");

    public static Refusal? Refuse(CommandScene scene) => scene.Fact.Body switch
    {
        BreakGlass f => Release(scene.State, f, scene.Person),
        BreakGlassAcknowledgement f => Acknowledge(scene.State, f, scene.Person),
        _ => null,
    };

    public static CreditBreakGlassReleased Of(ReturnState state, Fact fact, BreakGlass f)
    {
        var credit = CreditCommands.Held(state, f.CreditId);
        return new CreditBreakGlassReleased
        {
            CreditId = credit.CreditId,
            ContentHash = credit.ContentHash,
            Amount = credit.Amount,
            Holds = credit.Holds,
            By = fact.Actor,
            At = fact.OccurredAt,
            Why = Clip.Of(f.Why.Trim(), HoldCommandRules.LongestWhy),
        };
    }

    /// <summary>Whether the glass was broken for this very content of a credit.</summary>
    public static bool Broken(ReturnState state, Credit credit) =>
        state.BreakGlass.Any(u => u.CreditId == credit.CreditId && u.ContentHash == credit.ContentHash);

    /// <summary>The event says that the credit was released; when the credit turned out another one, nothing was, and nothing is recorded.</summary>
    public static Refusal? NotFollowed(Draft draft) =>
        draft.Fact.Body is BreakGlass f && !draft.Events.OfType<CreditReleased>().Any(r => r.CreditId == f.CreditId) ? Changed : null;

    public static IEnumerable<ExceptionRaised> Exceptions(ReturnState state) => state.BreakGlass
        .Where(u => u.AcknowledgedBy is null)
        .Select(u => new ExceptionRaised(
            ExceptionKind.BreakGlassUsed, u.CreditId, Severity.High,
            $"{u.Amount} was released against {string.Join(", ", u.Holds.Select(h => CodeNames.Of(h.Code)))}. Another person looks at it and acknowledges."));

    private static Refusal? Release(ReturnState state, BreakGlass f, Actor person)
    {
        if (f.Why is null || f.Why.Trim().Length < ShortestWhy)
            return new Refusal("why-missing", $"Say why in at least {ShortestWhy} characters, without personal data. It stays on the return for ever.");
        var credit = state.Credits.FirstOrDefault(c => c.CreditId == f.CreditId);
        if (credit is null) return new Refusal("credit-unknown", "The return has no such credit. Load it again.");
        if (credit.Status != CreditStatus.Held) return new Refusal("credit-not-held", $"The credit is {CodeNames.Of(credit.Status)}; nothing is left to decide.");
        if (!string.Equals(f.ContentHash, credit.ContentHash, StringComparison.Ordinal)) return Changed;
        return Segregation.Handled(state, person) is { } bar ? new Refusal("self-break-glass", $"You {bar}; another person must decide.") : null;
    }

    private static Refusal? Acknowledge(ReturnState state, BreakGlassAcknowledgement f, Actor person)
    {
        var use = state.BreakGlass.FirstOrDefault(u => u.CreditId == f.CreditId);
        if (use is null) return new Refusal("break-glass-unknown", "This credit was not released against its holds.");
        if (use.AcknowledgedBy is not null) return new Refusal("already-acknowledged", "Somebody has looked at it before.");
        return Segregation.Same(use.By, person) ? new Refusal("self-acknowledgement", "You broke the glass; another person must look at it.") : null;
    }
}
