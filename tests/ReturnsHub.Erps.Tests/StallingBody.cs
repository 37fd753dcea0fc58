namespace ReturnsHub.Erps.Tests;

/// <summary>Tells when a reader of an answer's body, which got some of it, begins to wait for more.</summary>
internal sealed class StallingBody(HttpMessageHandler inner, Action waiting) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var body = new StreamContent(new Watched(await response.Content.ReadAsStreamAsync(cancellationToken), waiting));
        foreach (var (name, values) in response.Content.Headers) body.Headers.TryAddWithoutValidation(name, values);
        response.Content = body;
        return response;
    }

    private sealed class Watched(Stream inner, Action waiting) : Stream
    {
        private bool _gotSome;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var reading = inner.ReadAsync(buffer, cancellationToken);
            if (_gotSome && !reading.IsCompleted) waiting();
            var read = await reading;
            _gotSome |= read > 0;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => inner.Flush();

        protected override void Dispose(bool disposing)
        {
            if (disposing) inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
