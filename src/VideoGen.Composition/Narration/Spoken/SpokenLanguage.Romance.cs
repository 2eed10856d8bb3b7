namespace VideoGen.Composition.Narration.Spoken;

internal sealed partial record SpokenLanguage
{
    private static SpokenLanguage French { get; } = new()
    {
        Decimal = ',', Thousands = '.', To = "à", Times = "fois", ScaleOf = " de ",
        Signs = Called(('&', "et"), ('+', "plus"), ('=', "égale"), ('%', "pour cent"), ('#', "numéro"), ('~', "environ"), ('<', "moins de"), ('>', "plus de")),
        Address = Called(('.', "point"), ('/', "barre"), ('-', "tiret"), ('_', "tiret bas"), ('@', "arobase")),
        Units = Counted(
            ("km", "kilomètre", "kilomètres"), ("m", "mètre", "mètres"), ("cm", "centimètre", "centimètres"), ("mm", "millimètre", "millimètres"), ("kg", "kilogramme", "kilogrammes"), ("g", "gramme", "grammes"), ("mg", "milligramme", "milligrammes"), ("t", "tonne", "tonnes"),
            ("l", "litre", "litres"), ("L", "litre", "litres"), ("ml", "millilitre", "millilitres"), ("ms", "milliseconde", "millisecondes"), ("s", "seconde", "secondes"), ("min", "minute", "minutes"), ("h", "heure", "heures"),
            ("km/h", "kilomètre heure", "kilomètres heure"), ("m/s", "mètre par seconde", "mètres par seconde"), ("°C", "degré Celsius", "degrés Celsius"), ("°F", "degré Fahrenheit", "degrés Fahrenheit"), ("°", "degré", "degrés"),
            Same("Hz", "hertz"), Same("kHz", "kilohertz"), Same("MHz", "mégahertz"), Same("GHz", "gigahertz"), ("Ko", "kilooctet", "kilooctets"), ("Mo", "mégaoctet", "mégaoctets"), ("Go", "gigaoctet", "gigaoctets"), ("To", "téraoctet", "téraoctets"),
            ("W", "watt", "watts"), ("kW", "kilowatt", "kilowatts"), ("MW", "mégawatt", "mégawatts"), ("GW", "gigawatt", "gigawatts"), ("kWh", "kilowattheure", "kilowattheures"), ("V", "volt", "volts"), ("dB", "décibel", "décibels"), ("ha", "hectare", "hectares"),
            ("m²", "mètre carré", "mètres carrés"), ("km²", "kilomètre carré", "kilomètres carrés"), ("m³", "mètre cube", "mètres cubes")),
        Money = Coins(('$', "dollar", "dollars"), ('€', "euro", "euros"), ('£', "livre", "livres"), ('¥', "yen", "yens")),
        Scales = Words(("k", "mille"), ("M", "millions"), ("Md", "milliards"), ("million", "million"), ("millions", "millions"), ("milliard", "milliard"), ("milliards", "milliards"), ("mille", "mille")),
        Months = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        Date = (day, month, year, of) => $"{(day == 1 ? "premier" : Number(day))} {of.Months[month - 1]}{(year > 0 ? " " + Number(year) : "")}",
        Time = (hour, minute) => $"{hour} {(hour < 2 ? "heure" : "heures")}{(minute > 0 ? " " + Number(minute) : "")}",
        Fractions = Words(("1/2", "un demi"), ("½", "un demi"), ("1/3", "un tiers"), ("2/3", "deux tiers"), ("1/4", "un quart"), ("¼", "un quart"), ("3/4", "trois quarts"), ("¾", "trois quarts")),
    };

