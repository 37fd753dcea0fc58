using ReturnsHub.Azure.Audit;
using ReturnsHub.Azure.Deliveries;
using ReturnsHub.Azure.Idempotency;
using ReturnsHub.Azure.Lookups;
using ReturnsHub.Azure.Policies;
using ReturnsHub.Azure.Vault;
using ReturnsHub.Core.Audit;
using ReturnsHub.Core.Policies.Versions;
using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Faults;

namespace ReturnsHub.Azure.Tests.Documents;

/// <summary>
/// Every write of the records and of the vault when the service stumbles: what took place counts once and is reported as done, also when
/// its answer was lost.
/// </summary>
public sealed class DocumentFaultTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<FaultRule>> Faults = new(StringComparer.Ordinal)
    {
        ["throttled: 429"] = rule => rule.Throttle(TimeSpan.FromMilliseconds(2)),
        ["met another write: 449"] = rule => rule.RetryWith(),
        ["partition moved: 410"] = rule => rule.Gone(),
        ["timed out before it happened: 408"] = rule => rule.RequestTimeout(),
        ["timed out after it happened: 408"] = rule => rule.AnswerAfterEffect(408),
        ["unavailable after it happened: 503"] = rule => rule.AnswerAfterEffect(503),
        ["connection lost before it happened"] = rule => rule.CloseBeforeEffect(),
        ["connection lost after it happened"] = rule => rule.CloseAfterEffect(),
    };

    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly StreamKey Key = ReturnStream.KeyOf("r-1");

    private readonly DocumentsHome _home = new();
    private readonly ManualTime _time = new();
    private FaultRule? _fault;

    public static TheoryData<string> Kinds => [.. Faults.Keys];

    private static CancellationToken Ct => CancellationToken.None;

    public Task InitializeAsync() => _home.OpenAsync();

    public async Task DisposeAsync()
    {
        await _home.RemoveAsync();
        ShouldHaveStruck();
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_name_is_added_once(string fault)
    {
        var lookup = new CosmosLookup(_home.Records);
        var order = LookupKey.Order("shop", "o-1");

        Strike(fault, Operation.Create);
        await lookup.AddAsync(Key, [order], Ct);
        Strike(fault, Operation.Replace);
        await lookup.AddAsync(ReturnStream.KeyOf("r-2"), [order], Ct);
        Strike(fault, Operation.Read);

        (await lookup.FindAsync(Acme, order, Ct)).ShouldBe([Key.ReturnId, ReturnStream.KeyOf("r-2").ReturnId]);
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Whoever_claims_a_key_first_has_it_and_answers_it(string fault)
    {
        var keys = new CosmosIdempotencyKeys(_home.Records, _time);

        Strike(fault, Operation.Create);
        (await ClaimAsync(keys)).Result.ShouldBe(ClaimResult.Claimed);
        (await ClaimAsync(keys)).Result.ShouldBe(ClaimResult.InProgress);
        _time.Advance(TimeSpan.FromMinutes(2));
        Strike(fault, Operation.Replace);
        (await ClaimAsync(keys)).Result.ShouldBe(ClaimResult.Claimed);
        Strike(fault, Operation.Replace);
        await keys.CompleteAsync("acme", "k", 201, "{}", Ct);

        (await ClaimAsync(keys)).ShouldBe(new IdempotencyClaim(ClaimResult.Answered, 201, "{}"));
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Audit_entries_are_written_once_and_form_one_chain(string fault)
    {
        var log = new CosmosAuditLog(_home.Records);

        for (var i = 1; i <= 3; i++)
        {
            Strike(fault, Operation.Batch);
            (await log.AppendAsync(new AuditDraft { Tenant = Acme, At = _time.GetUtcNow(), Actor = Actor.Person("ada"), Via = "api", Action = "evidence.read" }, Ct)).Number.ShouldBe(i);
        }

        Strike(fault, Operation.Query);
        var entries = (await log.ListAsync(Acme, new PageRequest(), Ct)).Items;
        entries.Select(e => e.Number).ShouldBe([1, 2, 3]);
        AuditChain.Fault(new AuditHead(2, entries[1].Hash), entries[2]).ShouldBeNull();
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_that_was_proposed_is_reported_as_proposed(string fault)
    {
        var policies = new CosmosPolicyStore(_home.Records);
        var entry = new PolicyEntry
        {
            Tenant = Acme,
            Sequence = 1,
            Act = PolicyAct.Proposed,
            Version = "v1",
            Sha256 = EvidenceHash.Of("{}"u8),
            By = Actor.Person("pia"),
            At = _time.GetUtcNow(),
        };

        Strike(fault, Operation.Batch);
        (await policies.AppendAsync([entry], "{}", Ct)).ShouldBeTrue();
        (await policies.AppendAsync([entry], "{}", Ct)).ShouldBeFalse();
        Strike(fault, Operation.Batch);
        (await policies.AppendAsync([entry with { Sequence = 2, Act = PolicyAct.Approved }], null, Ct)).ShouldBeTrue();

        (await policies.ReadAsync(Acme, 0, Ct)).Count.ShouldBe(2);
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Personal_data_is_kept_and_its_erasure_is_reported(string fault)
    {
        var vault = new CosmosVault(_home.Vault, _time);

        Strike(fault, Operation.Create);
        await vault.PutAsync(Key, "note/1", "one", Ct);
        Strike(fault, Operation.Replace);
        await vault.PutAsync(Key, "note/2", "two", Ct);
        (await vault.ReadAllAsync(Key, Ct)).Count.ShouldBe(2);
        Strike(fault, Operation.Replace);
        (await vault.EraseAsync(Key, Ct)).ShouldBeTrue();

        (await vault.ReadAllAsync(Key, Ct)).ShouldBeEmpty();
    }

    [SkippableTheory]
    [MemberData(nameof(Kinds))]
    public async Task Rows_of_deliveries_are_written_once(string fault)
    {
        var ledger = new CosmosDeliveryLedger(_home.Records);
        var delivery = new Delivery
        {
            Id = "erp:1",
            Tenant = Acme,
            Consumer = "erp",
            EventId = Guid.Empty,
            EventType = "t",
            ReturnId = Key.ReturnId,
            Sequence = 1,
            Status = DeliveryStatus.Confirmed,
            Attempts = 1,
            UpdatedAt = _time.GetUtcNow(),
        };

        Strike(fault, Operation.Batch);
        await ledger.WriteAsync([delivery, delivery with { Id = "erp:2", Sequence = 2 }], Ct);

        (await ledger.CountAsync(Acme, Ct)).ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [SkippableFact]
    public async Task A_service_that_never_recovers_ends_the_work_with_its_answer()
    {
        Skip.If(DocumentsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        _home.Gateway.Faults.On(Operation.Create).Always().Throttle(TimeSpan.FromMilliseconds(1));
        var lookup = new CosmosLookup(_home.Records);

        var e = await Should.ThrowAsync<Microsoft.Azure.Cosmos.CosmosException>(() => lookup.AddAsync(Key, [LookupKey.Serial("QXWZVKJH")], Ct));

        ((int)e.StatusCode).ShouldBe(429);
        e.ToString().ShouldNotContain("QXWZVKJH");
    }

    private static Task<IdempotencyClaim> ClaimAsync(CosmosIdempotencyKeys keys) => keys.ClaimAsync("acme", "k", "f", TimeSpan.FromMinutes(1), Ct);

    private void Strike(string fault, Operation operation)
    {
        Skip.If(DocumentsHome.Account is not null, "Faults are the gateway's: an account has its own.");
        ShouldHaveStruck();
        _fault = _home.Gateway.Faults.On(operation).Times(2);
        Faults[fault](_fault);
    }

    // A fault that met nothing would show nothing.
    private void ShouldHaveStruck()
    {
        if (_fault is not null) _fault.Struck.ShouldBe(2);
    }
}
