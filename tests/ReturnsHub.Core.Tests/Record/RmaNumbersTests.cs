using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Primitives;
using ReturnsHub.Core.Record;

namespace ReturnsHub.Core.Tests.Record;

/// <summary>No two returns of a tenant have the same number, whatever is taken already.</summary>
public class RmaNumbersTests
{
    private static readonly StreamKey Key = new(new TenantId("outdoor"), ReturnId.For(new TenantId("outdoor"), "api", "1"));
    private static readonly ReturnId Other = ReturnId.For(new TenantId("outdoor"), "api", "2");

    [Fact]
    public async Task A_return_keeps_its_number_however_often_it_is_asked_for()
    {
        var numbers = new RmaNumbers(new Names(), new Claims());
        var first = await numbers.AllocateAsync(Key, CancellationToken.None);
        (await numbers.AllocateAsync(Key, CancellationToken.None)).ShouldBe(first);
        first.ShouldBe(RmaNumbers.Candidate(Key, 0));
    }

    [Fact]
    public async Task A_number_that_another_return_is_known_by_is_passed_over()
    {
        var names = new Names();
        names.Add(RmaNumbers.Candidate(Key, 0).Value, Other);
        names.Add(RmaNumbers.Candidate(Key, 1).Value, Other);
        (await new RmaNumbers(names, new Claims()).AllocateAsync(Key, CancellationToken.None)).ShouldBe(RmaNumbers.Candidate(Key, 2));
    }

    [Fact]
    public async Task A_number_that_another_return_is_just_being_given_is_passed_over()
    {
        var claims = new Claims();
        await claims.ClaimAsync($"rma/{Key.Tenant}", RmaNumbers.Candidate(Key, 0).Value, Other.Value, TimeSpan.FromMinutes(1), CancellationToken.None);
        (await new RmaNumbers(new Names(), claims).AllocateAsync(Key, CancellationToken.None)).ShouldBe(RmaNumbers.Candidate(Key, 1));
    }

    [Fact]
    public async Task Where_every_number_seems_taken_the_caller_is_told_to_come_again()
    {
        var names = new Names();
        for (var i = 0; i < 100; i++) names.Add(RmaNumbers.Candidate(Key, i).Value, Other);
        await Should.ThrowAsync<StreamBusyException>(() => new RmaNumbers(names, new Claims()).AllocateAsync(Key, CancellationToken.None));
    }

    private sealed class Names : ILookup
    {
        private readonly Dictionary<LookupKey, ReturnId> _known = [];

        public void Add(string rma, ReturnId id) => _known[LookupKey.Rma(rma)] = id;

        public Task AddAsync(StreamKey key, IReadOnlyCollection<LookupKey> names, CancellationToken ct)
        {
            foreach (var name in names) _known[name] = key.ReturnId;
            return Task.CompletedTask;
        }

        public Task<IReadOnlyList<ReturnId>> FindAsync(TenantId tenant, LookupKey name, CancellationToken ct) =>
            Task.FromResult<IReadOnlyList<ReturnId>>(_known.TryGetValue(name, out var id) ? [id] : []);
    }

    private sealed class Claims : IIdempotencyKeys
    {
        private readonly Dictionary<string, (string Fingerprint, string? Answer)> _claims = new(StringComparer.Ordinal);

        public Task<IdempotencyClaim> ClaimAsync(string scope, string key, string fingerprint, TimeSpan claimFor, CancellationToken ct)
        {
            if (!_claims.TryGetValue($"{scope}\n{key}", out var known))
            {
                _claims[$"{scope}\n{key}"] = (fingerprint, null);
                return Task.FromResult(new IdempotencyClaim(ClaimResult.Claimed));
            }

            if (known.Fingerprint != fingerprint) return Task.FromResult(new IdempotencyClaim(ClaimResult.Mismatch));
            return Task.FromResult(known.Answer is null ? new IdempotencyClaim(ClaimResult.InProgress) : new IdempotencyClaim(ClaimResult.Answered, 201, known.Answer));
        }

        public Task CompleteAsync(string scope, string key, int status, string answer, CancellationToken ct)
        {
            _claims[$"{scope}\n{key}"] = (_claims[$"{scope}\n{key}"].Fingerprint, answer);
            return Task.CompletedTask;
        }

        public Task ReleaseAsync(string scope, string key, CancellationToken ct)
        {
            _claims.Remove($"{scope}\n{key}");
            return Task.CompletedTask;
        }
    }
}
