using System.Text;
using System.Text.Json;
using ReturnsHub.Azure.Feeds;
using ReturnsHub.Core.Returns;
using ReturnsHub.Core.Wire;

namespace ReturnsHub.Azure.Tests.Feeds;

public class PushedEventsTests
{
    private readonly SequentialIds _ids = new();
    private readonly ManualTime _time = new();

    [Fact]
    public void Events_come_out_in_each_returns_sequence_however_the_documents_are_mixed()
    {
        var (one, other) = (Recorded("r-1"), Recorded("r-2"));
        var read = PushedEvents.Read(Json(Events(one[1], one[2]), Events(other[0]), Events(one[0]), Events(other[1], other[2])));
        read.Where(e => e.ReturnId == one[0].ReturnId).Select(e => e.Id).ShouldBe(one.Select(e => e.Id));
        read.Where(e => e.ReturnId == other[0].ReturnId).Select(e => e.Id).ShouldBe(other.Select(e => e.Id));
    }

    [Fact]
    public void An_event_arrives_byte_for_byte() =>
        Encoding.UTF8.GetString(CloudEventJson.Write(PushedEvents.Read(Json(Events(Recorded("r-1")[0]))).ShouldHaveSingleItem()).Span)
            .ShouldBe(Encoding.UTF8.GetString(CloudEventJson.Write(Recorded("r-1", new SequentialIds())[0]).Span));

    [Fact]
    public void Documents_without_events_are_passed_over() =>
        PushedEvents.Read(Json(new { id = "state", pk = "acme/ret_1", version = 3 }, new { id = "x1", kind = "OVER_REFUNDABLE" })).ShouldBeEmpty();

    [Theory]
    [InlineData("{}")]
    [InlineData("[{\"wires\":[null]}]")]
    [InlineData("[{\"wires\":[\"{}\"]}]")]
    public void What_is_no_event_is_an_error_and_not_passed_over(string documents) =>
        Should.Throw<JsonException>(() => PushedEvents.Read(documents));

    private IReadOnlyList<RecordedEvent> Recorded(string nativeId, SequentialIds? ids = null) =>
        new ReturnStream(nativeId, _time, ids ?? _ids).Next(EventSamples.Requested(), EventSamples.Authorised(), EventSamples.Label()).Events;

    private static object Events(params IEnumerable<RecordedEvent> events) =>
        new { id = "e0000000001", wires = events.Select(e => Encoding.UTF8.GetString(CloudEventJson.Write(e).Span)).ToArray() };

    private static string Json(params object[] documents) => JsonSerializer.Serialize(documents);
}
