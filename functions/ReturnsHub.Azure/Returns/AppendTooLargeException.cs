namespace ReturnsHub.Azure.Returns;

/// <summary>An append that one transaction of the service cannot hold. Nothing of it was written; it would not fit on another try either.</summary>
/// <param name="key">The return.</param>
/// <param name="reason">What is too much, and how much may be.</param>
public sealed class AppendTooLargeException(StreamKey key, string reason) : InvalidOperationException($"{key} cannot be appended to: {reason}");
