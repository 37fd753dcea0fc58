using System.Buffers;
using System.Text;
using System.Text.Json;
using ReturnsHub.Core.Chain;

namespace ReturnsHub.Core.Tests.Chain;

/// <summary>The examples are those of RFC 8785, without its fractions.</summary>
public class CanonicalJsonTests
{
    [Fact]
    public void Members_are_sorted_by_utf_16_code_units() =>
        Canonical("""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """).ShouldBe(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"Latin Small Letter O With Diaeresis\","
            + "\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");

    [Fact]
    public void Strings_have_the_shortest_escapes() =>
        Canonical("""{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/\b\f\t\u007f"}""")
            .ShouldBe("{\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\\b\\f\\t\u007f\"}");

    [Fact]
    public void Literals_arrays_and_nesting_lose_only_their_white_space() =>
        Canonical("""{ "literals" : [ null, true , false ], "b": {"d":[], "c":{} }, "": [[ 1 , 2 ]] }""")
            .ShouldBe("""{"":[[1,2]],"b":{"c":{},"d":[]},"literals":[null,true,false]}""");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("-1", "-1")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    public void Integers_are_written_plainly(string number, string canonical) => Canonical(number).ShouldBe(canonical);

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("-9007199254740992")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    public void A_number_that_readers_may_read_differently_is_refused(string number) => Should.Throw<FormatException>(() => Canonical(number));

    [Fact]
    public void The_member_left_out_is_only_the_top_one() =>
        Canonical("""{"hash":"x","data":{"hash":"y"}}""", without: "hash").ShouldBe("""{"data":{"hash":"y"}}""");

    private static string Canonical(string json, string? without = null)
    {
        using var document = JsonDocument.Parse(json);
        var output = new ArrayBufferWriter<byte>();
        CanonicalJson.Write(output, document.RootElement, without);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }
}
