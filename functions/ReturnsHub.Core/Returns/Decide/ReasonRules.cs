using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Decide;

/// <summary>
/// Settles each line's reason: a person's word, else a sure classification, else the customer's own pick. Safety and
/// unauthorised purchases always wait for a person.
/// </summary>
internal static class ReasonRules
{
    public static IEnumerable<ReturnEvent> Apply(ReturnState state, PolicyDocument policy) =>
        state.Lines.Select(line => Settle(line, policy)).OfType<ReturnEvent>();

    /// <summary>Whether a line's reason waits for a person (and not merely for its classification).</summary>
    public static bool WaitsForPerson(ReturnLine line) => line.Reason is null && (line.Classified is not null || !line.Requested.HasNote);

    private static ReasonDecided? Settle(ReturnLine line, PolicyDocument policy)
    {
        if (line.Reason?.Basis == ReasonBasis.Person || NeedsPerson(line)) return null;
        var picked = line.Requested.Reason;
        var answer = line.Classified?.Classification;
        if (answer is { Code: not ReasonCode.Unknown } && answer.Confidence >= policy.ReasonConfidence)
            return Decide(line, answer.Code, answer.Secondary, ReasonBasis.Model, "reason.classified", policy);
        if (answer is not null)
        {
            return picked is ReasonCode.Unknown or ReasonCode.Other
                ? null
                : Decide(line, picked, null, ReasonBasis.Source, "reason.picked-unsure-text", policy);
        }

        return line.Requested.HasNote ? null : Decide(line, picked, null, ReasonBasis.Source, "reason.picked", policy);
    }

    /// <summary>Whether safety, health or an unauthorised purchase is the reason, or one of two: a person reads it, first of all.</summary>
    public static bool NeedsPerson(ReturnLine line) =>
        Faults.NeedsPerson(line.Requested.Reason)
        || (line.Classified?.Classification is { } answer
            && (Faults.NeedsPerson(answer.Code) || (answer.Secondary is { } second && Faults.NeedsPerson(second))));

    private static ReasonDecided? Decide(
        ReturnLine line, ReasonCode code, ReasonCode? secondary, ReasonBasis basis, string rule, PolicyDocument policy)
    {
        if (line.Reason is { } known && known.Code == code && known.Secondary == secondary && known.Basis == basis) return null;
        return new ReasonDecided
        {
            LineId = line.Requested.LineId,
            Code = code,
            Secondary = secondary,
            Basis = basis,
            Decision = Trace.Of(
                policy,
                [rule],
                ("picked", line.Requested.Reason),
                ("classified", line.Classified?.Classification.Code),
                ("confidence", line.Classified?.Classification.Confidence),
                ("threshold", policy.ReasonConfidence)),
        };
    }
}
