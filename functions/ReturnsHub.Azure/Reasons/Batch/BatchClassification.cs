using System.Globalization;
using System.Text.Json;
using ReturnsHub.Azure.Reasons.Asking;
using ReturnsHub.Azure.Reasons.Confidence;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Batch;

/// <summary>
/// Writes the file of a batch and reads the file of its results, for backfills: half the price of calls, within a day
/// (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/batch). One line is one request, in the body a call would have;
/// results come in any order and are told apart by <c>custom_id</c>. Pure: sending the files is <see cref="BatchJobs"/>'s work.
/// </summary>
public sealed class BatchClassification
{
    /// <summary>
    /// Lines of a file. The service takes 50,000 and 200 MB (https://learn.microsoft.com/en-us/azure/foundry/reference/rest/batches-create-batch);
    /// a line takes up to 8 KB, so the bytes would be reached first.
    /// </summary>
    public const int MostLines = 20_000;

    /// <summary>The address the lines are for, as the batch itself names it.</summary>
    public const string Url = "/v1/chat/completions";

    private const int LongestId = 60;
    private const int LongestLine = ChatResponse.MostBytes;
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    private readonly ReasonModelOptions _options;
    private readonly IConfidence _confidence;

    /// <param name="options">The batch deployment, and what the confidence is to rest on: probabilities unless agreement is set, since a batch cannot find out and ask again.</param>
    /// <exception cref="ArgumentException">The options cannot be used; the message says what to set.</exception>
    public BatchClassification(ReasonModelOptions options)
    {
        _options = options.Checked();
        _confidence = options.Confidence == ReasonConfidence.Agreement ? new FromAgreement(options.Samples) : new FromProbabilities();
    }

    /// <summary>Texts that fit in one file: each takes as many lines as answers are asked for.</summary>
    public int MostTexts => MostLines / _confidence.Answers;

    /// <summary>Writes the requests and gives back what was not written, because it must not leave the house.</summary>
    /// <exception cref="ArgumentException">There are too many texts, or an id is empty, too long or there twice.</exception>
    public async Task<IReadOnlyList<BatchOutcome>> WriteAsync(IEnumerable<BatchText> texts, Stream file, CancellationToken ct)
    {
        var (ids, kept) = (new HashSet<string>(StringComparer.Ordinal), new List<BatchOutcome>());
        foreach (var text in texts)
        {
            if (text.Id.Length is 0 or > LongestId || !ids.Add(text.Id)) throw new ArgumentException("Ids are 1 to 60 characters, each there once.", nameof(texts));
            if (ids.Count > MostTexts) throw new ArgumentException($"One file holds {MostTexts} texts. Split them.", nameof(texts));
            if (!Outgoing.MayLeave(text.RedactedText))
            {
                kept.Add(new BatchOutcome(text.Id, null, ModelFallback.NotSent));
                continue;
            }

            var body = ChatRequest.Write(_options, text.RedactedText, _confidence.NeedsProbabilities);
            for (var answer = 1; answer <= _confidence.Answers; answer++)
            {
                await file.WriteAsync(Line(LineId(text.Id, answer), body), ct);
                await file.WriteAsync(LineEnd, ct);
            }
        }

        return kept;
    }

    /// <summary>
    /// Reads the results, and the file of errors in the same way when there is one. Every text asked about comes out once: with its
    /// answer, or with why it has none; what is in the file beside that is nobody's and is left out.
    /// </summary>
    /// <param name="texts">The texts that were written, to trace each answer to its words.</param>
    /// <param name="files">The result file, and the error file where there is one.</param>
    /// <param name="ct">Stops reading.</param>
    public async Task<IReadOnlyList<BatchOutcome>> ReadAsync(IReadOnlyCollection<BatchText> texts, IEnumerable<Stream> files, CancellationToken ct)
    {
        var replies = new Dictionary<string, ModelReply>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            using var reader = new StreamReader(file, leaveOpen: true);
            while (await reader.ReadLineAsync(ct) is { } line)
                if (line.Length <= LongestLine && BatchLine.Read(line) is var (id, reply)) replies.TryAdd(id, reply);
        }

        return [.. texts.Select(text => Outcome(text, replies))];
    }

    private static string LineId(string id, int answer) => string.Create(CultureInfo.InvariantCulture, $"{id}#{answer}");

    private static byte[] Line(string id, byte[] body)
    {
        using var line = new MemoryStream(body.Length + 100);
        using (var json = new Utf8JsonWriter(line))
        {
            json.WriteStartObject();
            json.WriteString("custom_id", id);
            json.WriteString("method", "POST");
            json.WriteString("url", Url);
            json.WritePropertyName("body");
            json.WriteRawValue(body);
            json.WriteEndObject();
        }

        return line.ToArray();
    }

    private BatchOutcome Outcome(BatchText text, Dictionary<string, ModelReply> replies)
    {
        List<ModelReply> mine = [.. Enumerable.Range(1, _confidence.Answers).Select(n => replies.GetValueOrDefault(LineId(text.Id, n))).OfType<ModelReply>()];
        if (mine.Find(r => r.Failure is not null) is { } failed) return new BatchOutcome(text.Id, null, failed.Failure);
        // A line that is not in the results was not worked on in time.
        if (mine.Count < _confidence.Answers) return new BatchOutcome(text.Id, null, ModelFallback.Timeout);
        return _confidence.Judge([.. mine.Select(r => r.Answer!)]) is { } judgement
            ? new BatchOutcome(text.Id, Reports.Of(_options, text.RedactedText, judgement, new InterviewResult().With(mine), TimeSpan.Zero), null)
            : new BatchOutcome(text.Id, null, ModelFallback.BadOutput);
    }
}
