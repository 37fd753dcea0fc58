using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace ReturnsHub.Benchmarks;

/// <summary>Rates and latencies of a run.</summary>
internal sealed record LoadResult(int Messages, TimeSpan Took, double[] Milliseconds)
{
    public double PerSecond => Messages / Took.TotalSeconds;

    public double Percentile(double share) => Milliseconds[Math.Min(Milliseconds.Length - 1, (int)(Milliseconds.Length * share))];

    public override string ToString() => $"{PerSecond,9:N0}/s   p50 {Percentile(0.50),6:0.00} ms   p99 {Percentile(0.99),6:0.00} ms";
}

/// <summary>
/// A load generator that costs little next to what it measures: requests are bytes made beforehand, answers are read no
/// further than their status. One request at a time on each connection.
/// </summary>
internal static class RawHttp
{
    public static async Task<LoadResult> SendAsync(Uri to, IReadOnlyList<byte[]> requests, int connections)
    {
        var next = -1;
        var latencies = new double[requests.Count];
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var client = new TcpClient { NoDelay = true };
            await client.ConnectAsync(to.Host, to.Port);
            var stream = client.GetStream();
            var buffer = new byte[8192];
            int i;
            while ((i = Interlocked.Increment(ref next)) < requests.Count)
            {
                var start = Stopwatch.GetTimestamp();
                await stream.WriteAsync(requests[i]);
                var status = await ReadAsync(stream, buffer);
                if (status is < 200 or > 299) throw new InvalidOperationException($"Request {i} was answered {status}: {Encoding.UTF8.GetString(buffer).TrimEnd('\0')}");
                latencies[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        })));
        watch.Stop();
        Array.Sort(latencies);
        return new LoadResult(requests.Count, watch.Elapsed, latencies);
    }

    public static byte[] Post(string path, IEnumerable<(string Name, string Value)> headers, byte[] body)
    {
        var head = new StringBuilder($"POST {path} HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n");
        foreach (var (name, value) in headers) head.Append(name).Append(": ").Append(value).Append("\r\n");
        return [.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. body];
    }

    private static async Task<int> ReadAsync(NetworkStream stream, byte[] buffer)
    {
        var read = 0;
        while (true)
        {
            var n = await stream.ReadAsync(buffer.AsMemory(read));
            if (n == 0) throw new IOException("The connection ended.");
            read += n;
            var head = buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8);
            if (head < 0) continue;
            var length = Length(buffer.AsSpan(0, head));
            // Chunked answers end with an empty chunk.
            if (length >= 0 ? read >= head + 4 + length : buffer.AsSpan(0, read).EndsWith("0\r\n\r\n"u8))
                return Utf8Parser.TryParse(buffer.AsSpan(9, 3), out int status, out _) ? status : 0;
        }
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        var at = Encoding.ASCII.GetString(head).IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase);
        if (at < 0) return head.StartsWith("HTTP/1.1 202"u8) && !Encoding.ASCII.GetString(head).Contains("chunked", StringComparison.OrdinalIgnoreCase) ? 0 : -1;
        return Utf8Parser.TryParse(head[(at + "Content-Length:".Length)..].TrimStart((byte)' '), out int value, out _) ? value : -1;
    }
}
