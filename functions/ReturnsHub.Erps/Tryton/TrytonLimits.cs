namespace ReturnsHub.Erps.Tryton;

/// <summary>
/// What is asked of a Tryton server at once. Tryton documents no limit and answers 429 only to too many failed sign-ins; the number is
/// ours: posting takes numbers from strict sequences, which the server locks, so that more calls only wait
/// (trytond 6.0, <c>ir/sequence.py</c>, <c>ir.sequence.strict</c>).
/// </summary>
public static class TrytonLimits
{
    /// <summary>Requests that are worked on at once.</summary>
    public const int ConcurrentCalls = 4;
}
