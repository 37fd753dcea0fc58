using System.Net;
using Microsoft.Azure.Cosmos;
using ReturnsHub.CosmosGateway;
using ReturnsHub.CosmosGateway.Faults;

namespace ReturnsHub.Azure.Tests.Gateway;

public sealed class FaultTests : GatewayTest
{
    [Fact]
    public async Task A_throttled_request_is_tried_again_by_the_client()
    {
        var rule = Gateway.Faults.On(Operation.Create, "notes").Times(2).Throttle(TimeSpan.FromMilliseconds(1));

        (await CreateAsync("1", "p1", 1)).StatusCode.ShouldBe(HttpStatusCode.Created);

        rule.Struck.ShouldBe(2);
        Gateway.Requests.Of(Operation.Create).Select(request => request.Status).ShouldBe([429, 429, 201]);
    }

    [Fact]
    public async Task A_throttled_batch_is_tried_again_by_the_client()
    {
        Gateway.Faults.On(Operation.Batch, "notes").Times(2).Throttle(TimeSpan.FromMilliseconds(1));

        using var done = await BatchAsync();

        done.IsSuccessStatusCode.ShouldBeTrue();
        Gateway.Requests.Of(Operation.Batch).Select(request => request.Status).ShouldBe([429, 429, 200]);
    }

    [Fact]
    public async Task A_write_that_met_another_is_tried_again_by_the_client()
    {
        Gateway.Faults.On(Operation.Create).Times(2).RetryWith();

        (await CreateAsync("1", "p1", 1)).StatusCode.ShouldBe(HttpStatusCode.Created);

        Gateway.Requests.Of(Operation.Create).Select(request => request.Status).ShouldBe([449, 449, 201]);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(412)]
    [InlineData(500)]
    public async Task A_write_that_fails_with_a_status_has_no_effect(int status)
    {
        Gateway.Faults.On(Operation.Create).Always().Answer(status, 0, null);

        var failed = await Should.ThrowAsync<CosmosException>(() => CreateAsync("1", "p1", 1));
        Gateway.Faults.Clear();

        ((int)failed.StatusCode).ShouldBe(status);
        (await IsThereAsync("1")).ShouldBeFalse();
    }

    [Theory]
    [InlineData(408)]
    [InlineData(503)]
    public async Task An_answer_that_hides_an_effect_leaves_the_item_written(int status)
    {
        Gateway.Faults.On(Operation.Batch).AnswerAfterEffect(status);

        using var unknown = await BatchAsync();

        ((int)unknown.StatusCode).ShouldBe(status);
        (await IsThereAsync("b")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_partition_that_moved_is_reported_with_its_substatus()
    {
        Gateway.Faults.On(Operation.Read).Gone();
        await CreateAsync("1", "p1", 1);

        using var read = await Notes.ReadItemStreamAsync("1", One);

        Gateway.Requests.Of(Operation.Read)[0].Status.ShouldBe(410);
        Gateway.Requests.Of(Operation.Read)[0].SubStatus.ShouldBe(1002);
    }

    [Fact]
    public async Task A_connection_closed_before_the_write_leaves_nothing()
    {
        Gateway.Faults.On(Operation.Batch).Always().CloseBeforeEffect();

        await Should.ThrowAsync<Exception>(BatchAsync);

        (await IsThereAsync("b")).ShouldBeFalse();
        Gateway.Faults.Struck.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_connection_closed_after_the_write_leaves_it_done()
    {
        Gateway.Faults.On(Operation.Batch).Always().CloseAfterEffect();

        await Should.ThrowAsync<Exception>(BatchAsync);

        (await IsThereAsync("b")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_gives_up_waiting_may_have_written()
    {
        var rule = Gateway.Faults.On(Operation.Batch).SilenceAfterEffect();
        using var patience = new CancellationTokenSource();

        var waiting = BatchAsync(patience.Token);
        await rule.Happened;
        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        (await IsThereAsync("b")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_rule_strikes_only_the_requests_it_names()
    {
        Rule().ForItem("2").PreconditionFailed();
        Rule().ForPartitionKey("p2").PreconditionFailed();
        Rule().ForItem("3").After(1).PreconditionFailed();

        (await UpsertAsync("1", "p1")).ShouldBe(HttpStatusCode.Created);
        (await UpsertAsync("2", "p1")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await UpsertAsync("1", "p2")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await UpsertAsync("3", "p1")).ShouldBe(HttpStatusCode.Created);
        (await UpsertAsync("3", "p1")).ShouldBe(HttpStatusCode.PreconditionFailed);
        (await UpsertAsync("3", "p1")).ShouldBe(HttpStatusCode.OK);

        FaultRule Rule() => Gateway.Faults.On(Operation.Upsert, "notes");
    }

    private Task<TransactionalBatchResponse> BatchAsync() => BatchAsync(CancellationToken.None);

    private Task<TransactionalBatchResponse> BatchAsync(CancellationToken ct) =>
        Notes.CreateTransactionalBatch(One).UpsertItem(new Note("b", "p1", 1, "open", [])).ExecuteAsync(ct);

    private async Task<HttpStatusCode> UpsertAsync(string id, string pk)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($$"""{"id":"{{id}}","pk":"{{pk}}"}"""));
        using var response = await Notes.UpsertItemStreamAsync(body, new PartitionKey(pk));
        return response.StatusCode;
    }

    private async Task<bool> IsThereAsync(string id)
    {
        using var read = await Notes.ReadItemStreamAsync(id, One);
        return read.IsSuccessStatusCode;
    }
}
