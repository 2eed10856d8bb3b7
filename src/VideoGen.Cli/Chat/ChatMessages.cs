using VideoGen.Cli.Jobs;

namespace VideoGen.Cli.Chat;

/// <summary>Body of POST /api/v1/chat/{id}.</summary>
internal sealed record ChatRequest(string Message, bool Apply);

/// <summary>What the server answers to a message, as far as the command needs it.</summary>
internal sealed record ChatAnswer(ChatMessage Message, ChatFilm Film);

internal sealed record ChatMessage(string State, IReadOnlyList<string> Reply, IReadOnlyList<string> NotUnderstood);

internal sealed record ChatFilm(int Version, JobView Job);
