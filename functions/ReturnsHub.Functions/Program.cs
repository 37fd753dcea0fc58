using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ReturnsHub.Embedded;
using ReturnsHub.Functions.Hosting;
using ReturnsHub.Functions.Http;
using ReturnsHub.Functions.Middleware;
using ReturnsHub.Functions.Queues;
using ReturnsHub.Functions.Settings;
using ReturnsHub.Functions.Shopify;
using ReturnsHub.Sources;
using ReturnsHub.Web;
using ReturnsHub.Web.Configuration;

var time = TimeProvider.System;
var ids = new Uuid7Ids();
var settings = HubSettingsReader.Read(Environment.GetEnvironmentVariable, AppContext.BaseDirectory);
var sources = SourceCatalogue.Create(time);
var configuration = HubFile.Read(settings, sources);
var credential = Credentials.For(settings);
using var telemetry = AppTelemetry.Start(Environment.GetEnvironmentVariable, settings, credential);
await using var client = BrokerServices.Client(settings, credential);
var sender = new BrokerSender(client);
await using var backend = await BackendServices.OpenAsync(settings, credential, time, ids, CancellationToken.None);

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Invocations>();
builder.UseMiddleware<HttpFaults>();
builder.Services
    .AddReturnsHubHost(configuration, sources, time, ids)
    .AddBackend(backend, settings, configuration.ReasonModel, sender, credential)
    .AddBroker(settings, credential, client, sender)
    .AddShopify(time)
    .AddConnectors(configuration.AllowedHosts);

using var host = builder.Build();
await PolicyFiles.TakeOverAsync(host.Services, configuration, CancellationToken.None);
// Made now, so that what cannot run stops the app at its start and not at its first caller.
_ = host.Services.GetRequiredService<WebPipeline>();
await host.RunAsync();
