using System.Security.Cryptography;
using System.Text;
using ReturnsHub.Core.Primitives;

namespace ReturnsHub.Core.Tests.Primitives;

public class RmaNumberTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static IEnumerable<RmaNumber> Numbers(int count) =>
        Enumerable.Range(0, count).Select(i => RmaNumber.From(SHA256.HashData(Encoding.UTF8.GetBytes($"{i}"))));

    private static string Bare(RmaNumber number) => number.Value.Replace("-", "", StringComparison.Ordinal);

    [Fact]
    public void A_number_is_two_groups_of_four_that_can_be_read_aloud()
    {
        foreach (var number in Numbers(500)) number.Value.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$");
        RmaNumber.From(new byte[RmaNumber.RandomBytes]).Value.ShouldBe("0000-0000");
        Numbers(20_000).Distinct().Count().ShouldBe(20_000);
    }

    [Fact]
    public void Every_single_wrong_character_is_found()
    {
        foreach (var number in Numbers(500))
        {
            var text = Bare(number);
            for (var at = 0; at < text.Length; at++)
            {
                foreach (var wrong in Alphabet.Where(c => c != text[at]))
                    RmaNumber.Read($"{text[..at]}{wrong}{text[(at + 1)..]}", out _).ShouldBe(RmaFault.CheckCharacter);
            }
        }
    }

    [Fact]
    public void Every_swap_of_two_different_characters_is_found_neighbours_or_not()
    {
        foreach (var number in Numbers(2_000))
        {
            var text = Bare(number);
            for (var i = 0; i < text.Length; i++)
            {
                for (var j = i + 1; j < text.Length; j++)
                {
                    if (text[i] == text[j]) continue;
                    var swapped = text.ToCharArray();
                    (swapped[i], swapped[j]) = (swapped[j], swapped[i]);
                    RmaNumber.Read(new string(swapped), out _).ShouldBe(RmaFault.CheckCharacter);
                }
            }
        }
    }

    /// <summary>
    /// The check is linear, so a change is missed in all numbers or in none: trying every change at every place on the number of zeros
    /// tries it on all 2^35.
    /// </summary>
    [Fact]
    public void No_change_of_one_character_and_no_swap_passes_on_any_number()
    {
        var zeros = new string('0', RmaNumber.Length);
        for (var i = 0; i < RmaNumber.Length; i++)
        {
            foreach (var a in Alphabet.Skip(1))
            {
                RmaNumber.Read($"{zeros[..i]}{a}{zeros[(i + 1)..]}", out _).ShouldBe(RmaFault.CheckCharacter);
                for (var j = i + 1; j < RmaNumber.Length; j++)
                {
                    // A swap of x and y adds x + y, which may be any element, at both places.
                    RmaNumber.Read($"{zeros[..i]}{a}{zeros[(i + 1)..j]}{a}{zeros[(j + 1)..]}", out _).ShouldBe(RmaFault.CheckCharacter);
                }
            }
        }
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData(" {0} ")]
    [InlineData("rma {0}")]
    [InlineData("RMA: {0}")]
    [InlineData("#{0}")]
    public void A_number_is_read_as_people_write_it(string written)
    {
        foreach (var number in Numbers(200))
        {
            RmaNumber.TryRead(string.Format(System.Globalization.CultureInfo.InvariantCulture, written, number.Value), out var read).ShouldBeTrue();
            read.ShouldBe(number);
            RmaNumber.TryRead(string.Join(' ', Bare(number).ToLowerInvariant().ToCharArray()), out read).ShouldBeTrue();
            read.ShouldBe(number);
        }
    }

    [Fact]
    public void Letters_that_look_like_digits_are_those_digits()
    {
        foreach (var number in Numbers(300))
        {
            var misread = number.Value.Replace('0', 'o');
            RmaNumber.TryRead(misread.Replace('1', 'l'), out var read).ShouldBeTrue();
            read.ShouldBe(number);
            RmaNumber.TryRead(misread.Replace('1', 'I'), out read).ShouldBeTrue();
            read.ShouldBe(number);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("K7M2-9XQ")]
    [InlineData("K7M2-9XQ44")]
    [InlineData("K7M2-9UQ4")]
    [InlineData("K7M2-9Q\u00e44")]
    [InlineData("#2044-R1")]
    [InlineData("0000-0000-0000-0000-0000-0000-0000-0000-0000")]
    public void What_has_another_form_is_no_number_of_the_hub(string? typed) => RmaNumber.Read(typed, out _).ShouldBe(RmaFault.OtherForm);

    [Fact]
    public void Too_little_randomness_is_refused() => Should.Throw<ArgumentException>(() => RmaNumber.From(new byte[4]));

    [Fact]
    public void A_look_up_finds_the_number_however_it_was_typed_and_leaves_others_as_they_are()
    {
        var number = RmaNumber.From("abcde"u8);
        LookupKey.Rma($" {Bare(number).ToLowerInvariant()}").ShouldBe(LookupKey.Rma(number.Value));
        LookupKey.Rma("#2044-r1").Value.ShouldBe("#2044-R1");
    }
}
