using System.Text.Json;
using VideoGen.Composition.Documents.Table;

namespace VideoGen.Composition.Documents.Reading;

/// <summary>The members of an object, checked against its shape: unknown, double, missing and null ones are reported when it is opened.</summary>
internal sealed class Fields
{
    private readonly JsonElement[] _members;
    private readonly JsonPath?[] _paths;

    private Fields(ReadingContext context, Shape shape, JsonPath path)
    {
        (Context, Shape, Path) = (context, shape, path);
        _members = new JsonElement[shape.Properties.Count];
        _paths = new JsonPath?[_members.Length];
    }

    public ReadingContext Context { get; }

    public Shape Shape { get; }

    public JsonPath Path { get; }

    /// <summary>An object's members; null when it is no object, which has been said.</summary>
    public static Fields? Open(ReadingContext context, JsonElement element, string shape, JsonPath path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            context.Wrong(path, TimelineCodes.WrongType, $"This must be an object; it is {Value.Describe(element)}.", "Write { … }.");
            return null;
        }

        var fields = new Fields(context, DocumentTable.Of(shape), path);
        foreach (var member in element.EnumerateObject()) fields.Put(member);
        for (var i = 0; i < fields._members.Length; i++)
        {
            var property = fields.Shape.Properties[i];
            if (property.Required && fields._members[i].ValueKind == JsonValueKind.Undefined && fields._paths[i] is null)
                context.Wrong(path.Member(property.Name), TimelineCodes.Missing, $"\"{property.Name}\" is missing.", $"Add it. {property.About}");
        }

        return fields;
    }

    /// <summary>Whether a member is there with a value.</summary>
    public bool Has(string name) => _members[Place(name)].ValueKind != JsonValueKind.Undefined;

    /// <summary>Whether a member is there and null.</summary>
    public bool IsNull(string name) => !Has(name) && _paths[Place(name)] is not null && Property(name).Nullable;

    public JsonPath PathOf(string name) => _paths[Place(name)] ?? Path.Member(name);

    public Property Property(string name) => Shape.Properties[Place(name)];

    /// <summary>A member's value with variables filled in; null when it is absent or cannot be used.</summary>
    public Value? Take(string name) => Has(name) ? Value.Of(Context, _members[Place(name)], PathOf(name)) : null;

    /// <summary>A member as written.</summary>
    public JsonElement Raw(string name) => _members[Place(name)];

    /// <summary>A member that is an object.</summary>
    public Fields? Object(string name, string shape) => Has(name) ? Open(Context, Raw(name), shape, PathOf(name)) : null;

    /// <summary>The items of a member that is a list; empty when it is absent or no list.</summary>
    public IEnumerable<(JsonElement Element, JsonPath Path)> Items(string name)
    {
        if (!Has(name)) return [];
        var list = (PropertyType.List)(Property(name).Type is PropertyType.Either either ? either.Forms.First(f => f is PropertyType.List) : Property(name).Type);
        return Lists.Items(Context, Raw(name), PathOf(name), list.Least, list.Most);
    }

    private int Place(string name)
    {
        var place = Shape.Find(name);
        return place >= 0 ? place : throw new InvalidOperationException($"The table has no {Shape.Name}.{name}.");
    }

    private void Put(JsonProperty member)
    {
        if (Value.NameOf(member) is not { } name)
        {
            Context.Wrong(Path, TimelineCodes.BadText, "A member's name has half of a surrogate pair.", "Take it out.");
            return;
        }

        var place = Shape.Find(name);
        var path = Path.Member(name);
        if (place < 0)
        {
            Context.Wrong(path, TimelineCodes.UnknownMember, $"\"{JsonPath.Shown(name)}\" is not known here.", Nearest.Hint(name, [.. Shape.Properties.Select(p => p.Name)]));
            return;
        }

        if (_paths[place] is not null)
        {
            Context.Wrong(path, TimelineCodes.DuplicateMember, $"\"{name}\" is there twice.", "Keep one.");
            return;
        }

        _paths[place] = path;
        if (member.Value.ValueKind != JsonValueKind.Null) _members[place] = member.Value;
        else if (!Shape.Properties[place].Nullable) Context.Wrong(path, TimelineCodes.NullValue, $"\"{name}\" must not be null.", "Give it a value or leave it out.");
    }
}
