using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VideoGen.Data.Users;

namespace VideoGen.Data;

/// <summary>
/// Accounts, for Identity's stores and for sign-in. Jobs are not mapped: their state changes by compare-and-set statements of
/// the job stores alone.
/// </summary>
public sealed class VideoGenDbContext(DbContextOptions<VideoGenDbContext> options) : IdentityUserContext<User, Guid>(options)
{
    public DbSet<RefreshToken> RefreshTokens => Set<RefreshToken>();

    public DbSet<ApiKey> ApiKeys => Set<ApiKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<User>(MapUsers);
        builder.Entity<IdentityUserClaim<Guid>>(claims =>
        {
            claims.ToTable("user_claims");
            SnakeCase(claims);
            claims.Property(c => c.UserId).HasColumnName("owner_id");
        });
        builder.Entity<IdentityUserLogin<Guid>>(logins =>
        {
            logins.ToTable("user_logins");
            SnakeCase(logins);
            logins.Property(l => l.UserId).HasColumnName("owner_id");
        });
        builder.Entity<IdentityUserToken<Guid>>(tokens =>
        {
            tokens.ToTable("user_tokens");
            SnakeCase(tokens);
            tokens.Property(t => t.UserId).HasColumnName("owner_id");
        });
        builder.Entity<RefreshToken>(tokens =>
        {
            tokens.ToTable("refresh_tokens").HasKey(t => t.Id);
            tokens.Property(t => t.Id).ValueGeneratedNever();
            SnakeCase(tokens);
            tokens.HasOne<User>().WithMany().HasForeignKey(t => t.OwnerId);
        });
        builder.Entity<ApiKey>(keys =>
        {
            keys.ToTable("api_keys").HasKey(k => k.Id);
            keys.Property(k => k.Id).ValueGeneratedNever();
            keys.Property(k => k.Scopes).HasColumnType("text[]");
            SnakeCase(keys);
            keys.HasOne<User>().WithMany().HasForeignKey(k => k.OwnerId);
        });
    }

    private static void MapUsers(EntityTypeBuilder<User> users)
    {
        users.ToTable("users");
        users.Property(u => u.Id).ValueGeneratedNever();
        SnakeCase(users);
    }

    private static void SnakeCase<T>(EntityTypeBuilder<T> entity)
        where T : class
    {
        foreach (var property in entity.Metadata.GetProperties())
            property.SetColumnName(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
