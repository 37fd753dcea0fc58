using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI.Chat;
using ReturnsHub.Core.Facts;

namespace ReturnsHub.Azure.Reasons.Asking;

/// <summary>
/// Sends one request to the service by the OpenAI package, which brings the addresses, the sign-in and the connections; what is sent and
/// what comes back is written and read here, because a batch needs the same and a foreign answer must never surface as an exception.
/// </summary>
internal sealed class ChatService(ChatClient chat, TimeProvider time)
{
    /// <summary>Asks once. What goes wrong on the way is in the reply.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public async Task<ModelReply> AskAsync(byte[] request, CancellationToken ct)
    {
        try
        {
            using var content = BinaryContent.Create(BinaryData.FromBytes(request));
            var options = new RequestOptions { CancellationToken = ct, BufferResponse = false, ErrorOptions = ClientErrorBehaviors.NoThrow };
            var result = await chat.CompleteChatAsync(content, options);
            using var response = result.GetRawResponse();
            var body = await ReadAsync(response.ContentStream, ct);
            if (body is null) return ModelReply.Failed(ModelFallback.BadOutput);
            return response.Status == 200
                ? ChatResponse.Read(body)
                : ErrorResponse.Read(response.Status, body, name => response.Headers.TryGetValue(name, out var value) ? value : null, time.GetUtcNow());
        }
        catch (AuthenticationFailedException)
        {
            return ModelReply.Failed(ModelFallback.Rejected);
        }
        catch (Exception e) when (e is ClientResultException or HttpRequestException or IOException)
        {
            return ModelReply.Failed(ModelFallback.Network);
        }
    }

    /// <summary>The body; null when it is longer than any answer.</summary>
    private static async Task<byte[]?> ReadAsync(Stream? stream, CancellationToken ct)
    {
        if (stream is null) return [];
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (kept.Length + read > ChatResponse.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }
}
