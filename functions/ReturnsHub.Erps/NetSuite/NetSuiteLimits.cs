namespace ReturnsHub.Erps.NetSuite;

/// <summary>
/// What NetSuite allows. Concurrency is counted per account over REST, SOAP and RESTlets together; there is no documented number of
/// calls per time (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1525253248.html).
/// </summary>
public static class NetSuiteLimits
{
    /// <summary>Concurrent calls of an account without a service tier.</summary>
    public const int AccountConcurrency = 5;

    /// <summary>Concurrent calls that the hub makes, so that it leaves room for the account's other integrations.</summary>
    public const int ConcurrentCalls = 3;

    /// <summary>
    /// How long a synchronous call may run (https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/section_1525253248.html): its
    /// external id refuses a second one, but a look-up before then may still find nothing.
    /// </summary>
    public static TimeSpan LongestCall { get; } = TimeSpan.FromMinutes(15);
}
