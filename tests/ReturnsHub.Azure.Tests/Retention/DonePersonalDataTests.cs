using ReturnsHub.Azure.Retention;
using ReturnsHub.Azure.Vault;
using ReturnsHub.CosmosGateway;

namespace ReturnsHub.Azure.Tests.Retention;

/// <summary>Which returns the search for personal data looks at, with a period of 30 days.</summary>
public sealed class DonePersonalDataTests : IAsyncLifetime
{
    private static readonly TenantId Acme = ReturnStream.Acme;
    private static readonly TimeSpan Period = TimeSpan.FromDays(30);

    private readonly DocumentsHome _home = new();
    private readonly ManualTime _time = new();
    private IReturnStore _store = null!;

    private static CancellationToken Ct => CancellationToken.None;

    public async Task InitializeAsync()
    {
        await _home.OpenAsync();
        _store = _home.Returns(_time);
    }

    public Task DisposeAsync() => _home.RemoveAsync();

    [SkippableFact]
    public async Task An_open_return_is_looked_at_once_in_its_period_and_found_a_period_after_it_is_done()
    {
        Skip.If(DocumentsHome.Account is not null, "An account keeps no ledger that a test can read.");
        var stream = new ReturnStream("r-1", _time, new SequentialIds());
        await new CosmosVault(_home.Vault, _time).PutAsync(stream.Key, "note/1", "words", Ct);
        await _store.AppendAsync(stream.Next(EventSamples.Requested()), Ct);
        (await LookedAtAsync(days: 29)).ShouldBe((false, 0));
        (await LookedAtAsync(days: 2)).ShouldBe((false, 1));
        (await LookedAtAsync(days: 1)).ShouldBe((false, 0));
        (await LookedAtAsync(days: 8)).ShouldBe((false, 0));

        stream.With(s => s with { Authorisation = s.Authorisation with { Closed = true } });
        await _store.AppendAsync(stream.Next(EventSamples.Authorised()), Ct);

        (await LookedAtAsync(days: 22)).ShouldBe((false, 1));
        (await LookedAtAsync(days: 7)).ShouldBe((false, 0));
        (await LookedAtAsync(days: 2)).ShouldBe((true, 1));
        (await LookedAtAsync(days: 0)).ShouldBe((true, 1));
    }

    private async Task<(bool Found, int LookedAt)> LookedAtAsync(int days)
    {
        _time.Advance(TimeSpan.FromDays(days));
        // Another process: it knows no states of returns and reads those it looks at.
        var search = new DonePersonalData(_home.Vault, _home.Returns(_time), _time);
        _home.Gateway.Requests.Clear();
        var found = await search.FindAsync(Acme, _time.GetUtcNow() - Period, 10, Ct);
        return (found.Count > 0, _home.Gateway.Requests.Count(Operation.Read, "returns"));
    }
}
