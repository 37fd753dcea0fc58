using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReturnsHub.Core.Json;

/// <summary>
/// Money travels as <c>{"amount":"12.50","currency":"EUR"}</c>. Read by hand: an amount its currency cannot express is the
/// document's fault, and the serialiser would let the constructor's exception through as it is.
/// </summary>
internal sealed class MoneyValue : JsonConverter<Money>
{
    public const string Amount = "amount";
    public const string Currency = "currency";

    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw Malformed();
        decimal? amount = null;
        Currency? currency = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(Amount)) amount = Value<decimal>(ref reader, options);
            else if (reader.ValueTextEquals(Currency)) currency = Value<Currency>(ref reader, options);
            else if (options.UnmappedMemberHandling == JsonUnmappedMemberHandling.Disallow) throw Malformed();
            else reader.Skip();
        }

        if (amount is not { } number || currency is not { } unit) throw Malformed();
        try
        {
            return new Money(number, unit);
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WritePropertyName(Amount);
        Converter<decimal>(options).Write(writer, value.Amount, options);
        writer.WritePropertyName(Currency);
        Converter<Currency>(options).Write(writer, value.Currency, options);
        writer.WriteEndObject();
    }

    private static T Value<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        reader.Read();
        return Converter<T>(options).Read(ref reader, typeof(T), options)!;
    }

    private static JsonConverter<T> Converter<T>(JsonSerializerOptions options) => (JsonConverter<T>)options.GetConverter(typeof(T));

    private static JsonException Malformed() => new("Money is an object such as {\"amount\":\"12.50\",\"currency\":\"EUR\"}.");
}
