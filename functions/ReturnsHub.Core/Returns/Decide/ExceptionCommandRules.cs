using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.Exceptions;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>What people may do about exceptions, and what that does to what the rules raise.</summary>
internal static class ExceptionCommandRules
{
    private const int LongestWhy = 200;
    private const int LongestOwner = 100;

    /// <summary>The kind's own permission; a kind that does not exist is refused later as unknown.</summary>
    public static Permission PermissionToDismiss(ExceptionKind kind) =>
        Enum.IsDefined(kind) ? ExceptionGuide.Of(kind).Permission : Permission.WorkExceptions;

    public static Refusal? Refuse(ReturnState state, Fact fact) => fact.Body switch
    {
        ExceptionAssignment f => Assign(state, f),
        ExceptionDismissal f => Dismiss(state, f, fact.Actor),
        _ => null,
    };

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, ExceptionAssignment f)
    {
        var owner = f.Owner?.Trim();
        return Find(state, f.Kind, f.About)!.Owner == owner ? [] : [new ExceptionAssigned(f.Kind, f.About, owner, fact.Actor, fact.OccurredAt)];
    }

    public static IReadOnlyList<ReturnEvent> Of(ReturnState state, Fact fact, ExceptionDismissal f)
    {
        var open = Find(state, f.Kind, f.About)!;
        return [new ExceptionDismissed(f.Kind, f.About, open.Severity, open.Detail, Clip.Of(f.Why.Trim(), LongestWhy), fact.Actor, fact.OccurredAt)];
    }

    /// <summary>What the rules want raised, as people's words leave it.</summary>
    public static IEnumerable<ExceptionRaised> Heeded(ReturnState state, IEnumerable<ExceptionRaised> wanted)
    {
        foreach (var e in wanted)
        {
            var ground = DismissedException.GroundOf(e.Severity, e.Detail);
            if (!state.Dismissals.Any(d => d.Kind == e.Kind && d.About == e.About && d.Ground == ground)) yield return e;
            else if (ExceptionGuide.Of(e.Kind).Ending == ExceptionEnding.Acknowledged) yield return e with { Severity = Severity.Low };
        }
    }

    private static Refusal? Assign(ReturnState state, ExceptionAssignment f)
    {
        if (Find(state, f.Kind, f.About) is null) return Unknown;
        return f.Owner is { } owner && (string.IsNullOrWhiteSpace(owner) || owner.Trim().Length > LongestOwner)
            ? new Refusal("owner-wrong", $"Name the owner's subject in at most {LongestOwner} characters, or none to give the exception back.")
            : null;
    }

    private static Refusal? Dismiss(ReturnState state, ExceptionDismissal f, Actor by)
    {
        if (Find(state, f.Kind, f.About) is not { } open) return Unknown;
        var advice = ExceptionGuide.Of(f.Kind);
        if (advice.Ending == ExceptionEnding.WithCause)
            return new Refusal("ends-with-its-cause", $"{CodeNames.Of(f.Kind)} ends by itself when its cause is gone. {advice.WhatToDo}");
        if (open.AcknowledgedBy is not null) return new Refusal("already-acknowledged", "Somebody took note of it before. It stays until its cause is gone.");
        if (AboutGoods(f.Kind) && state.HandledBy.Contains(by))
            return new Refusal("self-dismissal", "You received or inspected these goods; another person must set this aside.");
        return string.IsNullOrWhiteSpace(f.Why) ? new Refusal("why-missing", "Say why, in a few words without personal data.") : null;
    }

    /// <summary>What speaks against a count, a serial number or a condition is not for who reported it to wave through.</summary>
    private static bool AboutGoods(ExceptionKind kind) => kind
        is ExceptionKind.QuantityMismatch or ExceptionKind.SerialMismatch or ExceptionKind.UnknownGoods or ExceptionKind.ConditionDisputed
        or ExceptionKind.DispositionAgainstRules;

    private static Refusal Unknown => new("exception-unknown", "The return has no such open exception. Load it again.");

    private static OpenException? Find(ReturnState state, ExceptionKind kind, string about) =>
        state.Exceptions.FirstOrDefault(x => x.Kind == kind && x.About == about);
}
