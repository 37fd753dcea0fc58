using ReturnsHub.Core.Reasons;

namespace ReturnsHub.Core.Tests.Reasons;

public class RedactorTests
{
    [Theory]
    [InlineData("write to anna.smith@example.com please", "write to <EMAIL> please")]
    [InlineData("Mail: jürgen+ret@müller-shop.de.", "Mail: <EMAIL>.")]
    [InlineData("anna (at) example (dot) com knows", "<EMAIL> knows")]
    [InlineData("anna at example dot com", "<EMAIL>")]
    [InlineData("it is anna @ example.com", "it is <EMAIL>")]
    [InlineData("see https://shop.example/orders/99?mail=x", "see <URL>")]
    [InlineData("see www.example.org/a and photos.example.com", "see <URL> and <URL>")]
    [InlineData("call +49 170 1234567 today", "call <PHONE> today")]
    [InlineData("tel. 030/1234567", "tel. <PHONE>")]
    [InlineData("téléphone 06 12 34 56 78", "téléphone <PHONE>")]
    [InlineData("(555) 123-4567 after five", "<PHONE> after five")]
    [InlineData("ring +45 20 30 40 50", "ring <PHONE>")]
    [InlineData("0034 912 345 678", "<PHONE>")]
    [InlineData("refund to DE89 3704 0044 0532 0130 00 thanks", "refund to <IBAN> thanks")]
    [InlineData("GB29NWBK60161331926819", "<IBAN>")]
    [InlineData("nl91abna0417164300 graag", "<IBAN> graag")]
    [InlineData("FR14-2004-1010-0505-0001-3M02-606", "<IBAN>")]
    [InlineData("card 4111 1111 1111 1111", "card <CARD>")]
    [InlineData("5555-5555-5555-4444 was charged", "<CARD> was charged")]
    [InlineData("amex 378282246310005", "amex <CARD>")]
    [InlineData("card 4111 1111 1111 1112", "card <NUMBER>")]
    [InlineData("order 302-7781234-9981233", "order <NUMBER>")]
    [InlineData("tracking 1Z999AA10123456784", "tracking <NUMBER>")]
    [InlineData("parcel 00340434161094042557", "parcel <NUMBER>")]
    [InlineData("order #123456 is broken", "order #<NUMBER> is broken")]
    public void Structured_data_gives_way_to_its_placeholder(string text, string expected) =>
        Redactor.Redact(text).Text.ShouldBe(expected);

    [Theory]
    [InlineData("collect at 221B Baker Street, London please", "collect at <ADDRESS> please")]
    [InlineData("I live at 12 baker street now", "I live at <ADDRESS> now")]
    [InlineData("1600 Pennsylvania Ave, Washington, DC 20500", "<ADDRESS>")]
    [InlineData("bitte Hauptstraße 5a, 10115 Berlin abholen", "bitte <ADDRESS> abholen")]
    [InlineData("Lindenweg 12 10115 Berlin", "<ADDRESS>")]
    [InlineData("Am Alten Markt 3, 50667 Köln", "<ADDRESS>")]
    [InlineData("au 12 bis, rue de la Paix, 75002 Paris", "au <ADDRESS>")]
    [InlineData("calle Mayor 15, 28013 Madrid", "<ADDRESS>")]
    [InlineData("Avenida de la Constitución, 20", "<ADDRESS>")]
    [InlineData("abito in Via Giuseppe Garibaldi 7, 20121 Milano", "abito in <ADDRESS>")]
    [InlineData("Kerkstraat 12, 1017 GC Amsterdam", "<ADDRESS>")]
    [InlineData("jeg bor Østergade 3, 1100 København", "jeg bor <ADDRESS>")]
    [InlineData("Rua Augusta 1500, São Paulo", "<ADDRESS>")]
    [InlineData("rua das Flores, 12, 1200-195 Lisboa", "<ADDRESS>")]
    [InlineData("ul. Długa 5/7, 00-238 Warszawa", "<ADDRESS>")]
    [InlineData("Storgatan 5, 114 51 Stockholm", "<ADDRESS>")]
    [InlineData("ул. Ленина 5 сломано", "<ADDRESS> сломано")]
    [InlineData("Hauptstraße 5 kaputt", "<ADDRESS> kaputt")]
    [InlineData("at 221B Baker Street, London NW1 6XE please", "at <ADDRESS> <ADDRESS> please")]
    [InlineData("P.O. Box 1234", "<ADDRESS>")]
    [InlineData("Postfach 998", "<ADDRESS>")]
    [InlineData("postcode SW1A 1AA", "postcode <ADDRESS>")]
    public void Addresses_give_way_in_each_language(string text, string expected) =>
        Redactor.Redact(text).Text.ShouldBe(expected);

