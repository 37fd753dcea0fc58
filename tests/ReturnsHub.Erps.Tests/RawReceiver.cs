using System.Net;
using System.Net.Sockets;

namespace ReturnsHub.Erps.Tests;

/// <summary>A socket on loopback for what a well-behaved server cannot be made to do.</summary>
internal sealed class RawReceiver : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public RawReceiver()
    {
        _listener.Start();
        Url = new Uri($"http://{_listener.LocalEndpoint}/");
    }

    public Uri Url { get; }

    /// <summary>Takes one connection, reads the start of the request, lets <paramref name="answer"/> write, and closes its side.</summary>
    public async Task ServeOnceAsync(Func<Socket, Task> answer)
    {
        using var socket = await _listener.AcceptSocketAsync();
        // Closing over unread bytes would reset the connection before the answer is seen.
        var request = new byte[65536];
        var read = 0;
        while (!request.AsSpan(0, read).EndsWith("\"}"u8))
        {
            var more = await socket.ReceiveAsync(request.AsMemory(read));
            if (more == 0) throw new InvalidOperationException("The request ended early.");
            read += more;
        }

        await answer(socket);
        if (socket.Connected) socket.Shutdown(SocketShutdown.Send);
    }

    public void Dispose() => _listener.Dispose();
}
