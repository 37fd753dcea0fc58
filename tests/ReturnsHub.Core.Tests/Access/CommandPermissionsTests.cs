using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Tests.Returns;

namespace ReturnsHub.Core.Tests.Access;

/// <summary>Which command needs which role. What stands in no list is refused.</summary>
public class CommandPermissionsTests
{
    private static readonly FactBody[] Commands =
    [
        new ReasonSettled("rl-1", ReasonCode.Defective), new CreditApproval("CR-1", null), new CreditRejection("CR-1", null, "NO"),
        new HoldPlacement(HoldCode.Manual, "photos"), new HoldLift(HoldCode.Manual, null, "photos came"), new HoldLift(HoldCode.ConditionDisputed, "00", "our label"),
        new HoldLift(HoldCode.AbuseSuspected, null, "cleared"), new BreakGlass("CR-1", "00", "customer at the counter"), new BreakGlassAcknowledgement("CR-1"),
        new PersonalDataHandedOver("dsr-1"), new ClaimEvidenceProvided("VENDOR/1", ClaimEvidenceKind.Photo, "p-1"), new ClaimSubmission("VENDOR/1"),
        new ClaimAnswer("VENDOR/1", true, null, null), new ClaimSettlement("VENDOR/1", Shop.Euro(1), null), new ClaimWriteOff("VENDOR/1", "small"),
        new DispositionOverrule("I-1/0", Disposition.Restock, "unopened"),
        new ExceptionAssignment(ExceptionKind.ParcelProblem, "1Z-1", "bob"), new ExceptionDismissal(ExceptionKind.ParcelProblem, "1Z-1", "found"),
    ];

    [Fact]
    public void Every_fact_is_a_command_with_a_permission_or_a_report()
    {
        var bodies = typeof(FactBody).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(FactBody)) && !t.IsAbstract).ToList();
        bodies.Count.ShouldBeGreaterThan(25);
        bodies.Where(b => !CommandPermissions.Knows(b)).Select(b => b.Name).ShouldBeEmpty("Name the permission of a new command, or list it as a report, in CommandPermissions");
        Commands.Select(c => c.GetType()).Distinct().Count().ShouldBe(bodies.Count(b => !IsReport(b)), "the table below must name every command");
    }

    [Theory]
    [InlineData("ReasonSettled", "Clerk")]
    [InlineData("CreditApproval", "Approver, Controller")]
    [InlineData("CreditRejection", "Approver, Controller")]
    [InlineData("HoldPlacement", "Clerk, Inspector, Approver, Controller")]
    [InlineData("HoldLift Manual", "Clerk, Approver, Controller")]
    [InlineData("HoldLift ConditionDisputed", "Controller")]
    [InlineData("HoldLift AbuseSuspected", "Controller")]
    [InlineData("BreakGlass", "Controller")]
    [InlineData("BreakGlassAcknowledgement", "Controller, Auditor, Administrator")]
    [InlineData("PersonalDataHandedOver", "Clerk, Administrator")]
    [InlineData("ClaimEvidenceProvided", "Controller")]
    [InlineData("ClaimSubmission", "Controller")]
    [InlineData("ClaimAnswer", "Controller")]
    [InlineData("ClaimSettlement", "Controller")]
    [InlineData("ClaimWriteOff", "Controller")]
    [InlineData("DispositionOverrule", "Inspector")]
    [InlineData("ExceptionAssignment", "Clerk, Approver, Controller")]
    [InlineData("ExceptionDismissal", "Controller")]
    public void A_command_is_followed_for_these_roles_and_refused_to_all_others(string command, string allowed)
    {
        var body = Commands.Single(c => (c is HoldLift lift ? $"HoldLift {lift.Code}" : c.GetType().Name) == command);
        foreach (var role in Enum.GetValues<Role>())
        {
            var refusal = CommandPermissions.Refuse(By(Actor.Person("finn"), body, role));
            if (allowed.Split(", ").Contains($"{role}"))
            {
                refusal.ShouldBeNull($"{role}");
                continue;
            }

            refusal!.Code.ShouldBe("not-permitted", $"{role}");
            foreach (var other in allowed.Split(", ")) refusal.Detail.ShouldContain(CodeNames.Of(Enum.Parse<Role>(other)));
        }

        CommandPermissions.Refuse(By(Actor.Person("finn"), body))!.Code.ShouldBe("not-permitted", "no role at all");
    }

    [Fact]
    public void A_machine_commands_nothing_whatever_roles_it_claims()
    {
        foreach (var body in Commands.Where(c => c is not PersonalDataHandedOver))
        {
            foreach (var machine in new[] { Actor.Hub, Actor.Connection("erp"), new Actor(ActorKind.Model, "local-1") })
                CommandPermissions.Refuse(By(machine, body, Enum.GetValues<Role>()))!.Code.ShouldBe("not-a-person");
        }
    }

    [Fact]
    public void A_report_that_names_a_person_needs_no_role() =>
        CommandPermissions.Refuse(By(Actor.Person("rita"), new ReceiptReported("RCV-1", []))).ShouldBeNull();

    [Fact]
    public void A_refused_command_leaves_no_trace()
    {
        var shop = Shop.Accepted();
        var before = shop.Stream.Count;
        shop.Play(new HoldPlacement(HoldCode.Manual, "photos"), by: Actor.Person("aud"), roles: [Role.Auditor]).Refusal!.Code.ShouldBe("not-permitted");
        shop.Stream.Count.ShouldBe(before);
    }

    private static bool IsReport(Type body) => CommandPermissions.Knows(body) && !Commands.Any(c => c.GetType() == body)
        && CommandPermissions.For((FactBody)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(body)) is null;

    private static Fact By(Actor actor, FactBody body, params Role[] roles) => new()
    {
        Id = "f-1",
        Tenant = Shop.Tenant,
        Subject = new Subject.Known(ReturnId.For(Shop.Tenant, Shop.Connection, "5588")),
        Connection = "api",
        OccurredAt = Shop.Day,
        Actor = actor,
        Roles = roles,
        Body = body,
    };
}
