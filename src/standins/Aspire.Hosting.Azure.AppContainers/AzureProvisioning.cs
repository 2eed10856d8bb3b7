using System.Collections.ObjectModel;

namespace Azure.Provisioning;

/// <summary>A value of a template: a literal here, or the text of a parameter.</summary>
public sealed class BicepValue<T>
{
    public T? Value { get; private init; }
    internal ProvisioningParameter? Parameter { get; private init; }

    public static implicit operator BicepValue<T>(T value) => new() { Value = value };
    public static implicit operator BicepValue<T>(ProvisioningParameter parameter) => new() { Parameter = parameter };

    public override string ToString() => Parameter is { } parameter ? $"{parameter.Value}" : $"{Value}";
}

public class BicepList<T> : Collection<BicepValue<T>>
{
    public static implicit operator BicepList<T>(List<T> values)
    {
        var list = new BicepList<T>();
        foreach (var value in values)
            list.Add(value);
        return list;
    }

    public void Add(T item) => Add((BicepValue<T>)item);
}

public class BicepDictionary<T> : Dictionary<string, BicepValue<T>>;

public sealed class ProvisioningParameter(string bicepIdentifier, Type type)
{
    public string BicepIdentifier { get; } = bicepIdentifier;
    public Type Type { get; } = type;
    public object? Value { get; set; }
}
