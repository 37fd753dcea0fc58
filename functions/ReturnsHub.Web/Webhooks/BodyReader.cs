using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace ReturnsHub.Web.Webhooks;

/// <summary>How reading a body ended.</summary>
internal enum BodyStatus
{
    Read = 0,
    TooLarge,
    TooSlow,
}

/// <summary>A body in a pooled buffer. <see cref="Return"/> it once nobody reads it any more.</summary>
internal readonly record struct PooledBody(BodyStatus Status, byte[] Buffer, int Length)
{
    public ReadOnlyMemory<byte> Memory => Buffer.AsMemory(0, Length);

    public void Return()
    {
        if (Buffer.Length > 0) ArrayPool<byte>.Shared.Return(Buffer);
    }
}

/// <summary>Reads a request's body byte for byte, within a size and a time.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 4096;

    public static async ValueTask<PooledBody> ReadAsync(HttpRequest request, int most, TimeSpan within, TimeProvider time)
    {
        if (request.ContentLength > most) return new PooledBody(BodyStatus.TooLarge, [], 0);
        var reader = request.BodyReader;
        var buffer = ArrayPool<byte>.Shared.Rent((int)(request.ContentLength ?? FirstBuffer));
        var length = 0;
        CancellationTokenSource? timeout = null;
        CancellationTokenSource? linked = null;
        try
        {
            while (true)
            {
                // Most bodies have arrived with their headers; only one that has not needs a clock.
                if (!reader.TryRead(out var result))
                {
                    timeout ??= new CancellationTokenSource(within, time);
                    linked ??= CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.HttpContext.RequestAborted);
                    result = await reader.ReadAsync(linked.Token);
                }

                var chunk = result.Buffer;
                if (length + chunk.Length > most)
                {
                    reader.AdvanceTo(chunk.End);
                    return End(BodyStatus.TooLarge, buffer);
                }

                buffer = Fit(buffer, length, length + (int)chunk.Length);
                chunk.CopyTo(buffer.AsSpan(length));
                length += (int)chunk.Length;
                reader.AdvanceTo(chunk.End);
                if (result.IsCompleted) return new PooledBody(BodyStatus.Read, buffer, length);
            }
        }
        catch (OperationCanceledException) when (timeout?.IsCancellationRequested == true)
        {
            return End(BodyStatus.TooSlow, buffer);
        }
        finally
        {
            linked?.Dispose();
            timeout?.Dispose();
        }
    }

    private static PooledBody End(BodyStatus status, byte[] buffer)
    {
        ArrayPool<byte>.Shared.Return(buffer);
        return new PooledBody(status, [], 0);
    }

    private static byte[] Fit(byte[] buffer, int used, int needed)
    {
        if (needed <= buffer.Length) return buffer;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, buffer.Length * 2));
        buffer.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
