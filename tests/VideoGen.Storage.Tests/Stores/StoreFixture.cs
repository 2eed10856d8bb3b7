using System.Text.RegularExpressions;
using Xunit;

namespace VideoGen.Storage.Tests.Stores;

/// <summary>One adapter with what its presigned URLs are sent to.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    public IObjectStore Store { get; protected set; } = null!;      // set by InitializeAsync, which xunit awaits first

    /// <summary>A store of the same place whose secret is another.</summary>
    public IObjectStore Impostor { get; protected set; } = null!;

    public HttpClient Http { get; protected set; } = null!;

    /// <summary>The expiry in a URL's query; group 1 is its number.</summary>
    public abstract Regex Expiry { get; }

    /// <summary>The signature in a URL's query; group 1 is its value.</summary>
    public abstract Regex Signature { get; }

    /// <summary>A response header override in a URL's query; group 1 is its value.</summary>
    public abstract Regex Override { get; }

    /// <summary>The URL of an object without any permission in it.</summary>
    public abstract string Bare(string key);

    public abstract Task InitializeAsync();

    public abstract Task DisposeAsync();
}
