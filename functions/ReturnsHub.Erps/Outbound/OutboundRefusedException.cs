namespace ReturnsHub.Erps.Outbound;

/// <summary>The hub was to send where it may not. The message names the host and what to do, never an address.</summary>
public sealed class OutboundRefusedException(string message) : IOException(message);
