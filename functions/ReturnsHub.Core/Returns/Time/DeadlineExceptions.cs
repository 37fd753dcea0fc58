using System.Globalization;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;

namespace ReturnsHub.Core.Returns.Time;

/// <summary>The exceptions of deadlines that passed. They end when what was waited for came, or is no longer waited for.</summary>
internal static class DeadlineExceptions
{
    private static readonly ExceptionKind[] Kinds = [.. Enum.GetValues<DeadlineKind>().Select(KindOf).OfType<ExceptionKind>()];

    /// <summary>The exception a passed deadline raises; null when it ends the return's authorisation instead.</summary>
    public static ExceptionKind? KindOf(DeadlineKind kind) => kind switch
    {
        DeadlineKind.ParcelNotArrived => ExceptionKind.ParcelNotArrived,
        DeadlineKind.InspectionOverdue => ExceptionKind.InspectionOverdue,
        DeadlineKind.ApprovalWaiting => ExceptionKind.ApprovalWaiting,
        DeadlineKind.ClaimLapsing => ExceptionKind.ClaimLapsing,
        DeadlineKind.WithdrawalRefundDue => ExceptionKind.WithdrawalRefundDue,
        DeadlineKind.PersonalDataRequest => ExceptionKind.PersonalDataRequest,
        DeadlineKind.AuthorisationExpires => null,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This deadline has no answer."),
    };

    /// <summary>What is open at <paramref name="now"/>. Requests for personal data are open from the start and become urgent.</summary>
    public static IEnumerable<ExceptionRaised> Of(ReturnState state, GoodsLedger goods, PolicyDocument policy, DateTimeOffset now)
    {
        var passed = Deadlines.Of(state, goods, policy).Where(d => d.DueAt <= now).ToList();
        foreach (var d in passed)
        {
            if (d.Kind != DeadlineKind.PersonalDataRequest && KindOf(d.Kind) is { } kind)
                yield return new ExceptionRaised(kind, d.About, SeverityOf(d.Kind), Detail(state, d));
        }

        foreach (var request in state.OpenDataRequests)
        {
            var urgent = passed.Exists(d => d.Kind == DeadlineKind.PersonalDataRequest && d.About == request);
            yield return new ExceptionRaised(
                ExceptionKind.PersonalDataRequest, request, urgent ? Severity.High : Severity.Medium, "Hand a copy of the person's data over within a month.");
        }
    }

    /// <summary>What the passing of time alone changes: nothing about goods, money or what people decided.</summary>
    public static IEnumerable<ReturnEvent> Changes(ReturnState state, PolicyDocument policy, DateTimeOffset now) =>
        ExceptionRules.Changes([.. state.Exceptions.Where(e => Kinds.Contains(e.Kind))], [.. ExceptionCommandRules.Heeded(state, Of(state, GoodsLedger.Of(state), policy, now))]);

    private static Severity SeverityOf(DeadlineKind kind) =>
        kind is DeadlineKind.ClaimLapsing or DeadlineKind.WithdrawalRefundDue ? Severity.High : Severity.Medium;

    private static string Detail(ReturnState state, Deadline d) => d.Kind switch
    {
        DeadlineKind.ParcelNotArrived => $"Nothing had come by {Date(d.DueAt)}.",
        DeadlineKind.InspectionOverdue => $"Goods are here and were to be inspected by {Date(d.DueAt)}.",
        DeadlineKind.ApprovalWaiting => $"It was to be approved or rejected by {Date(d.DueAt)}.",
        DeadlineKind.ClaimLapsing => $"It was not sent and is taken only until {Date(state.Claims.First(c => c.ClaimId == d.About).Terms!.DueBy!.Value)}.",
        _ => $"It was due by {Date(d.DueAt)}.",
    };

    private static string Date(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
