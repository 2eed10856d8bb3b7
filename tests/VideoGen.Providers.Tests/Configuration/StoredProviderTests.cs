using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Shouldly;
using VideoGen.Core.Providers;
using VideoGen.Providers.Configuration;
using VideoGen.Providers.Secrets;
using VideoGen.TestKit.Servers;
using Xunit;

namespace VideoGen.Providers.Tests.Configuration;

public sealed class StoredProviderTests
{
    private const string ApiKey = "sk-very-secret-4711";
    private static readonly string FirstKey = new('a', 40);
    private static readonly string SecondKey = new('b', 40);

    [Fact]
    public void What_is_encrypted_opens_in_its_context_alone()
    {
        var box = Box(FirstKey);

        var sealedText = box.Seal("Grüße 🔑", "row 1");

        box.Open(sealedText, "row 1").ShouldBe("Grüße 🔑");
        box.Open(sealedText, "row 2").ShouldBeNull();
        box.Seal("Grüße 🔑", "row 1").ShouldNotBe(sealedText);
        for (var at = 0; at < sealedText.Length; at++)
        {
            var changed = sealedText.ToArray();
            changed[at] ^= 1;
            box.Open(changed, "row 1").ShouldBeNull($"byte {at}");
        }

        box.Open(sealedText.AsSpan(0, 10), "row 1").ShouldBeNull();
        box.Open([], "row 1").ShouldBeNull();
    }

    [Fact]
    public void A_changed_key_opens_what_its_predecessor_made_and_says_that_it_is_old()
    {
        var before = Box(FirstKey).Seal("x", "c");

        var after = Box(SecondKey, FirstKey);

        (after.Open(before, "c"), after.IsOld(before), after.IsOld(after.Seal("x", "c"))).ShouldBe(("x", true, false));
        Box(SecondKey).Open(before, "c").ShouldBeNull();
        Box("").HasKey.ShouldBeFalse();
    }

    [Fact]
    public void Stored_settings_come_back_whole_and_hold_no_secret_in_the_clear()
    {
        var box = Box(FirstKey);
        var settings = Settings() with
        {
            WebhookUrl = "https://films.example/hook", WebhookSecret = new Secret("whsec_c2VjcmV0"), Seconds = [2.5, 5], Sizes = ["1280x720"],
            Inputs = new Dictionary<string, string> { ["seed"] = "noise" }, Defaults = new Dictionary<string, string> { ["steps"] = "30" },
            Prices = [new PriceSettings { Per = "second", Amount = 0.05m }],
        };

        var entry = SettingsJson.Seal(settings, box);
        var back = SettingsJson.Open(entry, box);

        entry.Settings.ShouldNotContain(ApiKey);
        entry.Settings.ShouldNotContain("whsec");
        entry.Settings.ShouldContain("\"base_url\"");
        System.Text.Encoding.UTF8.GetString(entry.Secrets.Span).ShouldNotContain("sk-very");
        (back.ApiKey.Reveal(), back.WebhookSecret.Reveal()).ShouldBe((ApiKey, "whsec_c2VjcmV0"));
        SettingsJson.Write(back).ShouldBe(entry.Settings);
        back.Prices.ShouldBe(settings.Prices);
        SettingsJson.Read("""{"name":"a","kind":"comfyui"}""").Sizes.ShouldBeEmpty();
    }

    [Fact]
    public void A_key_is_not_sent_to_another_server_by_who_can_write_the_row()
    {
        var box = Box(FirstKey);
        var entry = SettingsJson.Seal(Settings(), box);

        var moved = entry with { Settings = entry.Settings.Replace("llm.example", "evil.example", StringComparison.Ordinal) };

        Should.Throw<SecretsUnreadableException>(() => SettingsJson.Open(moved, box));
        using var pool = Pool(box);
        using var catalog = pool.Rent([moved, SettingsJson.Seal(Settings() with { Name = "other" }, box)]);
        catalog.All.Select(provider => provider.Name).ShouldBe(["other"]);
        catalog.Unusable.Single().Name.ShouldBe("words");
        catalog.Unusable.Single().Reason.ShouldContain("Give its api_key again");
    }

    [Fact]
    public void The_same_settings_are_the_same_provider_and_changed_ones_another()
    {
        var box = Box(FirstKey);
        using var pool = Pool(box);

        using var first = pool.Rent([SettingsJson.Seal(Settings(), box)]);
        using var again = pool.Rent([SettingsJson.Seal(Settings(), box)]);
        using var otherKey = pool.Rent([SettingsJson.Seal(Settings() with { ApiKey = new Secret("sk-other") }, box)]);
        using var otherModel = pool.Rent([SettingsJson.Seal(Settings() with { Model = "m2" }, box)]);

        again.All[0].ShouldBeSameAs(first.All[0]);
        otherKey.All[0].ShouldNotBeSameAs(first.All[0]);
        otherModel.All[0].ShouldNotBeSameAs(first.All[0]);
    }

    [Fact]
    public async Task Providers_that_nobody_uses_go_when_there_are_many_and_those_in_use_stay()
    {
        await using var server = await FakeServer.StartAsync();
        server.On("GET /models", Reply.Json("""{"data":[]}"""));
        using var pool = Pool(Box(FirstKey));
        var settings = Settings() with { BaseUrl = server.Url.ToString().TrimEnd('/') };
        using var used = pool.Rent([settings]);

        for (var i = 0; i < 100; i++) pool.Rent([settings with { Model = $"m{i}" }]).Dispose();

        (await used.All[0].TestAsync(CancellationToken.None)).Error.ShouldBeNull();
        using var again = pool.Rent([settings]);
        again.All[0].ShouldBeSameAs(used.All[0]);
    }

    [Fact]
    public async Task The_configuration_comes_first_and_hides_stored_ones_of_its_names()
    {
        var box = Box(FirstKey);
        var stored = new List<ProviderEntry>();
        stored.AddRange([SettingsJson.Seal(Settings() with { Model = "stored" }, box), SettingsJson.Seal(Settings() with { Name = "b" }, box)]);
        using var pool = Pool(box);
        var options = Options.Create(new ProvidersOptions { Items = [Settings() with { Name = "a" }, Settings() with { Model = "configured" }] });
        var directory = new ProviderDirectory(options, _ => Task.FromResult<IReadOnlyList<ProviderEntry>>([.. stored]), pool, box);

        using var catalog = await directory.RentAsync(CancellationToken.None);
        stored.RemoveAt(1);
        var later = await directory.EntriesAsync(CancellationToken.None);

        catalog.All.Select(provider => (provider.Name, provider.Capability.Model)).ShouldBe([("a", "m"), ("words", "configured"), ("b", "m")]);
        later.Select(entry => entry.Name).ShouldBe(["a", "words"]);
    }

    private static ProviderSettings Settings() => new()
    {
        Name = "words", Kind = ProviderKinds.Chat, BaseUrl = "https://llm.example/v1", ApiKey = new Secret(ApiKey), Model = "m",
    };

    private static SecretBox Box(string key, params string[] former) => new(Options.Create(new SecretsOptions { Key = key, FormerKeys = [.. former] }));

    private static ProviderPool Pool(SecretBox box) =>
        new(new ProviderFactory(TimeProvider.System, NullLogger<ProviderFactory>.Instance), box, NullLogger<ProviderPool>.Instance);
}
