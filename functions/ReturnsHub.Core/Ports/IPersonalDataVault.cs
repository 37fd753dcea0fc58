namespace ReturnsHub.Core.Ports;

/// <summary>Personal data by return: the only place it lives besides sealed evidence. Erasable.</summary>
public interface IPersonalDataVault
{
    /// <summary>Keeps a text under a field name such as <c>note/{lineId}</c>; the same field again replaces it. Nothing is kept for an erased return.</summary>
    Task PutAsync(StreamKey key, string field, string text, CancellationToken ct);

    /// <summary>A text, or null when there is none (or it was erased).</summary>
    Task<string?> GetAsync(StreamKey key, string field, CancellationToken ct);

    /// <summary>All fields of a return.</summary>
    Task<IReadOnlyDictionary<string, string>> ReadAllAsync(StreamKey key, CancellationToken ct);

    /// <summary>Erases everything of a return, for good. True when there was something.</summary>
    Task<bool> EraseAsync(StreamKey key, CancellationToken ct);
}
