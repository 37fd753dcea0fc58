using ReturnsHub.Core.Access;
using ReturnsHub.Core.Codes;
using ReturnsHub.Core.Facts;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns.Events;

namespace ReturnsHub.Core.Tests.Returns.Holds;

/// <summary>How long approvals count, what voids them, and who gives the last one.</summary>
public class ApprovalTermTests
{
    private static PolicyDocument Two(int hours = 72, Role? second = null) => Policies.Plain with
    {
        ApprovalHours = hours,
        Approval = [new ApprovalRule { Id = "over-150", Over = 150, Approvers = 2, SecondBy = second }],
    };

    [Theory]
    // hours in the policy, hours between the two approvals, whether the money goes out
    [InlineData(72, 71, true)]
    [InlineData(72, 73, false)]
    [InlineData(1, 0, true)]
    [InlineData(1, 2, false)]
    [InlineData(720, 700, true)]
    public void An_approval_counts_for_the_hours_the_policy_gives_it(int hours, int between, bool released)
    {
        var shop = Back(Two(hours));
        shop.Approve("finn");
        shop.Passed += TimeSpan.FromHours(between);
        shop.Approve("olga").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(released ? 200m : 0m);
    }

    [Fact]
    public void Who_approved_and_let_it_expire_may_approve_again()
    {
        var shop = Back(Two());
        shop.Approve("finn");
        shop.Approve("finn").Refusal!.Code.ShouldBe("already-approved");
        shop.Passed += TimeSpan.FromHours(73);
        shop.Approve("finn").Refusal.ShouldBeNull();
        shop.Released.ShouldBe(0m);
        shop.Approve("olga");
        shop.Released.ShouldBe(200m);
        shop.Events<CreditReleased>().Single().ApprovedBy.Select(a => a.Id).ShouldBe(["finn", "olga"], ignoreOrder: true);
    }

    [Fact]
    public void A_policy_that_gives_more_hours_does_not_wake_an_expired_approval_and_one_that_gives_fewer_ends_it()
    {
        var shop = Back(Two(hours: 10));
        shop.Approve("finn");
        shop.Passed += TimeSpan.FromHours(11);
        shop.Policy = Two(hours: 100) with { Version = "longer" };
        shop.Approve("olga");
        shop.Released.ShouldBe(0m);
        shop.Policy = Two(hours: 1) with { Version = "shorter" };
        shop.Passed += TimeSpan.FromHours(2);
        shop.Approve("finn");
        shop.Released.ShouldBe(0m, "the one given for 100 hours counts for 1 now");
    }

    [Fact]
    public void One_person_who_approved_twice_under_changing_terms_is_still_one()
    {
        var shop = Back(Two(hours: 100));
        shop.Approve("finn");
        shop.Policy = Two(hours: 1) with { Version = "shorter" };
        shop.Passed += TimeSpan.FromHours(2);
        shop.Approve("Finn").Refusal.ShouldBeNull();
        shop.Policy = Two(hours: 100) with { Version = "as before" };
        shop.Authorise();
        shop.Released.ShouldBe(0m, "both approvals count again, and both are his");
        shop.Approve("olga");
        shop.Released.ShouldBe(200m);
    }

    [Fact]
    public void A_policy_that_comes_to_want_a_controller_while_the_credit_is_held_gets_one()
    {
        var shop = Back(Two(hours: 100));
        Approve(shop, "finn", Role.Approver);
        shop.Policy = Two(hours: 1) with { Version = "shorter" };
        shop.Passed += TimeSpan.FromHours(2);
        Approve(shop, "olga", Role.Approver);
        shop.Policy = Two(hours: 100, second: Role.Controller) with { Version = "stricter" };
        shop.Authorise();
        shop.Released.ShouldBe(0m, "two approvals count, and neither is a controller's");
        Approve(shop, "conny", Role.Controller).ShouldBeNull();
        shop.Released.ShouldBe(200m);
    }

    [Theory]
    [InlineData("first", Role.Approver, "second", Role.Controller, null)]
    [InlineData("first", Role.Controller, "second", Role.Approver, null)]
    [InlineData("first", Role.Approver, "second", Role.Approver, "second-approval-needs-role")]
    public void The_policy_may_want_a_controller_among_the_two(string first, Role firstRole, string second, Role secondRole, string? refused)
    {
        var shop = Back(Two(second: Role.Controller));
        Approve(shop, first, firstRole).ShouldBeNull();
        Approve(shop, second, secondRole).ShouldBe(refused);
        shop.Released.ShouldBe(refused is null ? 200m : 0m);
    }

    [Theory]
    [InlineData(Grade.A, Condition.Opened, "S-1", 1)]
    [InlineData(Grade.D, Condition.Opened, "S-1", 0)]
    [InlineData(Grade.A, Condition.Damaged, "S-1", 0)]
    [InlineData(Grade.A, Condition.Opened, "S-2", 0)]
    public void Another_grade_condition_or_serial_number_voids_an_approval_though_no_cent_changes(Grade grade, Condition condition, string serial, int left)
    {
        var shop = Back(Two());
        shop.Approve("finn");
        Inspect(shop, grade, condition, serial, hour: 5);
        shop.Held.Amount.ShouldBe(Shop.Euro(200));
        shop.Held.Approvals.Count.ShouldBe(left);
    }

    [Fact]
    public void The_same_goods_in_two_documents_are_the_same_goods()
    {
        var shop = Shop.Accepted(Two(), paid: 200, quantity: 2);
        shop.Play(new InspectionReported("INS-1", [Unit(2)]), by: Actor.Person("ina"));
        shop.Approve("finn");
        shop.Play(new InspectionReported("INS-1", [Unit(1), Unit(1)]), Shop.Day.AddDays(5), Actor.Person("ina"));
        shop.Held.Approvals.Count.ShouldBe(1);
    }

    private static GoodsLineReport Unit(int quantity) => new() { Quantity = quantity, Condition = Condition.Opened, Grade = Grade.A };

    private static string? Approve(Shop shop, string by, Role role) =>
        shop.Play(new CreditApproval(shop.Held.CreditId, null), by: Actor.Person(by), roles: [role]).Refusal?.Code;

    private static Shop Back(PolicyDocument policy)
    {
        var shop = Shop.Accepted(policy, paid: 200);
        Inspect(shop, Grade.A, Condition.Opened, "S-1", hour: 0);
        return shop;
    }

    private static void Inspect(Shop shop, Grade grade, Condition condition, string serial, int hour) => shop.Play(
        new InspectionReported("INS-1", [new GoodsLineReport { Quantity = 1, Condition = condition, Grade = grade, Serials = [serial] }]), Shop.Day.AddDays(2).AddHours(hour), Actor.Person("ina"));
}
