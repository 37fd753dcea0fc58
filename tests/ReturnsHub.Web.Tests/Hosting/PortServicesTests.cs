using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using ReturnsHub.Core.Ports;
using ReturnsHub.Embedded;

namespace ReturnsHub.Web.Tests.Hosting;

public sealed class PortServicesTests
{
    [Fact]
    public async Task Every_port_of_a_backend_is_a_service()
    {
        var directory = Directory.CreateTempSubdirectory("returnshub-");
        await using (var backend = await EmbeddedBackend.OpenAsync(new EmbeddedOptions { DataDirectory = directory.FullName }, TimeProvider.System, new Uuid7Ids(), CancellationToken.None))
        {
            using var services = new ServiceCollection().AddReturnsHubPorts(backend).BuildServiceProvider();

            foreach (var port in typeof(IBackend).GetProperties(BindingFlags.Public | BindingFlags.Instance))
                services.GetService(port.PropertyType).ShouldBe(port.GetValue(backend), port.Name);
        }

        directory.Delete(recursive: true);
    }
}
