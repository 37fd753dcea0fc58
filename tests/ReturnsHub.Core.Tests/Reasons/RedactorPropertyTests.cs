using System.Text;
using FsCheck;
using FsCheck.Fluent;
using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Tests.Reasons;

/// <summary>Personal data of every structured kind, made up and put anywhere in any text, never comes out again.</summary>
public class RedactorPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    [Fact]
    public void Emails_never_survive() => NeverSurvive(Emails());

    [Fact]
    public void Phone_numbers_never_survive() => NeverSurvive(Phones());

    [Fact]
    public void Cards_never_survive() => NeverSurvive(Cards());

    [Fact]
    public void Ibans_never_survive() => NeverSurvive(Ibans());

    [Fact]
    public void Redacting_twice_is_redacting_once() =>
        Check.One(Many, Prop.ForAll(
            (from a in Text()
             from data in Gen.OneOf(Emails(), Phones(), Cards(), Ibans(), Addresses(), Introductions())
             from b in Text()
             from more in Gen.OneOf(Emails(), Phones(), Addresses(), Introductions())
             from c in Text()
             select a + data + b + more + c).ToArbitrary(),
            text =>
            {
                var once = Redactor.Redact(text).Text;
                Redactor.Redact(once).Text.ShouldBe(once);
            }));

    [Fact]
    public void Any_text_whatever_is_answered_within_the_limit() =>
        Check.One(Many, Prop.ForAll(ArbMap.Default.ArbFor<string>(), text =>
            Redactor.Redact(text ?? "").Text.Length.ShouldBeLessThanOrEqualTo(Redactor.MostOutput)));

    private static void NeverSurvive(Gen<string> data) =>
        Check.One(Many, Prop.ForAll(
            (from before in Text()
             from secret in data
             from after in Text()
             select (before, secret, after)).ToArbitrary(),
            made =>
            {
                var output = Redactor.Redact(made.before + made.secret + made.after).Text;
                output.ShouldNotContain(made.secret);
                // Nor the half of it that tells most: long pieces of it must be gone too, whatever stood around it.
                for (var i = 0; i + 12 <= made.secret.Length; i++) output.ShouldNotContain(made.secret.Substring(i, 12));
            }));

    private static Gen<char> OneOf(string characters) => Gen.Elements(characters.ToCharArray());

    private static Gen<string> Of(Gen<char> characters, int least, int most) =>
        from length in Gen.Choose(least, most)
        from taken in characters.ListOf(length)
        select string.Concat(taken);

    private static Gen<string> Digits(int length) => Of(OneOf("0123456789"), length, length);

    private static Gen<string> Text() =>
        Gen.OneOf(
            Gen.Elements("", " ", "too small, ", "Die Farbe ist anders. ", "(", "x", ": ", "je m'appelle ", "size 42 ", "\u200B", "ß", "+", "Regards, "),
            Of(OneOf("abc XYZ09.,-:;!?()'<>@/_éß\u00A0\u200D\n中"), 0, 40),
            from s in ArbMap.Default.GeneratorFor<string>() select s is { Length: > 200 } ? s[..200] : s ?? "");

    private static Gen<string> Emails() =>
        from first in OneOf("abcxyzüé09")
        from local in Of(OneOf("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789._+-é"), 0, 20)
        from last in OneOf("abcxyz09")
        from domain in Of(OneOf("abcdefghijklmnopqrstuvwxyz0123456789"), 2, 20)
        from ending in Gen.Elements(".com", ".co.uk", ".de", ".museum", ".xn--p1ai")
        select $"{first}{local}{last}@{domain}{ending}";

    private static Gen<string> Phones() =>
        from start in Gen.Elements("+49 ", "+1-", "0049", "0", "(0", "+44(0)", "")
        from a in Digits(3)
        from gap in Gen.Elements(" ", "-", ".", "/", ") ", "")
        from b in Digits(4)
        from c in Digits(3)
        select start + a + gap + b + gap + c;

    private static Gen<string> Cards() =>
        from start in Gen.Elements("4", "51", "37", "6011", "3528")
        from rest in Digits(15 - start.Length)
        from gap in Gen.Elements("", " ", "-", " - ")
        let body = start + rest
        let number = body + CheckDigit(body)
        select string.Join(gap, number.Chunk(4).Select(c => new string(c)));

    private static Gen<string> Ibans() =>
        from country in Gen.Elements("DE", "FR", "NL", "GB", "ES", "DK", "IT", "NO", "MT")
        from letters in Of(OneOf("ABCDEFXYZ0123456789"), 4, 4)
        from digits in Gen.Choose(7, 23).SelectMany(Digits)
        from gap in Gen.Elements("", " ", "-")
        let iban = country + CheckPair(country, letters + digits) + letters + digits
        select string.Join(gap, iban.Chunk(4).Select(c => new string(c)));

    private static Gen<string> Addresses() =>
        Gen.Elements("Hauptstraße 5a, 10115 Berlin", "12 Baker Street, London", "12 rue de la Paix", "Via Roma 3", "Kerkstraat 12", "calle Mayor 15", "Østergade 3");

    private static Gen<string> Introductions() =>
        Gen.Elements("my name is anna", "Gruß Anna Maria", "Regards, Bob", "LG Anna", "Je m'appelle Chloé", "Mr. Smith", "Thanks, Al");

    private static char CheckDigit(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            var digit = body[body.Length - 1 - i] - '0';
            sum += i % 2 == 0 ? (digit * 2 / 10) + (digit * 2 % 10) : digit;
        }
        return (char)('0' + (10 - sum % 10) % 10);
    }

    private static string CheckPair(string country, string account)
    {
        var expanded = new StringBuilder();
        foreach (var c in account + country + "00") expanded.Append(char.IsAsciiDigit(c) ? c - '0' : c - 'A' + 10);
        return (98 - (int)(System.Numerics.BigInteger.Parse(expanded.ToString()) % 97)).ToString("00");
    }
}
