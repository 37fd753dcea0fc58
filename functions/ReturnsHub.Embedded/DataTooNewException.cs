namespace ReturnsHub.Embedded;

/// <summary>The data was written by a newer version of the hub than this one.</summary>
public sealed class DataTooNewException(string file, long version, int known) : InvalidOperationException(
    $"'{file}' has data version {version}; this program knows versions up to {known}. "
    + "Start the newer program, or restore a backup made before it.")
{
    /// <summary>The data's version.</summary>
    public long DataVersion { get; } = version;

    /// <summary>The newest version this program knows.</summary>
    public int KnownVersion { get; } = known;
}
