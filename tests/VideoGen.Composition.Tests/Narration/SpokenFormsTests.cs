using Shouldly;
using VideoGen.Composition.Narration;
using Xunit;

namespace VideoGen.Composition.Tests.Narration;

/// <summary>What a voice is given instead of signs and digits.</summary>
public sealed class SpokenFormsTests
{
    [Theory]
    [InlineData("It runs 5km, then 5 km.", "It runs 5 kilometres, then 5 kilometres.")]
    [InlineData("1 km is 1000 m", "1 kilometre is 1000 metres")]
    [InlineData("100 km/h at 20°C", "100 kilometres per hour at 20 degrees Celsius")]
    [InlineData("It weighs (3.5kg).", "It weighs (3.5 kilograms).")]
    [InlineData("1,500,000 people", "1500000 people")]
    [InlineData("$3.99 or $4", "3 dollars 99 or 4 dollars")]
    [InlineData("$1 and $2.50", "1 dollar and 2 dollars 50")]
    [InlineData("$3.5 million, £2bn and €40k", "3.5 million dollars, 2 billion pounds and 40 thousand euros")]
    [InlineData("45% of 10x", "45 percent of 10 times")]
    [InlineData("10-20 minutes, 10–20%", "10 to 20 minutes, 10 to 20 percent")]
    [InlineData("On 2024-05-01 at 10:30", "On May 1st, 20 24 at 10 30")]
    [InlineData("9:05 and 10:00", "9 oh 5 and 10 o'clock")]
    [InlineData("12/25/2023", "December 25th, 20 23")]
    [InlineData("the 1990s and the 80s", "the 19 nineties and the eighties")]
    [InlineData("In 1969 there were 1969 people", "In 19 69 there were 1969 people")]
    [InlineData("since 2000, in 2005", "since 2000, in 2005")]
    [InlineData("Go to https://www.example.com/buy-now?x=1.", "Go to example dot com slash buy dash now.")]
    [InlineData("Write to me@shop.example", "Write to me at shop dot example")]
    [InlineData("That's it.Now what", "That's it.Now what")]
    [InlineData("Salt & pepper + #1", "Salt and pepper plus number 1")]
    [InlineData("3/4 of a cup, ½ spoon", "three quarters of a cup, one half spoon")]
    [InlineData("at 10am", "at 10 A M")]
    [InlineData("-5°C", "-5 degrees Celsius")]
    [InlineData("e.g. Dr. Smith", "for example doctor Smith")]
    [InlineData("No numbers here, at all!", "No numbers here, at all!")]
    public void English_is_written_out(string text, string said) => SpeechText.Prepare(text, "en").Spoken.ShouldBe(said);

    [Theory]
    [InlineData("Es wiegt 3,5kg und kostet 1.500 €.", "Es wiegt 3,5 Kilogramm und kostet 1500 Euro.")]
    [InlineData("Am 01.05.2024 um 9:30", "Am ersten Mai 2024 um 9 Uhr 30")]
    [InlineData("Seit 1969 gibt es 20 %.", "Seit 19 hundert 69 gibt es 20 Prozent.")]
    [InlineData("3 Mio. Menschen", "3 Millionen Menschen")]
    [InlineData("2 Std. und 5 Min.", "2 Stunden und 5 Minuten")]
    [InlineData("10-20 km/h", "10 bis 20 Kilometer pro Stunde")]
    [InlineData("Auf beispiel.de/laden", "Auf beispiel Punkt de Schrägstrich laden")]
    public void German_is_written_out(string text, string said) => SpeechText.Prepare(text, "de-DE").Spoken.ShouldBe(said);

    [Theory]
    [InlineData("Le 2024-05-01 à 10:30", "Le premier mai 2024 à 10 heures 30")]
    [InlineData("3,5 km et 20 %", "3,5 kilomètres et 20 pour cent")]
    [InlineData("5 € ou $3 millions", "5 euros ou 3 millions de dollars")]
    [InlineData("14/07/1789", "14 juillet 1789")]
    public void French_is_written_out(string text, string said) => SpeechText.Prepare(text, "fr").Spoken.ShouldBe(said);

    [Theory]
    [InlineData("El 01/05/2024 a las 10:30", "El 1 de mayo de 2024 a las 10 y 30")]
    [InlineData("1.500 km a 20°C", "1500 kilómetros a 20 grados Celsius")]
    [InlineData("$1 y 50%", "1 dólar y 50 por ciento")]
    public void Spanish_is_written_out(string text, string said) => SpeechText.Prepare(text, "es-MX").Spoken.ShouldBe(said);

    [Theory]
    [InlineData("Em 01/05/2024: 10 km", "Em primeiro de maio de 2024: 10 quilômetros")]
    [InlineData("1 kg & 2 kg", "1 quilograma e 2 quilogramas")]
    public void Portuguese_is_written_out(string text, string said) => SpeechText.Prepare(text, "pt-BR").Spoken.ShouldBe(said);

    [Theory]
    [InlineData("Il 01/05/2024 alle 10:00", "Il primo maggio 2024 alle ore 10")]
    [InlineData("€5 milioni, 100 km/h", "5 milioni di euro, 100 chilometri orari")]
    public void Italian_is_written_out(string text, string said) => SpeechText.Prepare(text, "it").Spoken.ShouldBe(said);

    [Fact]
    public void The_day_comes_first_outside_the_United_States()
    {
        SpeechText.Prepare("04/05/2024", "en-GB").Spoken.ShouldBe("May 4th, 20 24");
        SpeechText.Prepare("04/05/2024", "en-US").Spoken.ShouldBe("April 5th, 20 24");
    }

    [Fact]
    public void A_language_without_rules_is_left_to_the_voice() => SpeechText.Prepare("5 km, 20%", "pl").Spoken.ShouldBe("5 km, 20%");

    [Fact]
    public void Captions_keep_what_was_written_and_each_word_knows_what_is_said_for_it()
    {
        var text = SpeechText.Prepare("Only $3 million for 5km!", "en");

        text.Tokens.Select(t => t.Caption).ShouldBe(["Only", "$3", "million", "for", "5km!"]);
        text.Tokens.Select(t => text.Spoken.Substring(t.Start, t.Length)).ShouldBe(["Only", "3", "million dollars", "for", "5 kilometres!"]);
    }

    [Fact]
    public void What_the_author_says_of_a_word_wins() =>
        SpeechText.Prepare("10km 10km", "en", Pronunciations.Of([new("10km", "ten kay")])).Spoken.ShouldBe("ten kay ten kay");
}
