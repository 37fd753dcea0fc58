using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReturnsHub.Web.Configuration;

namespace ReturnsHub.Local.Hosting;

/// <summary>Which steps of the pipeline run in a host.</summary>
[Flags]
public enum HubPumps
{
    /// <summary>None: the host only takes in and answers.</summary>
    None = 0,
    /// <summary>Messages to facts.</summary>
    Inbound = 1,
    /// <summary>The change feed to the queues.</summary>
    Relay = 2,
    /// <summary>Customers' words to reasons.</summary>
    Classify = 4,
    /// <summary>Events to consumers.</summary>
    Deliver = 8,
    /// <summary>Checkpoints, retention and deadlines, by the clock.</summary>
    Housekeeping = 16,
    /// <summary>All.</summary>
    All = Inbound | Relay | Classify | Deliver | Housekeeping,
}

/// <summary>How a hub is hosted in this process.</summary>
public sealed record HubHostOptions
{
    /// <summary>Where the hub keeps everything it knows. Made if it is not there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The configuration; null reads <c>returnshub.json</c> in the data directory.</summary>
    public HubConfiguration? Configuration { get; init; }

    /// <summary>Whether to listen for HTTP at all.</summary>
    public bool Listen { get; init; } = true;

    /// <summary>The address to listen at. Whoever is to reach the hub from elsewhere comes through a proxy that speaks TLS.</summary>
    public string Address { get; init; } = "127.0.0.1";

    /// <summary>The port to listen at; 0 for any that is free.</summary>
    public int Port { get; init; }

    /// <summary>The steps that run.</summary>
    public HubPumps Pumps { get; init; } = HubPumps.All;

    /// <summary>The clock of everything in the host.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a stop waits for work in hand before it drops it; dropped work stays on its queue.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Where the host logs; null logs nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Where OpenTelemetry's variables stand, which say whether and where the host sends spans, measurements and logs; null sends nothing.</summary>
    public IConfiguration? Telemetry { get; init; }

    /// <summary>Last word on the host's services: replaces a classifier, a connector factory, a retry schedule.</summary>
    public Action<IServiceCollection>? Services { get; init; }
}
