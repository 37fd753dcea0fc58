using System.Text;

namespace ReturnsHub.Sources.Tests;

/// <summary>Builds requests at the door and messages behind it.</summary>
internal static class Inbound
{
    public const string Connection = "conn-1";
    public static readonly TenantId Tenant = new("outdoor");
    public static readonly DateTimeOffset ReceivedAt = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    public static WebhookRequest Request(byte[] body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Header = name => headers.Where(h => string.Equals(h.Name, name, StringComparison.OrdinalIgnoreCase)).Select(h => h.Value).FirstOrDefault(),
        Query = _ => null,
        Body = body,
        ReceivedAt = ReceivedAt,
    };

    public static ConnectionSettings Settings(string source, IReadOnlyList<string> secrets, params (string Name, string Value)[] options) => new()
    {
        Tenant = Tenant,
        Id = Connection,
        Source = source,
        Secrets = secrets,
        Options = options.ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal),
    };

    public static InboundMessage Message(string source, string topic, byte[] body, params (string Name, string Value)[] headers) => new()
    {
        Id = "message-1",
        Tenant = Tenant,
        Connection = Connection,
        Source = source,
        Topic = topic,
        Headers = headers.ToDictionary(h => h.Name, h => h.Value, StringComparer.Ordinal),
        Evidence = EvidenceHash.Of(body),
        ReceivedAt = ReceivedAt,
    };

    public static Normalised Normalise(this ISource source, string topic, string body, params (string Name, string Value)[] headers) =>
        source.Normalise(topic, Encoding.UTF8.GetBytes(body), headers);

    public static Normalised Normalise(this ISource source, string topic, byte[] body, params (string Name, string Value)[] headers) =>
        source.Normalise(Message(source.Name, topic, body, headers), body);

    public static IReadOnlyList<Fact> Facts(this Normalised normalised) =>
        normalised.ShouldBeOfType<Normalised.Read>(normalised.ToString()).Facts;

    public static Fact OnlyFact(this Normalised normalised) => normalised.Facts().ShouldHaveSingleItem();

    public static T Only<T>(this Normalised normalised)
        where T : FactBody => normalised.OnlyFact().Body.ShouldBeOfType<T>();

    public static void ShouldBeUnreadable(this Normalised normalised, string reason) =>
        normalised.ShouldBeOfType<Normalised.Unreadable>().Reason.ShouldBe(reason, normalised.ToString());
}

/// <summary>A clock that stands.</summary>
internal sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
