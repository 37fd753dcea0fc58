namespace ReturnsHub.Local.Pumps;

/// <summary>How pumps are told to end.</summary>
/// <param name="Stopping">Take nothing new; finish what is in hand.</param>
/// <param name="Abort">Drop what is in hand: it stays on its queue.</param>
internal sealed record PumpTokens(CancellationToken Stopping, CancellationToken Abort);

/// <summary>Moves work from one step of the pipeline to the next until told to stop.</summary>
internal interface IPump
{
    /// <summary>Runs until stopped. Never throws.</summary>
    Task RunAsync(PumpTokens tokens);
}
