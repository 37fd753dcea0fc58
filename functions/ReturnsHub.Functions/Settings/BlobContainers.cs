namespace ReturnsHub.Functions.Settings;

/// <summary>Blob containers that triggers read. What deploys them is checked against this file.</summary>
public static class BlobContainers
{
    /// <summary>Receipts of warehouses as files: <c>{tenant}/{connection}/{file}</c>.</summary>
    public const string Batches = "batches";
}
