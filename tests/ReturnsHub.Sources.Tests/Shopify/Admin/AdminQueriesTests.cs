using System.Reflection;
using ReturnsHub.Sources.Shopify;
using ReturnsHub.Sources.Shopify.Admin;

namespace ReturnsHub.Sources.Tests.Shopify.Admin;

public class AdminQueriesTests
{
    public static TheoryData<string> Files => [.. typeof(AdminQueries).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".graphql", StringComparison.Ordinal)).Select(n => n.Split('.')[^2])];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_query_file_is_one_operation_of_its_own_name_that_the_hub_sends(string name)
    {
        typeof(AdminQueries).GetMethod(name, BindingFlags.Public | BindingFlags.Static).ShouldNotBeNull("a query nobody sends is not kept");
        Text(name).ShouldContain($" {name}(");
    }

    [Fact]
    public void A_refund_is_never_asked_for_without_a_key() =>
        AdminQueries.CreateRefund([], "0195f1c0-7b3a-7c3f-8a52-d9c1e4b60077").Text.ShouldContain("@idempotent(key: $key)");

    [Fact]
    public void Every_topic_subscribed_to_is_read()
    {
        // RETURNS_REQUEST is returns/request: the last underscore of the topics' first words is no slash.
        string[] nouns = ["REVERSE_DELIVERIES", "REVERSE_FULFILLMENT_ORDERS", "RETURNS", "REFUNDS", "ORDERS"];
        foreach (var topic in DesiredTopics.All)
        {
            var noun = nouns.First(n => topic.StartsWith(n + "_", StringComparison.Ordinal));
            ShopifyTopics.Find($"{noun.ToLowerInvariant()}/{topic[(noun.Length + 1)..].ToLowerInvariant()}").ShouldNotBeNull(topic);
        }
    }

    private static string Text(string name)
    {
        using var reader = new StreamReader(typeof(AdminQueries).Assembly.GetManifestResourceStream($"ReturnsHub.Sources.Shopify.Admin.Queries.{name}.graphql")!);
        return reader.ReadToEnd();
    }
}
