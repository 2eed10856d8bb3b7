namespace VideoGen.Composition.Planning;

internal sealed partial record PhrasePack
{
    private static readonly PhrasePack German = new()
    {
        OpeningKickers = ["Unser Thema", "Einen Moment für"],
        Openings = ["Unser Thema: {0}.", "Einen Moment für dieses Thema: {0}."],
        Facets =
        [
            new("Zuerst", "Ein Bild im Kopf", "Schließen Sie kurz die Augen. Was sehen Sie zuerst?"),
            new("Dann", "Drei Blickwinkel", "Es gibt drei gute Blickwinkel. Wo es beginnt. Wie es funktioniert. Was es verändert.")
                { Items = ["Wo es beginnt", "Wie es funktioniert", "Was es verändert"] },
            new("Aus der Nähe", "Jedes Detail zählt", "Aus der Nähe zählt jedes Detail. Mit etwas Abstand wird daraus ein Bild."),
            new("In der Zeit", "Eine Linie durch die Zeit", "Und nun durch die Zeit. Gestern. Heute. Morgen.") { Items = ["Gestern", "Heute", "Morgen"] },
        ],
        QuestionFacets =
        [
            new("Nachgedacht", "Es klingt einfach", "Das klingt nach einer einfachen Frage. Einfache Fragen sind oft die besten."),
            new("Zerlegt", "Drei Fragen in einer", "Darin stecken drei Fragen. Was passiert? Wodurch passiert es? Und warum ist es wichtig?")
                { Items = ["Was passiert?", "Wodurch passiert es?", "Warum ist es wichtig?"] },
            new("Neugierig?", "Neugier kommt zuerst", "Jede gute Antwort beginnt gleich: Jemand ist neugierig genug zu fragen."),
            new("Jetzt Sie", "Was vermuten Sie?", "Was vermuten Sie selbst? Behalten Sie es im Kopf."),
        ],
        KeywordHeadline = "Diese Wörter zählen",
        KeywordNarration = "Diese Wörter zählen: {0}.",
        And = " und ",
        ClosingKicker = "Zum Merken",
        QuestionClosingKicker = "Weiter fragen",
        Closings = ["Zum Merken: {0}.", "Beim nächsten Mal genauer hinsehen: {0}."],
        QuestionClosings = ["Also: genau hinsehen und weiter fragen. {0}?"],
    };

    private static readonly PhrasePack French = new()
    {
        OpeningKickers = ["Notre sujet", "Un instant pour"],
        Openings = ["Notre sujet : {0}.", "Un instant pour ce sujet : {0}."],
        Facets =
        [
            new("D'abord", "Une image en tête", "Fermez les yeux un instant. Que voyez-vous en premier ?"),
            new("Ensuite", "Trois façons de voir", "Il y a trois bonnes façons de voir. Où cela commence. Comment cela marche. Ce que cela change.")
                { Items = ["Où cela commence", "Comment cela marche", "Ce que cela change"] },
            new("De près", "Chaque détail compte", "De près, chaque détail compte. De loin, les détails deviennent une image."),
            new("Dans le temps", "Une ligne dans le temps", "Suivez-le dans le temps. Hier. Aujourd'hui. Demain.") { Items = ["Hier", "Aujourd'hui", "Demain"] },
        ],
        QuestionFacets =
        [
            new("Réfléchissons", "Cela semble simple", "La question semble simple. Les questions simples sont souvent les meilleures."),
            new("Pas à pas", "Trois questions en une", "Il y a là trois questions. Que se passe-t-il ? Quelle en est la cause ? Et pourquoi est-ce important ?")
                { Items = ["Que se passe-t-il ?", "Quelle en est la cause ?", "Pourquoi est-ce important ?"] },
            new("Curieux ?", "La curiosité d'abord", "Toute bonne réponse commence ainsi : quelqu'un est assez curieux pour demander."),
            new("À vous", "Votre idée ?", "Et vous, quelle est votre idée ? Gardez-la en tête."),
        ],
        KeywordHeadline = "Gardez ces mots",
        KeywordNarration = "Gardez ces mots en tête : {0}.",
        And = " et ",
        ClosingKicker = "À retenir",
        QuestionClosingKicker = "À vous de chercher",
        Closings = ["À retenir : {0}.", "La prochaine fois, regardez encore : {0}."],
        QuestionClosings = ["Alors, regardez encore et demandez-vous : {0}?"],
    };

    private static readonly PhrasePack Spanish = new()
    {
        OpeningKickers = ["Nuestro tema", "Un momento para"],
        Openings = ["Nuestro tema: {0}.", "Un momento para este tema: {0}."],
        Facets =
        [
            new("Primero", "Una imagen", "Cierra los ojos un segundo. ¿Qué ves primero?"),
            new("Después", "Tres formas de mirar", "Hay tres buenas formas de mirar. Dónde empieza. Cómo funciona. Qué cambia.")
                { Items = ["Dónde empieza", "Cómo funciona", "Qué cambia"] },
            new("De cerca", "Cada detalle cuenta", "De cerca, cada detalle cuenta. De lejos, los detalles forman una imagen."),
            new("En el tiempo", "Una línea en el tiempo", "Ahora, a través del tiempo. Ayer. Hoy. Mañana.") { Items = ["Ayer", "Hoy", "Mañana"] },
        ],
        QuestionFacets =
        [
            new("Piénsalo", "Parece sencilla", "Parece una pregunta sencilla. Las preguntas sencillas suelen ser las mejores."),
            new("Por partes", "Tres preguntas en una", "Son tres preguntas en una. ¿Qué pasa? ¿Qué lo causa? ¿Y por qué importa?")
                { Items = ["¿Qué pasa?", "¿Qué lo causa?", "¿Por qué importa?"] },
            new("¿Curiosidad?", "Primero, la curiosidad", "Toda buena respuesta empieza igual: con alguien que se atreve a preguntar."),
            new("Tu turno", "¿Qué piensas tú?", "¿Y qué piensas tú? Guárdalo en mente."),
        ],
        KeywordHeadline = "Guarda estas palabras",
        KeywordNarration = "Guarda estas palabras: {0}.",
        And = " y ",
        ClosingKicker = "Recuerda",
        QuestionClosingKicker = "Sigue preguntando",
        Closings = ["Recuerda: {0}.", "La próxima vez, mira otra vez: {0}."],
        QuestionClosings = ["Así que mira otra vez y pregunta: {0}?"],
    };
}
