namespace ReturnsHub.Embedded.Tests;

/// <summary>A test of what only this backend does: it opens and closes the backend itself.</summary>
public abstract class EmbeddedTest : IAsyncLifetime
{
    protected static readonly TenantId Acme = ReturnStream.Acme;

    protected EmbeddedHome Home { get; } = new();

    protected ManualTime Time { get; } = new();

    protected SequentialIds Ids { get; } = new();

    protected CancellationToken Ct => CancellationToken.None;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Home.RemoveAsync();

    protected Task<EmbeddedBackend> OpenAsync() => Home.OpenAsync(Time, Ids);

    protected async Task<EmbeddedBackend> ReopenAsync()
    {
        await Home.CloseAsync();
        return await OpenAsync();
    }

    /// <summary>Holds the writer's thread until disposed of, so that what is asked for meanwhile shares a transaction.</summary>
    protected static async Task<IDisposable> HoldWriterAsync(EmbeddedBackend backend)
    {
        var holding = new TaskCompletionSource();
        var release = new ManualResetEventSlim();
        _ = backend.Writer.RunAsync(_ =>
        {
            holding.SetResult();
            release.Wait();
            return true;
        }, CancellationToken.None);
        await holding.Task;
        return new Hold(release);
    }

    /// <summary>Whether any file of the data directory holds <paramref name="bytes"/>.</summary>
    protected bool FilesHold(byte[] bytes) => Directory.EnumerateFiles(Home.Directory, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
        .Any(file => ReadShared(file).AsSpan().IndexOf(bytes) >= 0);

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private sealed class Hold(ManualResetEventSlim release) : IDisposable
    {
        public void Dispose() => release.Set();
    }
}