    private static SpokenLanguage Spanish { get; } = new()
    {
        Decimal = ',', Thousands = '.', To = "a", Times = "veces", ScaleOf = " de ",
        Signs = Called(('&', "y"), ('+', "más"), ('=', "igual a"), ('%', "por ciento"), ('#', "número"), ('~', "unos"), ('<', "menos de"), ('>', "más de")),
        Address = Called(('.', "punto"), ('/', "barra"), ('-', "guion"), ('_', "guion bajo"), ('@', "arroba")),
        Units = Counted(
            ("km", "kilómetro", "kilómetros"), ("m", "metro", "metros"), ("cm", "centímetro", "centímetros"), ("mm", "milímetro", "milímetros"), ("kg", "kilogramo", "kilogramos"), ("g", "gramo", "gramos"), ("mg", "miligramo", "miligramos"), ("t", "tonelada", "toneladas"),
            ("l", "litro", "litros"), ("L", "litro", "litros"), ("ml", "mililitro", "mililitros"), ("ms", "milisegundo", "milisegundos"), ("s", "segundo", "segundos"), ("min", "minuto", "minutos"), ("h", "hora", "horas"),
            ("km/h", "kilómetro por hora", "kilómetros por hora"), ("m/s", "metro por segundo", "metros por segundo"), ("°C", "grado Celsius", "grados Celsius"), ("°F", "grado Fahrenheit", "grados Fahrenheit"), ("°", "grado", "grados"),
            ("Hz", "hercio", "hercios"), ("MHz", "megahercio", "megahercios"), ("GHz", "gigahercio", "gigahercios"), ("KB", "kilobyte", "kilobytes"), ("MB", "megabyte", "megabytes"), ("GB", "gigabyte", "gigabytes"), ("TB", "terabyte", "terabytes"),
            ("W", "vatio", "vatios"), ("kW", "kilovatio", "kilovatios"), ("MW", "megavatio", "megavatios"), ("kWh", "kilovatio hora", "kilovatios hora"), ("V", "voltio", "voltios"), ("dB", "decibelio", "decibelios"), ("ha", "hectárea", "hectáreas"),
            ("m²", "metro cuadrado", "metros cuadrados"), ("km²", "kilómetro cuadrado", "kilómetros cuadrados"), ("m³", "metro cúbico", "metros cúbicos")),
        Money = Coins(('$', "dólar", "dólares"), ('€', "euro", "euros"), ('£', "libra", "libras"), ('¥', "yen", "yenes")),
        Scales = Words(("k", "mil"), ("M", "millones"), ("millón", "millón"), ("millones", "millones"), ("mil", "mil")),
        Months = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        Date = (day, month, year, of) => $"{Number(day)} de {of.Months[month - 1]}{(year > 0 ? " de " + Number(year) : "")}",
        Time = (hour, minute) => minute == 0 ? $"{hour} en punto" : $"{hour} y {minute}",
        Fractions = Words(("1/2", "un medio"), ("½", "un medio"), ("1/3", "un tercio"), ("2/3", "dos tercios"), ("1/4", "un cuarto"), ("¼", "un cuarto"), ("3/4", "tres cuartos"), ("¾", "tres cuartos")),
    };

    private static SpokenLanguage Portuguese { get; } = new()
    {
        Decimal = ',', Thousands = '.', To = "a", Times = "vezes", ScaleOf = " de ",
        Signs = Called(('&', "e"), ('+', "mais"), ('=', "igual a"), ('%', "por cento"), ('#', "número"), ('~', "cerca de"), ('<', "menos de"), ('>', "mais de")),
        Address = Called(('.', "ponto"), ('/', "barra"), ('-', "hífen"), ('_', "sublinhado"), ('@', "arroba")),
        Units = Counted(
            ("km", "quilômetro", "quilômetros"), ("m", "metro", "metros"), ("cm", "centímetro", "centímetros"), ("mm", "milímetro", "milímetros"), ("kg", "quilograma", "quilogramas"), ("g", "grama", "gramas"), ("mg", "miligrama", "miligramas"), ("t", "tonelada", "toneladas"),
            ("l", "litro", "litros"), ("L", "litro", "litros"), ("ml", "mililitro", "mililitros"), ("ms", "milissegundo", "milissegundos"), ("s", "segundo", "segundos"), ("min", "minuto", "minutos"), ("h", "hora", "horas"),
            ("km/h", "quilômetro por hora", "quilômetros por hora"), ("m/s", "metro por segundo", "metros por segundo"), ("°C", "grau Celsius", "graus Celsius"), ("°F", "grau Fahrenheit", "graus Fahrenheit"), ("°", "grau", "graus"),
            Same("Hz", "hertz"), Same("MHz", "megahertz"), Same("GHz", "gigahertz"), ("KB", "quilobyte", "quilobytes"), ("MB", "megabyte", "megabytes"), ("GB", "gigabyte", "gigabytes"), ("TB", "terabyte", "terabytes"),
            ("W", "watt", "watts"), ("kW", "quilowatt", "quilowatts"), ("MW", "megawatt", "megawatts"), ("kWh", "quilowatt hora", "quilowatts hora"), ("V", "volt", "volts"), ("dB", "decibel", "decibéis"), ("ha", "hectare", "hectares"),
            ("m²", "metro quadrado", "metros quadrados"), ("km²", "quilômetro quadrado", "quilômetros quadrados"), ("m³", "metro cúbico", "metros cúbicos")),
        Money = Coins(('$', "dólar", "dólares"), ('€', "euro", "euros"), ('£', "libra", "libras"), ('¥', "iene", "ienes")),
        Scales = Words(("k", "mil"), ("M", "milhões"), ("mi", "milhões"), ("bi", "bilhões"), ("milhão", "milhão"), ("milhões", "milhões"), ("bilhão", "bilhão"), ("bilhões", "bilhões"), ("mil", "mil")),
        Months = ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
        Date = (day, month, year, of) => $"{(day == 1 ? "primeiro" : Number(day))} de {of.Months[month - 1]}{(year > 0 ? " de " + Number(year) : "")}",
        Time = (hour, minute) => minute == 0 ? $"{hour} {(hour < 2 ? "hora" : "horas")}" : $"{hour} e {minute}",
        Fractions = Words(("1/2", "meio"), ("½", "meio"), ("1/3", "um terço"), ("2/3", "dois terços"), ("1/4", "um quarto"), ("¼", "um quarto"), ("3/4", "três quartos"), ("¾", "três quartos")),
    };

