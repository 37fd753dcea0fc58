using System.Collections.Concurrent;
using ReturnsHub.Core.Ports;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Tenancy;
using ReturnsHub.Erps.Booking.Engine;
using ReturnsHub.Erps.Booking.Profiles;

namespace ReturnsHub.Erps.Booking.Reading;

/// <summary>Asks ERPs for documents by the same lookups that settle lost answers, so that both see the same books.</summary>
/// <param name="client">A consumer's way out: guarded, and through a gate that keeps the connection's limits.</param>
/// <param name="limits">How much one report may ask.</param>
/// <param name="time">The clock of tokens and time-outs.</param>
public sealed class ErpBooks(Func<ConsumerSettings, HttpClient> client, ErpBooksLimits limits, TimeProvider time) : IBookedDocuments
{
    private readonly ConcurrentDictionary<ConsumerSettings, Lazy<Connection>> _connections = new();

    /// <inheritdoc />
    public bool Asks(string connector) => ErpSystems.Find(connector) is not null;

    /// <inheritdoc />
    public async Task<BookedDocuments> AskAsync(ConsumerSettings consumer, IReadOnlyList<IReadOnlyList<RecordedEvent>> histories, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(histories);
        var (erp, profile) = _connections.GetOrAdd(consumer, c => new Lazy<Connection>(() => Connect(c))).Value;
        var expected = histories.Select(h => ExpectedDocuments.Of(consumer, h, profile, erp.Books)).ToList();
        var questions = expected.SelectMany(e => e.Questions).ToList();
        var answers = new BookedDocumentState[questions.Count];
        var throttle = new Throttle(limits.MostFaults);
        await Parallel.ForEachAsync(
            Enumerable.Range(0, questions.Count),
            new ParallelOptions { MaxDegreeOfParallelism = limits.MostConcurrent, CancellationToken = ct },
            async (i, stop) => answers[i] = i < limits.MostQuestions
                ? await AskAsync(erp, questions[i], throttle, stop)
                : questions[i].NotAsked($"A report asks for at most {limits.MostQuestions} documents."));
        return new BookedDocuments(answers, [.. expected.SelectMany(e => e.Unbookable)]);
    }

    private static async Task<BookedDocumentState> AskAsync(IErpSystem erp, Question question, Throttle throttle, CancellationToken ct)
    {
        if (throttle.Closed is { } why) return question.NotAsked(why);
        try
        {
            var found = await erp.FindAsync(question.Document, ct);
            throttle.Answered();
            return question.Answered(found);
        }
        catch (ErpFaultException fault) when (fault.Category == "found-twice")
        {
            return question.Twice(fault.Message);
        }
        catch (ErpFaultException fault)
        {
            throttle.Failed(fault);
            return question.NotAsked($"{fault.Category}: {fault.Message}");
        }
    }

    private Connection Connect(ConsumerSettings consumer)
    {
        var registered = ErpSystems.Find(consumer.Connector) ?? throw new ArgumentException($"The connector '{Clip.Of(consumer.Connector)}' books in no ERP.", nameof(consumer));
        var profile = ProfileReader.Read(consumer.ProfileText ?? "").Profile ?? throw new ArgumentException("The consumer's profile cannot be read.", nameof(consumer));
        return new Connection(registered.Make(new ErpConnection(consumer, profile, client(consumer), time)), profile);
    }

    private sealed record Connection(IErpSystem Erp, Profile Profile);
}

/// <summary>How much one report may ask of an ERP.</summary>
public sealed record ErpBooksLimits
{
    /// <summary>Documents.</summary>
    public int MostQuestions { get; init; } = 2_000;

    /// <summary>Questions at a time. Deliveries share the ERP's own limits with them.</summary>
    public int MostConcurrent { get; init; } = 2;

    /// <summary>Faults in a row after which the ERP is left alone.</summary>
    public int MostFaults { get; init; } = 5;
}
