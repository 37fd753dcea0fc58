#pragma warning disable OPENAI001 // The batch client is marked as subject to change; what it answers is read here, by name.
using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using Azure.Core;
using OpenAI.Batch;
using OpenAI.Files;
using ReturnsHub.Azure.Reasons.Asking;

namespace ReturnsHub.Azure.Reasons.Batch;

/// <summary>
/// Hands a batch's file to the service and fetches its results (https://learn.microsoft.com/en-us/azure/foundry/openai/how-to/batch). For
/// backfills, which a person starts and looks after: what the service refuses comes out as its exception.
/// </summary>
/// <param name="options">The endpoint; its deployment must be one for batches.</param>
/// <param name="identity">Who to sign in as where no key is set; null for the environment's own identity.</param>
/// <exception cref="ArgumentException">The options cannot be used; the message says what to set.</exception>
public sealed class BatchJobs(ReasonModelOptions options, TokenCredential? identity = null) : IDisposable
{
    private readonly ServiceClient _service = new(options.Checked(), identity);

    /// <summary>Uploads the requests and starts the batch.</summary>
    /// <returns>The batch's id, by which its state is asked for later, by any process.</returns>
    /// <exception cref="ClientResultException">The service refused.</exception>
    public async Task<string> StartAsync(Stream requests, string fileName, CancellationToken ct)
    {
        OpenAIFile uploaded = await Files().UploadFileAsync(requests, fileName, FileUploadPurpose.Batch, ct);
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["input_file_id"] = uploaded.Id,
            ["endpoint"] = BatchClassification.Url,
            ["completion_window"] = "24h",
        });
        using var content = BinaryContent.Create(BinaryData.FromBytes(body));
        var started = await Batches().CreateBatchAsync(content, waitUntilCompleted: false, new RequestOptions { CancellationToken = ct });
        return started.BatchId;
    }

    /// <summary>How a batch stands.</summary>
    /// <exception cref="ClientResultException">The service refused, or knows no such batch.</exception>
    public async Task<BatchState> StateAsync(string batchId, CancellationToken ct)
    {
        var operation = await CreateBatchOperation.RehydrateAsync(Batches(), batchId, ct);
        var response = await operation.GetBatchAsync(new RequestOptions { CancellationToken = ct });
        using var document = JsonDocument.Parse(response.GetRawResponse().Content);
        var batch = document.RootElement;
        return new BatchState(batch.Member("status").Text() ?? "", batch.Member("output_file_id").Text(), batch.Member("error_file_id").Text());
    }

    /// <summary>Fetches a file of results or of errors.</summary>
    /// <exception cref="ClientResultException">The service refused, or knows no such file.</exception>
    public async Task<Stream> FetchAsync(string fileId, CancellationToken ct)
    {
        BinaryData file = await Files().DownloadFileAsync(fileId, ct);
        return file.ToStream();
    }

    /// <inheritdoc />
    public void Dispose() => _service.Dispose();

    private OpenAIFileClient Files() => _service.OpenAI.GetOpenAIFileClient();

    private BatchClient Batches() => _service.OpenAI.GetBatchClient();
}

/// <summary>How a batch stands.</summary>
/// <param name="Status">As the service says it: <c>validating</c>, <c>in_progress</c>, <c>finalizing</c>, <c>completed</c>, <c>failed</c>, <c>expired</c>, <c>cancelled</c>.</param>
/// <param name="OutputFileId">The file of results; null while there is none.</param>
/// <param name="ErrorFileId">The file of requests that failed; null when none did.</param>
public sealed record BatchState(string Status, string? OutputFileId, string? ErrorFileId)
{
    /// <summary>Whether nothing more will come.</summary>
    public bool IsOver => Status is "completed" or "failed" or "expired" or "cancelled";
}
