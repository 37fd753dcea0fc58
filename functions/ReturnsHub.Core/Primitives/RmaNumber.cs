namespace ReturnsHub.Core.Primitives;

/// <summary>What is wrong with a number somebody typed as an RMA number of the hub.</summary>
public enum RmaFault
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>It does not look like one at all.</summary>
    OtherForm,
    /// <summary>It looks like one; a character is wrong or two are swapped.</summary>
    CheckCharacter,
}

/// <summary>
/// An RMA number of the hub: seven characters of <see cref="Base32"/>'s alphabet and a check character, in two groups to be read
/// aloud: <c>K7M2-9XQ4</c>. The characters are the elements of the field GF(32); weighted with different powers of a primitive
/// element they add up to zero. A single wrong character changes the sum by a product of two elements that are not zero, a swap of
/// two different characters by (wᵢ + wⱼ)(a + b), which is not zero either: every one of both is found, wherever they stand. (On codes
/// of this kind: H. P. Gumm, A new class of check-digit methods for arbitrary number systems, IEEE Transactions on Information
/// Theory 31 (1985), 102–105. ISO 7064's MOD 37,36 finds nearly all swaps only, and its alphabet has I, L, O and U.)
/// </summary>
public readonly record struct RmaNumber
{
    /// <summary>Characters, the dash not counted.</summary>
    public const int Length = 8;

    /// <summary>Random bytes a number is made from.</summary>
    public const int RandomBytes = 5;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int LongestTyped = 40;

    // x⁵ + x² + 1, primitive over GF(2): the powers of x run through all 31 elements that are not zero.
    private const int Polynomial = 0b100101;

    private readonly string? _value;

    private RmaNumber(string value) => _value = value;

    /// <summary>The number, grouped.</summary>
    public string Value => _value ?? throw new InvalidOperationException("An RMA number was never set.");

    /// <summary>The number made from <see cref="RandomBytes"/> random bytes: 35 of their bits.</summary>
    public static RmaNumber From(ReadOnlySpan<byte> random)
    {
        if (random.Length < RandomBytes) throw new ArgumentException($"{RandomBytes} random bytes are needed.", nameof(random));
        Span<char> text = stackalloc char[Length];
        Base32.Encode(random[..RandomBytes]).AsSpan(0, Length - 1).ToUpperInvariant(text);
        text[^1] = Alphabet[Sum(text[..^1])];
        return new RmaNumber($"{text[..4]}-{text[4..]}");
    }

    /// <summary>Reads a number as typed or heard: any case, blanks and dashes anywhere, O for 0, I and L for 1, <c>RMA</c> before it.</summary>
    public static bool TryRead(string? typed, out RmaNumber number) => Read(typed, out number) == RmaFault.None;

    /// <summary>As <see cref="TryRead"/>, and says what is wrong.</summary>
    public static RmaFault Read(string? typed, out RmaNumber number)
    {
        number = default;
        if (typed is null || typed.Length > LongestTyped) return RmaFault.OtherForm;
        var bare = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '–' or '.' or '#' or ':'))).ToUpperInvariant();
        if (bare.Length == Length + 3 && bare.StartsWith("RMA", StringComparison.Ordinal)) bare = bare[3..];
        Span<char> text = stackalloc char[Length];
        if (bare.Length != Length) return RmaFault.OtherForm;
        for (var i = 0; i < Length; i++)
        {
            text[i] = bare[i] switch { 'O' => '0', 'I' or 'L' => '1', var c => c };
            if (!Alphabet.Contains(text[i], StringComparison.Ordinal)) return RmaFault.OtherForm;
        }

        if (Alphabet[Sum(text[..^1])] != text[^1]) return RmaFault.CheckCharacter;
        number = new RmaNumber($"{text[..4]}-{text[4..]}");
        return RmaFault.None;
    }

    /// <inheritdoc />
    public override string ToString() => _value ?? "";

    // Horner's scheme gives the characters the weights x⁷ … x¹; the check character has x⁰.
    private static int Sum(ReadOnlySpan<char> payload)
    {
        var sum = 0;
        foreach (var c in payload) sum = TimesX(sum ^ Alphabet.IndexOf(c, StringComparison.Ordinal));
        return sum;
    }

    private static int TimesX(int element)
    {
        var shifted = element << 1;
        return (shifted & 0b100000) == 0 ? shifted : shifted ^ Polynomial;
    }
}
