namespace VideoGen.Composition.Narration.Spoken;

internal sealed partial record SpokenLanguage
{
    private static readonly string[] Decades = ["", "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

    // Before a year, as opposed to a count.
    private static readonly string[] BeforeYears = ["in", "since", "by", "from", "until", "till", "to", "of", "year", "before", "after", "around", "circa", "early", "late", "mid"];

    private static SpokenLanguage English { get; } = new()
    {
        Decimal = '.', Thousands = ',', To = "to", Times = "times", MonthFirst = true,
        Signs = Called(('&', "and"), ('+', "plus"), ('=', "equals"), ('%', "percent"), ('#', "number"), ('~', "about"), ('<', "less than"), ('>', "more than")),
        Address = Called(('.', "dot"), ('/', "slash"), ('-', "dash"), ('_', "underscore"), ('@', "at")),
        Units = Counted(
            ("km", "kilometre", "kilometres"), ("m", "metre", "metres"), ("cm", "centimetre", "centimetres"), ("mm", "millimetre", "millimetres"), ("mi", "mile", "miles"), ("ft", "foot", "feet"),
            ("kg", "kilogram", "kilograms"), ("g", "gram", "grams"), ("mg", "milligram", "milligrams"), ("lb", "pound", "pounds"), ("lbs", "pound", "pounds"), ("oz", "ounce", "ounces"),
            ("l", "litre", "litres"), ("L", "litre", "litres"), ("ml", "millilitre", "millilitres"), ("ms", "millisecond", "milliseconds"), ("s", "second", "seconds"), ("min", "minute", "minutes"), ("h", "hour", "hours"), ("hrs", "hour", "hours"),
            ("km/h", "kilometre per hour", "kilometres per hour"), ("mph", "mile per hour", "miles per hour"), ("m/s", "metre per second", "metres per second"),
            ("°C", "degree Celsius", "degrees Celsius"), ("°F", "degree Fahrenheit", "degrees Fahrenheit"), ("°", "degree", "degrees"),
            Same("Hz", "hertz"), Same("kHz", "kilohertz"), Same("MHz", "megahertz"), Same("GHz", "gigahertz"),
            ("KB", "kilobyte", "kilobytes"), ("kB", "kilobyte", "kilobytes"), ("MB", "megabyte", "megabytes"), ("GB", "gigabyte", "gigabytes"), ("TB", "terabyte", "terabytes"),
            ("W", "watt", "watts"), ("kW", "kilowatt", "kilowatts"), ("MW", "megawatt", "megawatts"), ("GW", "gigawatt", "gigawatts"), ("kWh", "kilowatt hour", "kilowatt hours"), ("MWh", "megawatt hour", "megawatt hours"), ("GWh", "gigawatt hour", "gigawatt hours"),
            ("V", "volt", "volts"), ("dB", "decibel", "decibels"), ("px", "pixel", "pixels"), Same("fps", "frames per second"), ("ha", "hectare", "hectares"), Same("ppm", "parts per million"),
            ("m²", "square metre", "square metres"), ("km²", "square kilometre", "square kilometres"), ("m³", "cubic metre", "cubic metres")),
        Money = Coins(('$', "dollar", "dollars"), ('€', "euro", "euros"), ('£', "pound", "pounds"), ('¥', "yen", "yen"), ('₹', "rupee", "rupees")),
        Scales = Words(("k", "thousand"), ("K", "thousand"), ("M", "million"), ("m", "million"), ("bn", "billion"), ("B", "billion"), ("tn", "trillion"), ("T", "trillion"),
            ("hundred", "hundred"), ("thousand", "thousand"), ("million", "million"), ("billion", "billion"), ("trillion", "trillion")),
        Months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        Date = (day, month, year, of) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{of.Months[month - 1]} {day}{EnglishOrdinal(day)}{(year > 0 ? ", " + EnglishYear(year) : "")}"),
        Time = (hour, minute) => minute switch { 0 when hour is > 0 and < 13 => $"{hour} o'clock", 0 => $"{hour} hundred", < 10 => $"{hour} oh {minute}", _ => $"{hour} {minute}" },
        Fractions = Words(("1/2", "one half"), ("½", "one half"), ("1/3", "one third"), ("⅓", "one third"), ("2/3", "two thirds"), ("⅔", "two thirds"), ("1/4", "a quarter"), ("¼", "a quarter"), ("3/4", "three quarters"), ("¾", "three quarters")),
        Own = EnglishOwn,
    };

    private static string EnglishOrdinal(int day) => day switch { 1 or 21 or 31 => "st", 2 or 22 => "nd", 3 or 23 => "rd", _ => "th" };

    private static string EnglishYear(int year) => (year / 100, year % 100) switch
    {
        ( < 11 or > 20 or 20, 0) or (20, < 10) => year.ToString(System.Globalization.CultureInfo.InvariantCulture),
        (var century, 0) => $"{century} hundred",
        (var century, < 10 and var rest) => $"{century} oh {rest}",
        (var century, var rest) => $"{century} {rest}",
    };

    private static string? EnglishOwn(string word, string before)
    {
        // "1990s": nineteen nineties.
        if (word.Length is 5 && word[4] == 's' && word[3] == '0' && word[..4].All(char.IsAsciiDigit) && word[2] != '0') return $"{word[..2]} {Decades[word[2] - '0']}";
        if (word.Length is 3 && word[2] == 's' && word[1] == '0' && char.IsAsciiDigit(word[0])) return Decades[word[0] - '0'];
        if (word.Length == 4 && word.All(char.IsAsciiDigit) && word[0] is '1' or '2' && int.Parse(word, System.Globalization.CultureInfo.InvariantCulture) is >= 1100 and < 2100 and var year
            && (BeforeYears.Contains(before, StringComparer.OrdinalIgnoreCase) || English.Months.Contains(before, StringComparer.OrdinalIgnoreCase)))
            return EnglishYear(year);
        return word switch { ['1' or '2' or '3' or '4' or '5' or '6' or '7' or '8' or '9', .., 'a' or 'p', 'm'] when word[..^2].All(char.IsAsciiDigit) => $"{word[..^2]} {char.ToUpperInvariant(word[^2])} M", _ => null };
    }
}
