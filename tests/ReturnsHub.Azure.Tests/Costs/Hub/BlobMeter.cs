using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using ReturnsHub.Azure.Tests.Blobs;
using ReturnsHub.Azure.Tests.Costs.Counting;

namespace ReturnsHub.Azure.Tests.Costs.Hub;

/// <summary>Counts the requests to the blob service, each try for itself, refused ones too.</summary>
internal sealed class BlobMeter(Tally tally) : HttpPipelineSynchronousPolicy
{
    /// <summary>A container that is counted: on Azurite when it is installed, else in memory behind the real client.</summary>
    public static async Task<BlobContainerClient> OpenAsync(Tally tally)
    {
        var options = new BlobClientOptions();
        if ((await Azurite.GetAsync()).Connection is not { } connection)
        {
            options.Transport = new MemoryBlobs();
            options.AddPolicy(new BlobMeter(tally), HttpPipelinePosition.PerRetry);
            return new BlobContainerClient(new Uri("https://memory.test/evidence"), options);
        }

        options.AddPolicy(new BlobMeter(tally), HttpPipelinePosition.PerRetry);
        var container = new BlobContainerClient(connection, $"test-{Guid.NewGuid():N}", options);
        await container.CreateAsync();
        return container;
    }

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.Request.Method == RequestMethod.Get) tally.Add("blobs/read");
        if (message.Request.Method != RequestMethod.Put) return;
        tally.Add("blobs/write");
        if (message.Response.Status != 201 || message.Request.Content is not { } content || !content.TryComputeLength(out var bytes)) return;
        tally.Add("pieces");
        tally.Add("evidence-bytes", bytes);
    }
}
