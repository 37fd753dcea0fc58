namespace ReturnsHub.Web.Returns.Opening;

/// <summary>
/// Makes RMA numbers that can be read aloud and typed: <c>R-7K2MX-9QX4P</c>, nine characters of the return's id and a check
/// character (Luhn's algorithm modulo 32: finds every wrong character and nearly every swapped pair).
/// </summary>
internal static class RmaNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Payload = 9;

    public static string For(ReturnId id)
    {
        var text = id.Value.AsSpan("ret_".Length, Payload).ToString().ToUpperInvariant();
        return $"R-{text[..5]}-{text[5..]}{Check(text)}";
    }

    private static char Check(string text)
    {
        var sum = 0;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = Alphabet.IndexOf(text[i]) * ((text.Length - i) % 2 == 1 ? 2 : 1);
            sum += value / 32 + value % 32;
        }

        return Alphabet[(32 - sum % 32) % 32];
    }
}
