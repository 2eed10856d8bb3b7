using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using VideoGen.Core.Jobs;
using VideoGen.Data.Scopes;
using VideoGen.Data.Users;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Data.Tests.Scopes;

public sealed class OwnerScopeTests(MigratedDatabase database) : IClassFixture<MigratedDatabase>, IDisposable
{
    private readonly ApiHost _api = ApiHost.On(database);

    public void Dispose() => _api.Dispose();

    [Fact]
    public async Task Interleaved_pooled_contexts_never_show_one_owner_the_rows_of_another()
    {
        var owners = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => database.CreateUserAsync()));
        var leaks = 0;

        await Parallel.ForEachAsync(Enumerable.Range(0, 800), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            var owner = owners[i % owners.Length];
            if (i % 5 == 4)
            {
                (await VisibleUsersAsync(null)).ShouldBeEmpty();
                return;
            }
            var seen = await VisibleUsersAsync(owner);
            if (seen.Count != 1 || seen[0] != owner.Value)
                Interlocked.Increment(ref leaks);
        });

        leaks.ShouldBe(0);
    }

    [Fact]
    public async Task Identitys_store_keeps_users_in_the_identity_scope()
    {
        await using var services = _api.Services.CreateAsyncScope();
        using var scope = services.ServiceProvider.GetRequiredService<IOwnerScope>().EnterIdentity();
        var context = services.ServiceProvider.GetRequiredService<VideoGenDbContext>();
        using var store = new Microsoft.AspNetCore.Identity.EntityFrameworkCore.UserOnlyStore<User, VideoGenDbContext, Guid>(context);
        var user = NewUser();

        (await store.CreateAsync(user)).ShouldBe(IdentityResult.Success);
        var found = (await store.FindByEmailAsync(user.NormalizedEmail!)).ShouldNotBeNull();
        await store.AddClaimsAsync(found, [new("plan", "free")]);
        await store.SetTokenAsync(found, "test", "name", "value", CancellationToken.None);
        await store.AddLoginAsync(found, new UserLoginInfo("github", "42", "GitHub"));
        await store.UpdateAsync(found);
        context.RefreshTokens.Add(new RefreshToken
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), OwnerId = user.Id, Family = user.Id, TokenHash = Guid.NewGuid().ToByteArray().Concat(new byte[16]).ToArray(),
            CreatedAt = TimeProvider.System.GetUtcNow(), ExpiresAt = TimeProvider.System.GetUtcNow().AddDays(1),
        });
        context.ApiKeys.Add(new ApiKey
        {
            Id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()), OwnerId = user.Id, Name = "n", Prefix = "vg_1", KeyHash = Guid.NewGuid().ToByteArray().Concat(new byte[16]).ToArray(),
            Scopes = ["jobs:write"], CreatedAt = TimeProvider.System.GetUtcNow(),
        });
        await context.SaveChangesAsync();

        context.ChangeTracker.Clear();
        (await context.ApiKeys.SingleAsync(k => k.OwnerId == user.Id)).Scopes.ShouldBe(["jobs:write"]);
        (await context.RefreshTokens.CountAsync(t => t.OwnerId == user.Id)).ShouldBe(1);
        (await store.FindByLoginAsync("github", "42")).ShouldNotBeNull().Id.ShouldBe(user.Id);
    }

    [Fact]
    public async Task Inner_scopes_end_with_their_disposal()
    {
        var owner = await database.CreateUserAsync();
        var scope = _api.Services.GetRequiredService<IOwnerScope>();

        using (scope.Enter(owner))
        {
            using (scope.EnterIdentity())
                (await QueryAsync()).Count.ShouldBeGreaterThanOrEqualTo(1);
            (await QueryAsync()).ShouldBe([owner.Value]);
        }
        (await QueryAsync()).ShouldBeEmpty();
    }

    private static User NewUser()
    {
        var id = Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
        var email = $"{id:N}@example.test";
        return new User
        {
            Id = id,
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            SecurityStamp = "s",
            CreatedAt = TimeProvider.System.GetUtcNow(),
        };
    }

    private async Task<List<Guid>> VisibleUsersAsync(UserId? owner)
    {
        using var scope = owner is { } id ? _api.Services.GetRequiredService<IOwnerScope>().Enter(id) : null;
        return await QueryAsync();
    }

    private async Task<List<Guid>> QueryAsync()
    {
        await using var services = _api.Services.CreateAsyncScope();
        return await services.ServiceProvider.GetRequiredService<VideoGenDbContext>().Users.Select(u => u.Id).ToListAsync();
    }
}
