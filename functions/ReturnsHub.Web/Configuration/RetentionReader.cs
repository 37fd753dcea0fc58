using ReturnsHub.Core.Tenancy;

namespace ReturnsHub.Web.Configuration;

/// <summary>Reads how long a tenant keeps what.</summary>
internal static class RetentionReader
{
    private const int Longest = 36_500;

    public static RetentionSettings Read(ConfigNode? node)
    {
        if (node is null || !node.IsObject("evidenceDays", "personalDataDays", "deliveriesDays", "idempotencyDays", "quarantineDays")) return new RetentionSettings();
        int? Days(string name, int most) => node.Member(name) is null ? null : node.Whole(name, most, 1, most);
        return new RetentionSettings
        {
            EvidenceDays = Days("evidenceDays", Longest),
            PersonalDataDays = Days("personalDataDays", Longest),
            DeliveriesDays = Days("deliveriesDays", Longest),
            IdempotencyDays = Days("idempotencyDays", 2),
            QuarantineDays = Days("quarantineDays", Longest),
        };
    }
}
