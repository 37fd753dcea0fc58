using ReturnsHub.CosmosGateway.Log;

namespace ReturnsHub.CosmosGateway.Faults;

/// <summary>
/// Which requests fail, how often and how. Narrow it first (<see cref="ForItem"/>, <see cref="ForPartitionKey"/>, <see cref="After"/>,
/// <see cref="Times"/>), then name the fault; it strikes once unless <see cref="Times"/> says otherwise.
/// </summary>
public sealed class FaultRule
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _happened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Operation? _operation;
    private readonly string? _container;
    private string? _itemId;
    private string? _partitionKey;
    private int _skip;
    private int _times = 1;
    private int _struck;
    private Fault? _fault;

    internal FaultRule(Operation? operation, string? container)
    {
        _operation = operation;
        _container = container;
    }

    /// <summary>How many requests it has struck so far.</summary>
    public int Struck
    {
        get
        {
            lock (_gate)
                return _struck;
        }
    }

    /// <summary>Ends once the rule has struck for the first time, and the effect, where the fault lets it take place, is there.</summary>
    public Task Happened => _happened.Task;

    public FaultRule Times(int times) => Set(() => _times = times);

    public FaultRule Always() => Times(int.MaxValue);

    /// <summary>Lets this many matching requests pass first.</summary>
    public FaultRule After(int requests) => Set(() => _skip = requests);

    public FaultRule ForItem(string id) => Set(() => _itemId = id);

    /// <summary>Only requests of this one-value partition key.</summary>
    public FaultRule ForPartitionKey(string value) => Set(() => _partitionKey = System.Text.Json.JsonSerializer.Serialize(new[] { value }));

    /// <summary>429 with x-ms-retry-after-ms.</summary>
    public FaultRule Throttle(TimeSpan retryAfter) => Answer(429, 3200, retryAfter);

    /// <summary>449: a concurrent write of the same item; try again.</summary>
    public FaultRule RetryWith(int subStatus = 0) => Answer(449, subStatus, null);

    /// <summary>410 with the substatus of a partition that moved.</summary>
    public FaultRule Gone(int subStatus = 1002) => Answer(410, subStatus, null);

    public FaultRule PreconditionFailed() => Answer(412, 0, null);

    public FaultRule Unavailable() => Answer(503, 0, null);

    public FaultRule InternalError() => Answer(500, 0, null);

    public FaultRule RequestTimeout() => Answer(408, 0, null);

    /// <summary>Any other status, without effect.</summary>
    public FaultRule Answer(int status, int subStatus, TimeSpan? retryAfter) =>
        Set(() => _fault = new Fault(FaultKind.Status, FaultMoment.BeforeEffect)
        {
            Status = status,
            SubStatus = subStatus,
            RetryAfter = retryAfter,
        });

    /// <summary>A status that hides an effect: the write is done, the answer says it is not known.</summary>
    public FaultRule AnswerAfterEffect(int status, int subStatus = 0) =>
        Set(() => _fault = new Fault(FaultKind.Status, FaultMoment.AfterEffect) { Status = status, SubStatus = subStatus });

    public FaultRule CloseBeforeEffect() => Set(() => _fault = new Fault(FaultKind.Close, FaultMoment.BeforeEffect));

    public FaultRule CloseAfterEffect() => Set(() => _fault = new Fault(FaultKind.Close, FaultMoment.AfterEffect));

    /// <summary>Nothing happens and no answer comes until the client gives up.</summary>
    public FaultRule SilenceBeforeEffect() => Set(() => _fault = new Fault(FaultKind.Silence, FaultMoment.BeforeEffect));

    /// <summary>The write is done, but no answer comes until the client gives up.</summary>
    public FaultRule SilenceAfterEffect() => Set(() => _fault = new Fault(FaultKind.Silence, FaultMoment.AfterEffect));

    internal (FaultRule Rule, Fault Fault)? Take(RequestRecord request)
    {
        lock (_gate)
        {
            if (_fault is null || _struck >= _times || !Matches(request))
                return null;
            if (_skip > 0)
            {
                _skip--;
                return null;
            }

            _struck++;
            return (this, _fault);
        }
    }

    internal void Announce() => _happened.TrySetResult();

    private bool Matches(RequestRecord request) =>
        (_operation is null || _operation == request.Operation)
        && (_container is null || _container == request.Container)
        && (_itemId is null || _itemId == request.ItemId)
        && (_partitionKey is null || _partitionKey == request.PartitionKey);

    private FaultRule Set(Action change)
    {
        lock (_gate)
            change();
        return this;
    }
}
