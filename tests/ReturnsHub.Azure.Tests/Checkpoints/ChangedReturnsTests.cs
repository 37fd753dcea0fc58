using ReturnsHub.Azure.Checkpoints;

namespace ReturnsHub.Azure.Tests.Checkpoints;

public sealed class ChangedReturnsTests : IAsyncLifetime
{
    private readonly ReturnsHome _home = new();
    private readonly ManualTime _time = new();
    private readonly SequentialIds _ids = new();
    private AzureBackend _backend = null!;

    private CancellationToken Ct => CancellationToken.None;

    private IChangedReturns Changed => _backend.ChangedReturns;

    public async Task InitializeAsync() => _backend = await _home.OpenAsync(_time, _ids);

    public Task DisposeAsync() => _home.RemoveAsync();

    [Fact]
    public async Task A_return_that_changed_is_named_with_its_newest_event()
    {
        var stream = await AppendAsync("r-1");
        _time.Advance(TimeSpan.FromHours(1));
        await AppendAsync(stream);

        var changed = await Changed.ChangedSinceAsync(ReturnStream.Acme, null, 10, Ct);

        changed.Items.ShouldHaveSingleItem().ShouldBe(new ChangedReturn(stream.Key.ReturnId, 2, stream.State.LastHash));
        changed.More.ShouldBeFalse();
        (await Changed.ChangedSinceAsync(new TenantId("other"), null, 10, Ct)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_changes_come_in_pages_each_return_once()
    {
        for (var i = 0; i < 5; i++) await AppendAsync($"r-{i}");

        var first = await Changed.ChangedSinceAsync(ReturnStream.Acme, null, 3, Ct);
        var second = await Changed.ChangedSinceAsync(ReturnStream.Acme, first.Mark, 3, Ct);

        (first.More, second.More).ShouldBe((true, false));
        first.Items.Concat(second.Items).Select(i => i.ReturnId).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public async Task What_changed_long_before_a_finished_run_is_not_named_again()
    {
        await AppendAsync("r-1");
        _time.Advance(TimeSpan.FromHours(1));
        var young = await AppendAsync("r-2");
        var run = await Changed.ChangedSinceAsync(ReturnStream.Acme, null, 10, Ct);

        (await Changed.ChangedSinceAsync(ReturnStream.Acme, run.Mark, 10, Ct)).Items.ShouldHaveSingleItem().ReturnId.ShouldBe(young.Key.ReturnId);
        _time.Advance(TimeSpan.FromHours(1));
        var next = await AppendAsync("r-3");
        var last = await Changed.ChangedSinceAsync(ReturnStream.Acme, run.Mark, 10, Ct);
        (await Changed.ChangedSinceAsync(ReturnStream.Acme, last.Mark, 10, Ct)).Items.ShouldHaveSingleItem().ReturnId.ShouldBe(next.Key.ReturnId);
    }

    [Fact]
    public async Task An_append_that_comes_in_late_with_an_earlier_time_is_not_missed()
    {
        var slow = new ManualTime(_time.GetUtcNow().AddMinutes(-5));
        var lagging = await _home.OpenAsync(slow, _ids, seed: 2);
        await AppendAsync("r-1");
        var run = await Changed.ChangedSinceAsync(ReturnStream.Acme, null, 10, Ct);

        var late = new ReturnStream("r-2", slow, _ids);
        (await lagging.Returns.AppendAsync(late.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);

        (await Changed.ChangedSinceAsync(ReturnStream.Acme, run.Mark, 10, Ct)).Items.Select(i => i.ReturnId).ShouldContain(late.Key.ReturnId);
    }

    [Fact]
    public async Task A_mark_of_another_list_is_refused() =>
        await Should.ThrowAsync<InvalidCursorException>(() => Changed.ChangedSinceAsync(ReturnStream.Acme, "7", 10, Ct));

    private Task<ReturnStream> AppendAsync(string id) => AppendAsync(new ReturnStream(id, _time, _ids));

    private async Task<ReturnStream> AppendAsync(ReturnStream stream)
    {
        (await _backend.Returns.AppendAsync(stream.Next(EventSamples.Requested()), Ct)).ShouldBe(AppendResult.Appended);
        return stream;
    }
}