    [Theory]
    [InlineData("My name is Anna Smith and the zip broke", "My name is <NAME> and the zip broke")]
    [InlineData("my name is anna smith, it broke", "my name is <NAME>, it broke")]
    [InlineData("Too small. Kind regards, Anna-Lena O'Brien", "Too small. Kind regards, <NAME>")]
    [InlineData("Broken. Regards J. Smith", "Broken. Regards <NAME>")]
    [InlineData("Kaputt. Viele Grüße Jürgen Müller", "Kaputt. Viele Grüße <NAME>")]
    [InlineData("Zu klein. Gruß Anna", "Zu klein. Gruß <NAME>")]
    [InlineData("Zu klein. MfG H. Schmidt", "Zu klein. MfG <NAME>")]
    [InlineData("Ich heiße Karl von Berg", "Ich heiße <NAME>")]
    [InlineData("Je m'appelle Chloé Dubois et c'est cassé", "Je m'appelle <NAME> et c'est cassé")]
    [InlineData("Je m’appelle Chloé", "Je m'appelle <NAME>")]
    [InlineData("Cordialement, Jean-Pierre Martin", "Cordialement, <NAME>")]
    [InlineData("Me llamo José García y está roto", "Me llamo <NAME> y está roto")]
    [InlineData("Un saludo, María", "Un saludo, <NAME>")]
    [InlineData("Mi chiamo Luca Rossi", "Mi chiamo <NAME>")]
    [InlineData("Cordiali saluti, Giulia", "Cordiali saluti, <NAME>")]
    [InlineData("Mijn naam is Jan de Vries", "Mijn naam is <NAME>")]
    [InlineData("Met vriendelijke groet, Sanne", "Met vriendelijke groet, <NAME>")]
    [InlineData("Jeg hedder Søren Ågård", "Jeg hedder <NAME>")]
    [InlineData("Venlig hilsen Mette", "Venlig hilsen <NAME>")]
    [InlineData("Meu nome é João da Silva e é pequeno", "Meu nome é <NAME> e é pequeno")]
    [InlineData("Nazywam się Jan Kowalski, za małe", "Nazywam się <NAME>, za małe")]
    [InlineData("Za małe. Pozdrawiam, Jan Kowalski", "Za małe. Pozdrawiam, <NAME>")]
    [InlineData("Jmenuji se Petr Novák", "Jmenuji se <NAME>")]
    [InlineData("Меня зовут Иван Петров, мало", "Меня зовут <NAME>, мало")]
    [InlineData("Kunde: Anna Schmidt", "Kunde: <NAME>")]
    [InlineData("Frau Müller hat angerufen", "Frau <NAME> hat angerufen")]
    [InlineData("Mr. Smith called", "Mr. <NAME> called")]
    [InlineData("Thanks, Bob", "Thanks, <NAME>")]
    public void Names_give_way_in_each_language(string text, string expected) =>
        Redactor.Redact(text).Text.ShouldBe(expected);

