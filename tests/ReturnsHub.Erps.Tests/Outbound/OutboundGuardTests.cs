using System.Net;
using ReturnsHub.Core.Ports;
using ReturnsHub.Erps.Outbound;

namespace ReturnsHub.Erps.Tests.Outbound;

public class OutboundGuardTests
{
    [Fact]
    public async Task A_name_that_resolves_to_loopback_is_refused_when_it_is_connected_to()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client(allowLoopback: false);
        var outcome = await Bench.DeliverAsync(new UriBuilder(erp.Url) { Host = "localhost" }.Uri, client: http);
        (outcome.Kind, outcome.Category).ShouldBe((OutcomeKind.Retry, "address-refused"));
        outcome.Answer.ShouldBe("localhost is at no public address; list the host under outbound.allowedHosts if it is meant.");
        erp.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/")]
    [InlineData("http://0177.0.0.1:{0}/")]
    [InlineData("http://127.1:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    [InlineData("http://[::1]:{0}/")]
    [InlineData("http://0.0.0.0:{0}/")]
    public async Task Loopback_is_refused_however_it_is_written(string url)
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client(allowLoopback: false);
        var outcome = await Bench.DeliverAsync(new Uri(string.Format(null, url, erp.Url.Port)), client: http);
        outcome.Category.ShouldBe("address-refused");
        erp.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("https://10.0.0.1/")]
    [InlineData("https://169.254.169.254/latest/meta-data/")]
    [InlineData("https://[fd00:ec2::254]/")]
    [InlineData("https://[::ffff:a9fe:a9fe]/")]
    public async Task Addresses_inside_a_network_are_refused_before_anything_is_sent(string url)
    {
        using var http = Bench.Client();
        (await Bench.DeliverAsync(new Uri(url), client: http)).Category.ShouldBe("address-refused");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("LOCALHOST")]
    public async Task A_host_on_the_list_is_connected_to(string host)
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client(allowLoopback: false, "127.0.0.1", $"localhost:{erp.Url.Port}");
        (await Bench.DeliverAsync(new UriBuilder(erp.Url) { Host = host }.Uri, client: http)).Kind.ShouldBe(OutcomeKind.Confirmed);
    }

    [Fact]
    public async Task A_host_on_the_list_with_a_port_is_not_allowed_on_another()
    {
        await using var erp = await Receiver.AnsweringAsync(200);
        using var http = Bench.Client(allowLoopback: false, $"127.0.0.1:{erp.Url.Port + 1}", "127.0.0.2");
        (await Bench.DeliverAsync(erp.Url, client: http)).Category.ShouldBe("address-refused");
    }

    [Fact]
    public void A_name_with_addresses_inside_and_outside_is_only_connected_to_outside() =>
        Usable("https", "erp.example", [], "10.0.0.1", "1.1.1.1", "::1").ShouldBe(["1.1.1.1"]);

    [Fact]
    public void An_allowed_name_is_connected_to_wherever_it_is() =>
        Usable("https", "erp.internal", ["ERP.internal"], "10.0.0.1", "fd00::1").ShouldBe(["10.0.0.1", "fd00::1"]);

    [Fact]
    public void Plain_http_never_leaves_the_machine_even_to_an_allowed_host()
    {
        Usable("http", "erp.internal", ["erp.internal"], "10.0.0.1", "::1").ShouldBe(["::1"]);
        Should.Throw<OutboundRefusedException>(() => Usable("http", "erp.internal", ["erp.internal"], "10.0.0.1"))
            .Message.ShouldBe("Plain http to erp.internal would leave this machine. Use https.");
        Should.Throw<OutboundRefusedException>(() => Usable("http", "erp.example", [], "1.1.1.1"));
    }

    [Fact]
    public void A_name_without_an_address_is_refused() => Should.Throw<OutboundRefusedException>(() => Usable("https", "erp.internal", ["erp.internal"]));

    [Fact]
    public void The_handler_follows_no_redirects_keeps_no_cookies_and_uses_no_proxy()
    {
        using var handler = OutboundGuard.Handler(new OutboundOptions());
        handler.AllowAutoRedirect.ShouldBeFalse();
        handler.UseCookies.ShouldBeFalse();
        handler.UseProxy.ShouldBeFalse();
        handler.Credentials.ShouldBeNull();
    }

    [Theory]
    [InlineData("https://erp.example/hook", "")]
    [InlineData("https://1.1.1.1/hook", "")]
    [InlineData("http://erp.example/hook", "Plain http to erp.example")]
    [InlineData("https://ada:pw@erp.example/hook", "The url holds a user name or password")]
    [InlineData("https://erp.example/hook#part", "The url holds a fragment")]
    [InlineData("https://10.0.0.1/hook", "10.0.0.1 is not a public address")]
    [InlineData("https://[fd00::1]/hook", "fd00::1 is not a public address")]
    [InlineData("https://localhost/hook", "localhost is not a public address")]
    [InlineData("https://0x7f.1/hook", "127.0.0.1 is not a public address")]
    [InlineData("ftp://erp.example/hook", "The url must be absolute")]
    [InlineData("file:///etc/passwd", "The url must be absolute")]
    public void A_wrong_address_is_told_in_a_sentence(string url, string start)
    {
        var faults = OutboundGuard.Check(Bench.Consumer(new Uri(url)), new OutboundOptions());
        if (start.Length == 0) faults.ShouldBeEmpty();
        else faults.ShouldHaveSingleItem().ShouldStartWith(start);
        faults.ShouldAllBe(f => f.EndsWith('.') && !f.Contains("pw@", StringComparison.Ordinal));
    }

    [Fact]
    public void Several_faults_are_told_at_once() =>
        OutboundGuard.Check(Bench.Consumer(new Uri("http://ada:pw@10.0.0.1/#x")), new OutboundOptions()).Count.ShouldBe(4);

    [Fact]
    public void A_relative_address_is_told() =>
        OutboundGuard.Check(Bench.Consumer(new Uri("/hook", UriKind.Relative)), new OutboundOptions()).ShouldHaveSingleItem();

    [Theory]
    [InlineData("http://localhost:9000/")]
    [InlineData("http://127.0.0.1:9000/")]
    [InlineData("http://[::1]:9000/")]
    public void Loopback_is_accepted_when_it_is_allowed(string url)
    {
        var consumer = Bench.Consumer(new Uri(url));
        OutboundGuard.Check(consumer, new OutboundOptions { AllowLoopback = true }).ShouldBeEmpty();
        OutboundGuard.Check(consumer, new OutboundOptions { AllowedHosts = ["localhost:9000", "127.0.0.1", "[::1]:9000"] }).ShouldBeEmpty();
        OutboundGuard.Check(consumer, new OutboundOptions()).ShouldHaveSingleItem();
    }

    private static string[] Usable(string scheme, string host, string[] allowed, params string[] addresses) =>
    [
        .. OutboundGuard.Usable(
            new DnsEndPoint(host, 443), scheme == "http", [.. addresses.Select(IPAddress.Parse)], new OutboundOptions { AllowedHosts = allowed }).Select(a => a.ToString()),
    ];
}