    private static SpokenLanguage Italian { get; } = new()
    {
        Decimal = ',', Thousands = '.', To = "a", Times = "volte", ScaleOf = " di ",
        Signs = Called(('&', "e"), ('+', "più"), ('=', "uguale a"), ('%', "per cento"), ('#', "numero"), ('~', "circa"), ('<', "meno di"), ('>', "più di")),
        Address = Called(('.', "punto"), ('/', "barra"), ('-', "trattino"), ('_', "trattino basso"), ('@', "chiocciola")),
        Units = Counted(
            ("km", "chilometro", "chilometri"), ("m", "metro", "metri"), ("cm", "centimetro", "centimetri"), ("mm", "millimetro", "millimetri"), ("kg", "chilogrammo", "chilogrammi"), ("g", "grammo", "grammi"), ("mg", "milligrammo", "milligrammi"), ("t", "tonnellata", "tonnellate"),
            ("l", "litro", "litri"), ("L", "litro", "litri"), ("ml", "millilitro", "millilitri"), ("ms", "millisecondo", "millisecondi"), ("s", "secondo", "secondi"), ("min", "minuto", "minuti"), ("h", "ora", "ore"),
            ("km/h", "chilometro orario", "chilometri orari"), ("m/s", "metro al secondo", "metri al secondo"), ("°C", "grado Celsius", "gradi Celsius"), ("°F", "grado Fahrenheit", "gradi Fahrenheit"), ("°", "grado", "gradi"),
            Same("Hz", "hertz"), Same("MHz", "megahertz"), Same("GHz", "gigahertz"), Same("KB", "kilobyte"), Same("MB", "megabyte"), Same("GB", "gigabyte"), Same("TB", "terabyte"),
            Same("W", "watt"), Same("kW", "chilowatt"), Same("MW", "megawatt"), ("kWh", "chilowattora", "chilowattora"), Same("V", "volt"), Same("dB", "decibel"), ("ha", "ettaro", "ettari"),
            ("m²", "metro quadrato", "metri quadrati"), ("km²", "chilometro quadrato", "chilometri quadrati"), ("m³", "metro cubo", "metri cubi")),
        Money = Coins(('$', "dollaro", "dollari"), ('€', "euro", "euro"), ('£', "sterlina", "sterline"), ('¥', "yen", "yen")),
        Scales = Words(("k", "mila"), ("mln", "milioni"), ("mld", "miliardi"), ("milione", "milione"), ("milioni", "milioni"), ("miliardo", "miliardo"), ("miliardi", "miliardi"), ("mila", "mila")),
        Months = ["gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"],
        Date = (day, month, year, of) => $"{(day == 1 ? "primo" : Number(day))} {of.Months[month - 1]}{(year > 0 ? " " + Number(year) : "")}",
        Time = (hour, minute) => minute == 0 ? $"ore {hour}" : $"{hour} e {minute}",
        Fractions = Words(("1/2", "un mezzo"), ("½", "un mezzo"), ("1/3", "un terzo"), ("2/3", "due terzi"), ("1/4", "un quarto"), ("¼", "un quarto"), ("3/4", "tre quarti"), ("¾", "tre quarti")),
    };

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
