using System.Text;
using ReturnsHub.Core.Policies;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Testing.Time;

namespace ReturnsHub.Core.Tests.Policies.Versions;

/// <summary>A tenant whose policy file says: a window of 30 days, one approver over 150.</summary>
internal sealed class PolicyOffice
{
    public static readonly TenantId Shop = new("shop");
    public static readonly Actor Pia = Actor.Person("pia");
    public static readonly Actor Otto = Actor.Person("otto");

    public PolicyOffice() => Restart();

    public MemoryPolicyStore Store { get; } = new();

    public ManualTime Time { get; } = new();

    public string File { get; set; } = Document("v1");

    public PoliciesInForce InForce { get; private set; } = null!;

    public PolicyVersions Versions { get; private set; } = null!;

    /// <summary>Starts the hub's process anew over the same store and file.</summary>
    public void Restart() => (InForce, Versions) = Process();

    /// <summary>Another process over the same store.</summary>
    public (PoliciesInForce InForce, PolicyVersions Versions) Process()
    {
        var policy = PolicyReader.Read(Encoding.UTF8.GetBytes(File)).Policy!;
        var inForce = new PoliciesInForce(Store, new One(new Tenant { Id = Shop, Policy = policy, PolicyText = File }), Time);
        return (inForce, new PolicyVersions(Store, inForce, Time));
    }

    public static string Document(string version, int window = 30, decimal over = 150) =>
        $$"""{ "version": "{{version}}", "returnWindowDays": {{window}}, "approval": [{ "id": "limit", "over": {{over}}, "approvers": 1 }] }""";

    public Task<PolicyOutcome> ProposeAsync(string document, Actor? by = null, string why = "The auditors asked for it.") =>
        Versions.ProposeAsync(Shop, Encoding.UTF8.GetBytes(document), why, by ?? Pia, CancellationToken.None);

    public Task<PolicyOutcome> ApproveAsync(string version, Actor by) => Versions.ApproveAsync(Shop, version, by, CancellationToken.None);

    public Task<PolicyOutcome> WithdrawAsync(string version, Actor by) => Versions.WithdrawAsync(Shop, version, by, CancellationToken.None);

    public Task<PolicyHistory> HistoryAsync() => Versions.HistoryAsync(Shop, CancellationToken.None);

    public async Task<string> NowAsync() => (await InForce.NowAsync(Shop, CancellationToken.None)).Version;

    public static PolicyOutcome.Done Done(PolicyOutcome outcome) => outcome.ShouldBeOfType<PolicyOutcome.Done>();

    public static string Refused(PolicyOutcome outcome)
    {
        var refused = outcome.ShouldBeOfType<PolicyOutcome.Refused>();
        refused.Detail.ShouldNotBeNullOrWhiteSpace();
        return refused.Code;
    }

    private sealed class One(Tenant tenant) : ITenants
    {
        public IReadOnlyCollection<Tenant> All => [tenant];

        public Tenant? Find(TenantId id) => id == tenant.Id ? tenant : null;
    }
}
