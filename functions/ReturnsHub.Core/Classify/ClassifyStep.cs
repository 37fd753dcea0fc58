using ReturnsHub.Core.Attempts;
using ReturnsHub.Core.Ports;

namespace ReturnsHub.Core.Classify;

/// <summary>Step 5 on one message of the classify queue. A line the classifier fails on for good goes to a person.</summary>
public sealed class ClassifyStep(ClassifyHandler classify)
{
    /// <summary>Attempts before a line goes to a person: half a minute of rests, ten minutes where handing it over fails as well.</summary>
    public const int MostAttempts = 8;

    /// <summary>Makes one attempt.</summary>
    public Task<MessageEnd> HandleAsync(ReceivedMessage message, CancellationToken ct) =>
        Attempting.RunAsync(message, MostAttempts, TryAsync, GiveUpAsync, ct);

    private async Task<MessageEnd> TryAsync(ReceivedMessage message, CancellationToken ct)
    {
        await classify.HandleAsync(message, ct);
        return new MessageEnd.Done();
    }

    private Task<MessageEnd> GiveUpAsync(ReceivedMessage message, Exception? fault, CancellationToken ct) =>
        Attempting.GiveUpAsync(message, fault, ClassifyRequest.Read, request => classify.GiveUpAsync(request, ct));
}
