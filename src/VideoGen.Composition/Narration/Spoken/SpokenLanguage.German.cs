namespace VideoGen.Composition.Narration.Spoken;

internal sealed partial record SpokenLanguage
{
    private static readonly string[] GermanDays =
    [
        "", "ersten", "zweiten", "dritten", "vierten", "fünften", "sechsten", "siebten", "achten", "neunten", "zehnten", "elften", "zwölften", "dreizehnten", "vierzehnten", "fünfzehnten",
        "sechzehnten", "siebzehnten", "achtzehnten", "neunzehnten", "zwanzigsten", "einundzwanzigsten", "zweiundzwanzigsten", "dreiundzwanzigsten", "vierundzwanzigsten", "fünfundzwanzigsten",
        "sechsundzwanzigsten", "siebenundzwanzigsten", "achtundzwanzigsten", "neunundzwanzigsten", "dreißigsten", "einunddreißigsten",
    ];

    private static readonly string[] GermanMonths = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static SpokenLanguage German { get; } = new()
    {
        Decimal = ',', Thousands = '.', To = "bis", Times = "mal",
        Signs = Called(('&', "und"), ('+', "plus"), ('=', "gleich"), ('%', "Prozent"), ('#', "Nummer"), ('~', "etwa"), ('<', "weniger als"), ('>', "mehr als")),
        Address = Called(('.', "Punkt"), ('/', "Schrägstrich"), ('-', "Strich"), ('_', "Unterstrich"), ('@', "ät")),
        Units = Counted(
            Same("km", "Kilometer"), Same("m", "Meter"), Same("cm", "Zentimeter"), Same("mm", "Millimeter"), Same("kg", "Kilogramm"), Same("g", "Gramm"), Same("mg", "Milligramm"), ("t", "Tonne", "Tonnen"),
            Same("l", "Liter"), Same("ml", "Milliliter"), ("ms", "Millisekunde", "Millisekunden"), ("s", "Sekunde", "Sekunden"), ("Sek.", "Sekunde", "Sekunden"), ("min", "Minute", "Minuten"), ("Min.", "Minute", "Minuten"), ("h", "Stunde", "Stunden"), ("Std.", "Stunde", "Stunden"),
            Same("km/h", "Kilometer pro Stunde"), Same("m/s", "Meter pro Sekunde"), Same("°C", "Grad Celsius"), Same("°F", "Grad Fahrenheit"), Same("°", "Grad"),
            Same("Hz", "Hertz"), Same("kHz", "Kilohertz"), Same("MHz", "Megahertz"), Same("GHz", "Gigahertz"), Same("KB", "Kilobyte"), Same("kB", "Kilobyte"), Same("MB", "Megabyte"), Same("GB", "Gigabyte"), Same("TB", "Terabyte"),
            Same("W", "Watt"), Same("kW", "Kilowatt"), Same("MW", "Megawatt"), Same("GW", "Gigawatt"), ("kWh", "Kilowattstunde", "Kilowattstunden"), ("MWh", "Megawattstunde", "Megawattstunden"), Same("V", "Volt"), Same("dB", "Dezibel"), Same("px", "Pixel"), Same("ha", "Hektar"),
            Same("m²", "Quadratmeter"), Same("km²", "Quadratkilometer"), Same("m³", "Kubikmeter")),
        Money = Coins(('$', "Dollar", "Dollar"), ('€', "Euro", "Euro"), ('£', "Pfund", "Pfund"), ('¥', "Yen", "Yen")),
        Scales = Words(("k", "tausend"), ("Tsd.", "tausend"), ("Tausend", "Tausend"), ("tausend", "tausend"), ("Mio.", "Millionen"), ("Mio", "Millionen"), ("Mrd.", "Milliarden"), ("Mrd", "Milliarden"), ("Million", "Million"), ("Millionen", "Millionen"), ("Milliarde", "Milliarde"), ("Milliarden", "Milliarden")),
        Months = GermanMonths,
        Date = (day, month, year, of) => $"{GermanDays[day]} {of.Months[month - 1]}{(year > 0 ? " " + GermanYear(year) : "")}",
        Time = (hour, minute) => minute == 0 ? $"{hour} Uhr" : $"{hour} Uhr {minute}",
        Fractions = Words(("1/2", "ein halb"), ("½", "ein halb"), ("1/3", "ein Drittel"), ("2/3", "zwei Drittel"), ("1/4", "ein Viertel"), ("¼", "ein Viertel"), ("3/4", "drei Viertel"), ("¾", "drei Viertel")),
        Own = (word, before) => word.Length == 4 && word.All(char.IsAsciiDigit) && int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) is >= 1100 and < 2000 and var year
            && (before is "im" or "Jahr" or "Jahre" or "seit" or "Seit" or "von" or "bis" or "um" || GermanMonths.Contains(before)) ? GermanYear(year) : null,
    };

    // "neunzehnhundertneunundsechzig": a thousand nine hundred is a count.
    private static string GermanYear(int year) => year is >= 1100 and < 2000 ? $"{year / 100} hundert {(year % 100 > 0 ? (year % 100).ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}".TrimEnd() : year.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
