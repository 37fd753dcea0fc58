using System.Text.Json;
using System.Text.RegularExpressions;
using ReturnsHub.Core.Chain;
using ReturnsHub.Core.Json;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Returns.Events;
using ReturnsHub.Core.Returns.State;
using ReturnsHub.Core.Scenarios;
using ReturnsHub.Core.Wire;
using ReturnsHub.Testing.Scenarios;

namespace ReturnsHub.Core.Tests.Scenarios;

/// <summary>What holds for every scenario of the catalogue.</summary>
public sealed class ScenarioPropertyTests
{
    public static TheoryData<Scenario> Scenarios => new(ScenarioCatalogue.All);

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_same_run_gives_the_same_history_byte_for_byte(Scenario scenario) =>
        Wire(ScenarioPlay.Record(scenario)).ShouldBe(Wire(ScenarioPlay.Record(scenario)));

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Another_run_is_another_return_with_other_ids_and_the_same_money(Scenario scenario)
    {
        var one = ScenarioPlay.Play(scenario);
        var other = ScenarioPlay.Play(scenario, new ScenarioRun(ScenarioPlay.Tenant, "run-2", ScenarioPlay.Start));

        other.State.ReturnId.ShouldNotBe(one.State.ReturnId);
        other.Events.Select(e => e.Id).Intersect(one.Events.Select(e => e.Id)).ShouldBeEmpty();
        Told.Credits(other.Events).ShouldBe(Told.Credits(one.Events));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void The_history_is_a_whole_chain_and_folds_into_the_state(Scenario scenario)
    {
        var (events, state) = ScenarioPlay.Play(scenario);

        HashChain.FirstFault(events).ShouldBeNull();
        Json(ReturnFold.Rebuild(state.Key, events)).ShouldBe(Json(state));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void No_more_is_released_than_was_paid_and_lines_add_up_to_the_credit(Scenario scenario)
    {
        var (events, state) = ScenarioPlay.Play(scenario);
        var released = events.Select(e => e.Data).OfType<CreditReleased>().ToList();
        var order = state.Order.ShouldNotBeNull();
        var paid = order.Lines.Sum(l => l.Paid.Amount) + (order.ShippingPaid?.Amount ?? 0);

        released.ShouldNotBeEmpty();
        released.Sum(c => c.Amount.Amount).ShouldBeLessThanOrEqualTo(paid);
        foreach (var credit in released)
        {
            credit.Lines.Sum(l => l.Amount.Amount).ShouldBe(credit.Amount.Amount);
            credit.Lines.ShouldAllBe(l => l.Net!.Value + l.Tax == l.Amount);
        }
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Nothing_is_left_open_for_a_person(Scenario scenario)
    {
        var state = ScenarioPlay.Play(scenario).State;

        state.Exceptions.ShouldBeEmpty();
        state.Credits.ShouldNotContain(c => c.Status == CreditStatus.Held);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Facts_come_one_after_the_other_within_the_time_a_scenario_lasts_and_have_ids_of_their_own(Scenario scenario)
    {
        var facts = scenario.Facts(ScenarioPlay.DefaultRun);

        facts.Zip(facts.Skip(1)).ShouldAllBe(pair => pair.First.OccurredAt < pair.Second.OccurredAt);
        facts[0].OccurredAt.ShouldBeGreaterThan(ScenarioPlay.Start);
        facts[^1].OccurredAt.ShouldBeLessThanOrEqualTo(ScenarioPlay.Start + Scenario.Lasts);
        facts.Select(f => f.Id).Distinct().Count().ShouldBe(facts.Count);
        facts.ShouldAllBe(f => f.Id.Length <= 200 && f.Connection == TestMark.Simulator);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void A_fact_played_twice_adds_nothing(Scenario scenario)
    {
        var (_, state) = ScenarioPlay.Play(scenario);

        foreach (var fact in scenario.Facts(ScenarioPlay.DefaultRun))
            ReturnStep.Decide(state, fact, SandboxPolicy.Document, fact.OccurredAt).Events.ShouldBeEmpty();
    }

    [Fact]
    public void Names_are_kebab_case_and_found_again()
    {
        foreach (var scenario in ScenarioCatalogue.All)
        {
            Regex.IsMatch(scenario.Name, "^[a-z]+(-[a-z]+)*$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).ShouldBeTrue(scenario.Name);
            ScenarioCatalogue.Find(scenario.Name).ShouldBeSameAs(scenario);
        }

        ScenarioCatalogue.Find("no-such-thing").ShouldBeNull();
        ScenarioCatalogue.All.Select(s => s.Name).Distinct().Count().ShouldBe(ScenarioCatalogue.All.Count);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Run")]
    [InlineData("run 1")]
    [InlineData("run-123456789012345678901234567890")]
    public void A_run_id_of_another_form_is_refused(string runId) =>
        Should.Throw<ArgumentException>(() => new ScenarioRun(new TenantId("sandbox"), runId, ScenarioPlay.Start));

    private static IReadOnlyList<string> Wire(IEnumerable<RecordedEvent> events) =>
        [.. events.Select(e => Convert.ToHexString(CloudEventJson.Write(e).Span))];

    private static string Json(ReturnState state) => JsonSerializer.Serialize(state, HubJson.Options);
}
