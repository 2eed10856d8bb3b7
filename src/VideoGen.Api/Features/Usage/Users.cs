using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using VideoGen.Api.Auth;
using VideoGen.Api.OpenApi;
using VideoGen.Api.Problems;
using VideoGen.Core.Costs;
using VideoGen.Core.Errors;
using VideoGen.Core.Jobs;
using VideoGen.Data.Costs;

namespace VideoGen.Api.Features.Usage;

/// <summary>GET /users and PUT /users/{id}/budget</summary>
internal static partial class Users
{
    private const int Most = 200;
    private const double MostCpuSeconds = 1e9;
    private const decimal MostMoney = 1_000_000;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/users", List)
            .WithName("listUsers").WithTags(Tags.Account)
            .WithSummary("List users with what they have used")
            .WithDescription("For signed-in administrators; the first 200 by e-mail address.")
            .RequireAuthorization(Scopes.Admin)
            .Fails(ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.RateLimited, ErrorCodes.Unavailable);
        api.MapPut("/users/{id}/budget", SetBudget)
            .WithName("setBudget").WithTags(Tags.Account)
            .WithSummary("Set what a user may use in a month")
            .WithDescription("For signed-in administrators. Holds from the next film on; what is null is not limited.")
            .WithMetadata(new RequestExample("""{"money":20,"currency":"USD","cpu_seconds":36000}"""))
            .RequireAuthorization(Scopes.Admin)
            .Fails(ErrorCodes.InvalidRequest, ErrorCodes.Unauthorized, ErrorCodes.Forbidden, ErrorCodes.NotFound, ErrorCodes.TooLarge, ErrorCodes.UnsupportedMediaType,
                ErrorCodes.RateLimited, ErrorCodes.Unavailable);
    }

    internal static async Task<Ok<UserList>> List([Description("Beginning of e-mail addresses; all without it.")] string? email, HttpContext http, BudgetStore budgets) =>
        TypedResults.Ok(new UserList
        {
            Items =
            [
                .. (await budgets.UsersAsync((email ?? "").Replace("\0", "", StringComparison.Ordinal), Most, http.RequestAborted)).Select(user => new UserView
                {
                    Id = user.Id, Email = user.Email, Role = user.Role, CreatedAt = user.CreatedAt, Usage = UsageView.Of(user.Usage),
                }),
            ],
        });

    internal static async Task<Results<Ok<BudgetView>, ProblemResult>> SetBudget(
        [Description("UUID of the account.")] string id, BudgetView body, HttpContext http, BudgetStore budgets, ILoggerFactory logs)
    {
        List<FieldError> faults = [];
        if (body.Money is < 0 or > MostMoney)
            faults.Add(new("money", "must be 0 to 1000000, or null for no limit."));
        if (body.CpuSeconds is < 0 or > MostCpuSeconds)
            faults.Add(new("cpu_seconds", "must be 0 to 1000000000, or null for no limit."));
        if (body.Currency is { } currency && !(currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)))
            faults.Add(new("currency", "must be three capital letters, like USD."));
        if (faults.Count > 0)
            return ProblemResult.Invalid(faults);
        var budget = new Budget { Money = body.Money, Currency = body.Currency ?? "USD", CpuSeconds = body.CpuSeconds };
        if (!Guid.TryParseExact(id, "D", out var user) || !await budgets.SetAsync(new UserId(user), budget, http.RequestAborted))
            return ProblemResult.NotFound();
        LogBudget(logs.CreateLogger(typeof(Users)), http.User.UserId().Value, user, budget.Money, budget.Currency, budget.CpuSeconds);
        return TypedResults.Ok(BudgetView.Of(budget));
    }

    [LoggerMessage(1, LogLevel.Information, "Administrator {Admin} set the budget of user {User}: money {Money} {Currency}, CPU-seconds {CpuSeconds}")]
    private static partial void LogBudget(ILogger logger, Guid admin, Guid user, decimal? money, string currency, double? cpuSeconds);
}
