using System.Reflection;
using System.Text.RegularExpressions;
using ReturnsHub.Functions.Settings;

namespace ReturnsHub.Functions.Tests;

public partial class FunctionNamesTests
{
    [Fact]
    public void Every_name_is_one_function_and_every_function_has_a_name()
    {
        var named = typeof(FunctionNames).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (Field: $"FunctionNames.{f.Name}", Value: (string)f.GetRawConstantValue()!)).ToList();
        AppSource.Functions.Select(f => f.Name).Order(StringComparer.Ordinal).ShouldBe(named.Select(n => n.Field).Order(StringComparer.Ordinal));
        named.Select(n => n.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(named.Count);
    }

    [Fact]
    public void Every_function_attribute_has_a_trigger_the_tests_understand() =>
        AppSource.Files.Values.Sum(f => AnyFunction().Count(f)).ShouldBe(AppSource.Functions.Count);

    [Theory]
    [InlineData("FunctionNames.Webhooks", "\"webhooks/{tenant}/{connection}\"")]
    [InlineData("FunctionNames.Web", "\"{*path}\"")]
    public void Http_functions_answer_under_the_addresses_the_hub_has_everywhere(string name, string route)
    {
        var trigger = AppSource.Functions.Single(f => f.Name == name).Trigger;
        trigger.ShouldContain($"Route = {route}");
        trigger.ShouldContain("AuthorizationLevel.Anonymous");
        AppSource.Json("host.json").GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString().ShouldBe("");
    }

    [Fact]
    public void Each_queue_has_one_function_with_sessions_that_settles_for_itself()
    {
        var triggers = AppSource.Functions.Where(f => f.Trigger.StartsWith("ServiceBusTrigger", StringComparison.Ordinal)).Select(f => f.Trigger).ToList();
        triggers.Select(t => QueueOf().Match(t).Groups["queue"].Value).Order(StringComparer.Ordinal).ShouldBe(["Classify", "Deliver", "Inbound"]);
        triggers.ShouldAllBe(t => t.Contains("IsSessionsEnabled = true") && t.Contains("AutoCompleteMessages = false") && t.Contains("Connection = SettingNames.ServiceBus"));
        Azure.Queues.QueueNames.All.Order(StringComparer.Ordinal).ShouldBe(["classify", "deliver", "inbound"]);
    }

    [Fact]
    public void The_feed_is_read_from_its_beginning_and_a_batch_that_fails_is_tried_for_ever()
    {
        var relay = AppSource.Functions.Single(f => f.Name == "FunctionNames.Relay");
        relay.Trigger.ShouldContain("StartFromBeginning = true");
        relay.Trigger.ShouldContain("CosmosLayout.ReturnsContainer");
        relay.Trigger.ShouldContain("CosmosLayout.LeasesContainer");
        AppSource.Files[relay.File].ShouldContain("[ExponentialBackoffRetry(-1,");
    }

    [Fact]
    public void Batch_files_are_told_of_by_event_grid() =>
        AppSource.Functions.Single(f => f.Name == "FunctionNames.BatchFiles").Trigger.ShouldContain("Source = BlobTriggerSource.EventGrid");

    [Fact]
    public void Timers_run_on_schedules_of_six_fields()
    {
        var timers = AppSource.Functions.Where(f => f.Trigger.StartsWith("TimerTrigger", StringComparison.Ordinal)).ToList();
        timers.ShouldNotBeEmpty();
        timers.ShouldAllBe(t => t.Trigger == $"TimerTrigger(Schedules.{t.Name.Substring("FunctionNames.".Length)})");
        typeof(Schedules).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!)
            .ShouldAllBe(s => s.Split(' ', StringSplitOptions.None).Length == 6);
    }

    [Fact]
    public void A_function_is_a_few_lines()
    {
        foreach (var (file, _, _) in AppSource.Functions) AppSource.Files[file].Split('\n').Length.ShouldBeLessThan(45, file);
    }

    [GeneratedRegex(@"\[Function\(", RegexOptions.NonBacktracking)]
    private static partial Regex AnyFunction();

    [GeneratedRegex(@"ServiceBusTrigger\(QueueNames\.(?<queue>\w+)", RegexOptions.NonBacktracking)]
    private static partial Regex QueueOf();
}
