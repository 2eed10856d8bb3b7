using Microsoft.Extensions.Logging;
using VideoGen.Core.Errors;
using VideoGen.Providers.Capabilities;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Http;
using VideoGen.Providers.Requests;
using VideoGen.Providers.Tickets;

namespace VideoGen.Providers;

/// <summary>What all adapters share: the check before anything is sent, tickets, copies, tests of the connection.</summary>
internal abstract class HttpProvider : IProvider, IDisposable
{
    private readonly ILogger logger;

    protected HttpProvider(ProviderSettings settings, WireRules rules, ProviderContext context)
    {
        Settings = settings;
        Time = context.Time;
        logger = context.Logger;
        Http = new ProviderHttp(settings, rules, context);
    }

    public string Name => Settings.Name;

    public abstract Capability Capability { get; }

    protected ProviderSettings Settings { get; }

    protected TimeProvider Time { get; }

    protected ILogger Logger => logger;

    protected internal ProviderHttp Http { get; }

    public async Task<Creation> CreateAsync(ProviderRequest request, CancellationToken ct)
    {
        var problems = RequestRules.Check(request, Capability);
        if (problems.Count == 0) problems = [.. MoreProblems(request)];
        if (problems.Count > 0) return Creation.Of(problems);
        var creation = await StartAsync(request, ct);
        if (creation.Ticket is { } ticket) logger.Took(Name, ticket.RemoteId);
        return creation;
    }

    public abstract Task<Reading> GetAsync(Ticket ticket, CancellationToken ct);

    public virtual Task<ProviderError?> CancelAsync(Ticket ticket, CancellationToken ct) =>
        Task.FromResult<ProviderError?>(new ProviderError(ProviderFault.InvalidRequest, $"{Name} can't cancel: what it has begun, it ends."));

    public virtual Task<FetchOutcome> FetchAsync(RemoteResult result, Stream destination, FetchLimits limits, CancellationToken ct) =>
        new Fetcher(Http).FetchAsync(result, destination, limits, ct);

    public async Task<ConnectionTest> TestAsync(CancellationToken ct)
    {
        var start = Time.GetTimestamp();
        var (error, detail) = await ProbeAsync(ct);
        return new ConnectionTest(error, Time.GetElapsedTime(start), detail is null ? null : Http.Errors.Words(detail));
    }

    public virtual void Dispose() => Http.Dispose();

    /// <summary>Sends the request, which has been checked.</summary>
    protected abstract Task<Creation> StartAsync(ProviderRequest request, CancellationToken ct);

    /// <summary>Asks for something free.</summary>
    protected abstract Task<(ProviderError? Error, string? Detail)> ProbeAsync(CancellationToken ct);

    /// <summary>What this wire refuses beyond the capability.</summary>
    protected virtual IEnumerable<FieldError> MoreProblems(ProviderRequest request) => [];

    protected Ticket TicketFor(ProviderRequest request, string remoteId, Uri? status = null, Uri? result = null, Uri? cancel = null) => new()
    {
        Provider = Name,
        Model = Capability.Model,
        Kind = request.Kind,
        RemoteId = remoteId,
        Key = request.Key,
        CreatedAt = Time.GetUtcNow(),
        StatusUrl = status,
        ResultUrl = result,
        CancelUrl = cancel,
    };

    /// <summary>The provider took it, and says nothing that we can follow it by.</summary>
    protected static Creation WithoutId() =>
        Creation.Of(new ProviderError(ProviderFault.BadAnswer, "The provider took the request and gave no id to follow it by.") { Spending = Spending.Maybe });

    /// <summary>An id as a part of a path; ids come from outside.</summary>
    protected static string Escape(string id) => Uri.EscapeDataString(id);

    /// <summary>What the configuration says about a model, over what is usual for its wire.</summary>
    protected static Capability Configured(ProviderSettings settings, Capability usual) => usual with
    {
        Concurrency = settings.Concurrency,
        Paid = settings.Prices.Count > 0 || settings.BaseUrl.Length == 0,
        Sizes = settings.Sizes.Count == 0 ? usual.Sizes : new SizeRule { Only = [.. settings.Sizes.Select(text => FrameSize.Parse(text)!.Value)] }, // Checked with the settings.
        Seconds = settings.Seconds.Count == 0 ? usual.Seconds : new DurationRule { Only = [.. settings.Seconds.Order()] },
        Fps = settings.Fps.Count == 0 ? usual.Fps : [.. settings.Fps],
        Prices = [.. settings.Prices.Select(price => new Price(PriceSettings.Unit(price.Per)!.Value, price.Amount, price.Currency))], // Checked too.
    };
}