    [Theory]
    [InlineData("size 42 instead of 40")]
    [InlineData("only 2 of 3 arrived after 10 days")]
    [InlineData("12.5 cm too long, 100 % polyester")]
    [InlineData("my LG Monitor shows 3 dead pixels")]
    [InlineData("it broke during 10 days of use")]
    [InlineData("sent via UPS 3 days late")]
    [InlineData("2 days on the way")]
    [InlineData("Thanks. It is broken")]
    [InlineData("Danke schön, leider zu klein")]
    [InlineData("10000 mAh claimed, SM-G998B not supported")]
    public void What_says_why_it_came_back_stays(string text)
    {
        var redacted = Redactor.Redact(text);
        redacted.Text.ShouldBe(text);
        redacted.Counts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("anna\u200B@exa\u200Dmple.c\u2060om", "<EMAIL>")]
    [InlineData("\u202Eanna@example.com\u202C", "<EMAIL>")]
    [InlineData("anna＠example．com", "<EMAIL>")]
    [InlineData("𝐚𝐧𝐧𝐚@𝐞𝐱𝐚𝐦𝐩𝐥𝐞.com", "<EMAIL>")]
    [InlineData("０１７０ １２３４５６７", "<PHONE>")]
    [InlineData("٠١٧٠١٢٣٤٥٦٧", "<PHONE>")]
    [InlineData("0\u200B1\u200B7\u200B0\u200B1234567", "<PHONE>")]
    [InlineData("0 1 7 0 1 2 3 4 5 6 7", "<PHONE>")]
    [InlineData("4 1 1 1-1 1 1 1-1111-1111", "<CARD>")]
    [InlineData("4111\u00A01111\u20131111\u20141111", "<CARD>")]
    [InlineData("D E 8 9 3704 0044 0532 0130 00", "<IBAN>")]
    [InlineData("ＤＥ８９３７０４００４４０５３２０１３０００", "<IBAN>")]
    [InlineData("My name is Jose\u0301 Garci\u0301a", "My name is <NAME>")]
    public void Hiding_places_are_seen_through(string text, string expected) => Redactor.Redact(text).Text.ShouldBe(expected);

    [Fact]
    public void Hints_are_taken_out_whatever_their_case_and_accents()
    {
        var hints = new RedactionHints { Names = ["José Black"], Addresses = ["Elm Grove"] };
        Redactor.Redact("jose BLACK of elm grove: the black one, says José. Black", hints).Text
            .ShouldBe("<NAME> of <ADDRESS>: the black one, says <NAME>");
    }

    [Fact]
    public void What_was_taken_out_is_counted_by_kind()
    {
        var counts = Redactor.Redact("a@b.com, c@d.com and +49 170 1234567").Counts;
        counts.OrderBy(c => c.Key).Select(c => $"{c.Key}={c.Value}").ShouldBe(["EMAIL=2", "PHONE=1"]);
    }

    [Fact]
    public void Long_texts_are_cut_without_leaving_half_of_anything()
    {
        Redactor.Redact(new string('x', 10_000)).Text.Length.ShouldBeLessThanOrEqualTo(Redactor.MostOutput);
        var torn = string.Concat(Enumerable.Repeat("anna@example.com ", 234)) + "call 0170 12 34 567";
        torn.Length.ShouldBeLessThan(Redactor.MostInput);
        var cutInside = new string(' ', Redactor.MostInput - torn.Length + 6) + torn;
        Redactor.Redact(cutInside).Text.ShouldNotContain("0170");
        Redactor.Redact(string.Concat(Enumerable.Repeat("anna@example.com ", 200))).Text.ShouldEndWith("<EMAIL>");
    }

    [Fact]
    public void Empty_and_blank_texts_stay_empty()
    {
        Redactor.Redact("").Text.ShouldBe("");
        Redactor.Redact(" \t\r\n\u200B\u0000").Text.ShouldBe("");
    }

    [Fact]
    public void Broken_surrogates_do_not_trip_it() => Redactor.Redact("\uD800 a@b.com \uDC00\uD83D").Text.ShouldContain("<EMAIL>");
}
