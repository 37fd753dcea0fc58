using System.Globalization;
using ReturnsHub.Embedded.Journal;

namespace ReturnsHub.Embedded.Deliveries;

/// <summary>A delivery's columns.</summary>
internal static class DeliveryRow
{
    /// <summary>As <see cref="Read"/> reads them; the row's number is the last.</summary>
    public const string Columns = $"{Written}, id";

    /// <summary>Where the row's number stands among <see cref="Columns"/>.</summary>
    public const int Number = 21;

    /// <summary>When it was last written, among <see cref="Columns"/>.</summary>
    public const int UpdatedAt = 11;

    private const string Written = """
        delivery_id, tenant, consumer, event_id, event_type, return_id, seq, status, attempts, last_answer, foreign_id, updated_at,
        version, queue_attempt, category, fingerprint, in_doubt, first_at, sent_at,
        booked_amount, booked_currency
        """;

    private const int LongestAnswer = 500;

    private static readonly Sql Insert = new($"insert into deliveries({Written}) values(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");

    public static void Write(JournalConnection db, Delivery delivery, long version) =>
        db.Use(Insert).Bind(delivery.Id).Bind(delivery.Tenant.Value).Bind(delivery.Consumer)
            .Bind(delivery.EventId.ToByteArray(bigEndian: true)).Bind(delivery.EventType).Bind(delivery.ReturnId.Value)
            .Bind(delivery.Sequence).Bind((long)delivery.Status).Bind(delivery.Attempts)
            .Bind(delivery.LastAnswer is null ? null : Clip.Of(delivery.LastAnswer, LongestAnswer)).Bind(delivery.ForeignId)
            .Bind(delivery.UpdatedAt).Bind(version).Bind(delivery.QueueAttempt).Bind(delivery.Category).Bind(delivery.Fingerprint)
            .Bind(delivery.InDoubt).Bind(delivery.FirstAt).Bind(delivery.SentAt)
            .Bind(delivery.BookedAmount?.Amount.ToString(CultureInfo.InvariantCulture)).Bind(delivery.BookedAmount?.Currency.Code).Run();

    public static Delivery Read(Statement row) => new()
    {
        Id = row.Text(0),
        Tenant = new TenantId(row.Text(1)),
        Consumer = row.Text(2),
        EventId = new Guid(row.Span(3), bigEndian: true),
        EventType = row.Text(4),
        ReturnId = ReturnId.Parse(row.Text(5)),
        Sequence = row.Int64(6),
        Status = (DeliveryStatus)row.Int32(7),
        Attempts = row.Int32(8),
        LastAnswer = row.TextOrNull(9),
        ForeignId = row.TextOrNull(10),
        UpdatedAt = row.Time(UpdatedAt),
        Version = row.Int64(12),
        QueueAttempt = row.Int32(13),
        Category = row.TextOrNull(14),
        Fingerprint = row.TextOrNull(15),
        InDoubt = row.Flag(16),
        FirstAt = row.IsNull(17) ? null : row.Time(17),
        SentAt = row.IsNull(18) ? null : row.Time(18),
        BookedAmount = row.IsNull(19) ? null : new Money(decimal.Parse(row.Text(19), CultureInfo.InvariantCulture), new Currency(row.Text(20))),
    };
}
