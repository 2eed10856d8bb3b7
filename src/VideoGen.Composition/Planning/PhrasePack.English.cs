namespace VideoGen.Composition.Planning;

internal sealed partial record PhrasePack
{
    private static readonly PhrasePack English = new()
    {
        OpeningKickers = ["Let's talk about", "A short film about", "Take a moment for"],
        Openings = ["Let's talk about {0}.", "A short film about {0}.", "Take a moment for {0}."],
        Facets =
        [
            new("First", "Start with a picture", "Close your eyes. What do you see first?"),
            new("Then", "Three ways to look", "Look at it three ways. Where it begins. How it works. What it changes.")
                { Items = ["Where it begins", "How it works", "What it changes"] },
            new("Up close", "Every detail counts", "Up close, every detail counts. Step back, and the details become a picture."),
            new("In time", "A line through time", "Now follow it through time. Yesterday. Today. Tomorrow.")
                { Items = ["Yesterday", "Today", "Tomorrow"] },
            new("And you", "What is it to you?", "And what is it to you? A memory, a plan, or a question still open?"),
            new("Look again", "The second look", "The first look shows what everybody knows. The second look is where stories start."),
            new("Ask", "Good questions help", "Good questions help. Who is it for? What is it made of? What would be missing without it?")
                { Items = ["Who is it for?", "What is it made of?", "What would be missing?"] },
            new("Share it", "Tell one person", "Tell one person about it today. That is how ideas travel."),
        ],
        QuestionFacets =
        [
            new("Think about it", "It sounds simple", "A simple question. Those are often the best ones."),
            new("Take it apart", "Three questions in one", "Take it apart. What happens? What makes it happen? Why does it matter?")
                { Items = ["What happens?", "What makes it happen?", "Why does it matter?"] },
            new("Look closer", "Look closely first", "First, look closely. What do you notice? What surprises you?"),
            new("Curious?", "Curiosity comes first", "Every good answer starts the same way: with someone curious enough to ask."),
            new("Three steps", "From asking to knowing", "From asking to knowing: observe, compare, try it out.")
                { Items = ["Observe", "Compare", "Try it out"] },
            new("Your turn", "What is your guess?", "What is your own guess? Keep it in mind, and see how close it comes."),
        ],
        KeywordHeadline = "Hold on to these words",
        KeywordNarration = "Hold on to these words: {0}.",
        And = " and ",
        ClosingKicker = "Remember",
        QuestionClosingKicker = "Keep asking",
        Closings = ["Remember it: {0}.", "So, next time, look again at {0}.", "That is the start. The rest of {0} is yours to discover."],
        QuestionClosings = ["Keep asking: {0}?", "Now ask someone else: {0}?"],
    };
}
