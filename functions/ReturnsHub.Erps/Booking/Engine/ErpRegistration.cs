using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Documents;
using ReturnsHub.Erps.Booking.Profiles;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Booking.Engine;

/// <summary>An ERP that documents are booked in.</summary>
/// <param name="Name">The connector's name in settings: <c>business-central</c>.</param>
/// <param name="Books">What it can book.</param>
/// <param name="CheckProfile">What is wrong with a profile for this ERP, each in a sentence that says what to fix; <see cref="Profile.Settings"/> above all.</param>
/// <param name="CheckSecrets">What is wrong with the consumer's secrets; shows none of them.</param>
/// <param name="Make">Makes the interface to one connection.</param>
public sealed record ErpRegistration(
    string Name,
    DocumentKind Books,
    Func<Profile, IEnumerable<string>> CheckProfile,
    Func<IReadOnlyList<string>, IEnumerable<string>> CheckSecrets,
    Func<ErpConnection, IErpSystem> Make)
{
    /// <summary>How much a connection takes, as the ERP documents it.</summary>
    public GateOptions Limits { get; init; } = new() { MostConcurrent = 4 };

    /// <summary>How long the ERP may go on with a call that the hub no longer waits for; see <see cref="IErpConnector.LongestCall"/>.</summary>
    public TimeSpan LongestCall { get; init; }

    /// <summary>The settings that say, below one address, which company's books they are.</summary>
    public IReadOnlyList<string> Company { get; init; } = ["companyId", "company", "database", "dataAreaId", "salesOrganization", "subsidiary"];

    /// <summary>Whether all companies have one address, and the key alone says whose books they are.</summary>
    public bool CompanyByKey { get; init; }

    /// <summary>What is wrong with a consumer's settings; empty when nothing is.</summary>
    public IReadOnlyList<string> Check(ConsumerSettings consumer, OutboundOptions options)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        List<string> faults = [.. OutboundGuard.Check(consumer, options), .. CheckSecrets(consumer.Secrets)];
        if (consumer.ProfileText is not { } text) return [.. faults, $"The connector {Name} needs a profile: how the ERP names customers, accounts and places."];
        var (profile, wrong) = ProfileReader.Read(text);
        return [.. faults, .. wrong.Select(w => $"profile: {w}"), .. profile is null ? [] : CheckProfile(profile).Select(w => $"profile: {w}")];
    }

    /// <summary>The connector of a consumer.</summary>
    /// <exception cref="ArgumentException">The consumer's profile cannot be read.</exception>
    public IErpConnector Connect(ConsumerSettings consumer, HttpClient http, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        var profile = ProfileReader.Read(consumer.ProfileText ?? "").Profile ?? throw new ArgumentException("The consumer's profile cannot be read.", nameof(consumer));
        return new BookingConnector(Make(new ErpConnection(consumer, profile, http, time)), profile) { LongestCall = LongestCall };
    }
}

/// <summary>One connection to an ERP.</summary>
/// <param name="Consumer">Its address and secrets.</param>
/// <param name="Profile">How the ERP names things.</param>
/// <param name="Http">Sends only where the hub may.</param>
/// <param name="Time">The clock of time-outs and tokens.</param>
public sealed record ErpConnection(ConsumerSettings Consumer, Profile Profile, HttpClient Http, TimeProvider Time);
