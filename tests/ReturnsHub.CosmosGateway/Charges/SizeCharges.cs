namespace ReturnsHub.CosmosGateway.Charges;

/// <summary>
/// The published cost of reading and of writing a document by its size, session consistency, one region; a size in between costs as
/// the next one up. https://learn.microsoft.com/azure/cosmos-db/understand-request-unit-consumption (April 2026)
/// </summary>
internal static class SizeCharges
{
    private const int Kilobyte = 1024;

    private static readonly (int Kilobytes, double Read, double Write)[] _published =
    [
        (1, 1.00, 4.95),
        (2, 1.04, 6.29),
        (4, 1.14, 6.67),
        (8, 1.33, 7.04),
        (16, 1.67, 9.52),
        (32, 2.19, 11.23),
        (64, 4.76, 22.67),
        (128, 9.95, 48.19),
        (256, 20.28, 98.29),
        (512, 40.95, 184.57),
        (1024, 145.90, 625.00),
        (2048, 291.80, 1250.00),
    ];

    public static double Read(int bytes) => Row(bytes).Read;

    public static double Write(int bytes) => Row(bytes).Write;

    private static (int Kilobytes, double Read, double Write) Row(int bytes)
    {
        var index = Array.FindIndex(_published, row => bytes <= row.Kilobytes * Kilobyte);
        return index < 0 ? _published[^1] : _published[index];
    }
}
