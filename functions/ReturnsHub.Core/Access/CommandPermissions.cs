using System.Collections.Frozen;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Decide;
using ReturnsHub.Core.Returns.Holds;

namespace ReturnsHub.Core.Access;

/// <summary>
/// Which facts are a person's commands, and the permission each needs. Every fact stands in one of the two lists; one that stands
/// in neither is refused to every person.
/// </summary>
public static class CommandPermissions
{
    private static readonly FrozenDictionary<Type, Command> Commands = new Dictionary<Type, Command>
    {
        [typeof(ReasonSettled)] = new(_ => Permission.SettleReason),
        [typeof(CreditApproval)] = new(_ => Permission.ApproveCredit),
        [typeof(CreditRejection)] = new(_ => Permission.RejectCredit),
        [typeof(HoldPlacement)] = new(_ => Permission.PlaceHold),
        [typeof(HoldLift)] = new(f => HoldTable.PermissionToLift(((HoldLift)f).Code)),
        [typeof(DispositionOverrule)] = new(_ => Permission.OverruleDisposition),
        [typeof(BreakGlass)] = new(_ => Permission.BreakGlass),
        [typeof(BreakGlassAcknowledgement)] = new(_ => Permission.ReadAudit),
        [typeof(ExceptionAssignment)] = new(_ => Permission.WorkExceptions),
        [typeof(ExceptionDismissal)] = new(f => ExceptionCommandRules.PermissionToDismiss(((ExceptionDismissal)f).Kind)),
        [typeof(ClaimEvidenceProvided)] = new(_ => Permission.ManageClaims),
        [typeof(ClaimSubmission)] = new(_ => Permission.ManageClaims),
        [typeof(ClaimAnswer)] = new(_ => Permission.ManageClaims),
        [typeof(ClaimSettlement)] = new(_ => Permission.ManageClaims),
        [typeof(ClaimWriteOff)] = new(_ => Permission.ManageClaims),
        // A source may say that it handed the copy over itself.
        [typeof(PersonalDataHandedOver)] = new(_ => Permission.HandlePrivacy, PeopleOnly: false),
    }.ToFrozenDictionary();

    /// <summary>
    /// What systems report, also where the report names the person who did it: a warehouse's receipt, a return opened at the API.
    /// Who may send them is checked where they come in.
    /// </summary>
    private static readonly FrozenSet<Type> Reports = new[]
    {
        typeof(ReturnRequestReported), typeof(ReturnAuthorisationReported), typeof(ReturnDeclineReported), typeof(ReturnCancellationReported),
        typeof(ReturnClosureReported), typeof(ReturnReopeningReported), typeof(LineRemovalReported), typeof(OrderReported), typeof(LabelReported),
        typeof(ParcelReported), typeof(ReceiptReported), typeof(InspectionReported), typeof(DispositionReported), typeof(DestructionReported),
        typeof(RefundReported), typeof(ClassificationReported), typeof(DeliveryConfirmed), typeof(DeliveryFailed),
        // Recorded after the delivery was taken up: refusing to record it would not undo it.
        typeof(DeliveryRedriven),
        typeof(PersonalDataRequested), typeof(PersonalDataErasure), typeof(WithdrawalDeclaration), typeof(ResolutionReported), typeof(ReturnShippingReported), typeof(WhatIf.Reconsideration),
        typeof(DeadlineReached),
    }.ToFrozenSet();

    /// <summary>Whether a fact stands in one of the lists.</summary>
    public static bool Knows(Type body) => Commands.ContainsKey(body) || Reports.Contains(body);

    /// <summary>The permission a command needs; null for a report.</summary>
    public static Permission? For(FactBody body) => Commands.TryGetValue(body.GetType(), out var command) ? command.Needs(body) : null;

    /// <summary>Why a fact's actor may not say it; null when it may.</summary>
    public static Refusal? Refuse(Fact fact)
    {
        if (Commands.TryGetValue(fact.Body.GetType(), out var command))
        {
            if (fact.Actor.Kind != ActorKind.Person) return command.PeopleOnly ? new Refusal("not-a-person", "Only a person decides this.") : null;
            var needed = command.Needs(fact.Body);
            return RolePermissions.Allow(fact.Roles, needed)
                ? null
                : new Refusal("not-permitted", $"This needs one of the roles {string.Join(", ", RolePermissions.With(needed).Select(r => CodeNames.Of(r)))}. Ask somebody who has it.");
        }

        return fact.Actor.Kind == ActorKind.Person && !Reports.Contains(fact.Body.GetType())
            ? new Refusal("not-permitted", "No role may do this.")
            : null;
    }

    private sealed record Command(Func<FactBody, Permission> Needs, bool PeopleOnly = true);
}
