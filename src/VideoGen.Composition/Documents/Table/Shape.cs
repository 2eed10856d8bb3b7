namespace VideoGen.Composition.Documents.Table;

/// <summary>A member of an object.</summary>
/// <param name="Name">As documents write it.</param>
/// <param name="Type">How its value is written.</param>
/// <param name="About">What it does; goes into the schema.</param>
internal sealed record Property(string Name, PropertyType Type, string About)
{
    public bool Required { get; init; }

    /// <summary>May be null, which is the same as leaving it out.</summary>
    public bool Nullable { get; init; }

    /// <summary>What it is when it is left out: a double, a bool or a string. Null when that depends on other things.</summary>
    public object? Default { get; init; }
}

/// <summary>A kind of object: which members it may have.</summary>
internal sealed class Shape
{
    private readonly Dictionary<string, int> _places;

    public Shape(string name, string about, params IEnumerable<Property> properties)
    {
        (Name, About, Properties) = (name, about, [.. properties]);
        _places = Properties.Select((p, i) => (p.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
    }

    public string Name { get; }

    public string About { get; }

    public IReadOnlyList<Property> Properties { get; }

    /// <summary>Place of a property; −1 when there is none of that name.</summary>
    public int Find(string name) => _places.GetValueOrDefault(name, -1);
}
