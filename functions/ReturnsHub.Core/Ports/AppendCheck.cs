namespace ReturnsHub.Core.Ports;

/// <summary>Refuses appends that do not fit together: mistakes of the caller, found before anything is written.</summary>
public static class AppendCheck
{
    /// <summary>Checks an append.</summary>
    /// <exception cref="ArgumentException">Events, state and stream do not belong together.</exception>
    public static void Check(Append append)
    {
        if (append.Events.Count == 0) throw new ArgumentException("An append has at least one event.", nameof(append));
        var sequence = append.ExpectedVersion;
        foreach (var e in append.Events)
        {
            if (e.Tenant != append.Key.Tenant || e.ReturnId != append.Key.ReturnId)
                throw new ArgumentException("An event belongs to another return.", nameof(append));
            if (e.Sequence != ++sequence)
                throw new ArgumentException($"Event {sequence} is missing; {e.Sequence} follows.", nameof(append));
        }

        if (append.State.Key != append.Key) throw new ArgumentException("The state belongs to another return.", nameof(append));
        if (append.State.Version != sequence) throw new ArgumentException("The state is not the one after the last event.", nameof(append));
    }
}
