using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Sim.Engine.Inputs;

/// <summary>
/// Checks a document against the shape that the serializer's metadata describe, before anything is deserialized: so every
/// fault has a position and a reason in plain words, without the names of types.
/// </summary>
internal sealed class JsonShape(JsonSerializerOptions options)
{
    private readonly JsonPathStack _path = new();

    /// <summary>Checks a whole document.</summary>
    /// <exception cref="ShapeFaultException">It does not have the shape.</exception>
    /// <exception cref="JsonException">It is not well-formed.</exception>
    public void Check(ReadOnlySpan<byte> document, Type type)
    {
        var reader = new Utf8JsonReader(document, new JsonReaderOptions { MaxDepth = options.MaxDepth });
        reader.Read();
        CheckValue(ref reader, type, isNullable: false);
        reader.Read();
    }

    private void CheckValue(ref Utf8JsonReader reader, Type declaredType, bool isNullable, bool hasNullableItems = false)
    {
        var type = Nullable.GetUnderlyingType(declaredType) ?? declaredType;
        if (reader.TokenType == JsonTokenType.Null)
        {
            Demand(ref reader, isNullable, "null is not allowed here");
            return;
        }

        var info = options.GetTypeInfo(type);
        switch (info.Kind)
        {
            case JsonTypeInfoKind.Object:
                Demand(ref reader, reader.TokenType == JsonTokenType.StartObject, $"an object is expected, this is {Found(ref reader)}");
                CheckObject(ref reader, info);
                break;
            case JsonTypeInfoKind.Enumerable:
                Demand(ref reader, reader.TokenType == JsonTokenType.StartArray, $"a list is expected, this is {Found(ref reader)}");
                CheckList(ref reader, info.ElementType!, hasNullableItems);
                break;
            case JsonTypeInfoKind.Dictionary:
                Demand(ref reader, reader.TokenType == JsonTokenType.StartObject, $"an object is expected, this is {Found(ref reader)}");
                CheckDictionary(ref reader, info.ElementType!);
                break;
            default:
                CheckScalar(ref reader, type);
                break;
        }
    }

    private void CheckList(ref Utf8JsonReader reader, Type elementType, bool hasNullableItems)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            _path.PushIndex(index);
            CheckValue(ref reader, elementType, hasNullableItems || IsNullableValue(elementType));
            _path.Pop();
        }
    }

    private void CheckDictionary(ref Utf8JsonReader reader, Type elementType)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Read(ref reader);
            Demand(ref reader, seen.Add(name), $"member \"{name}\" stands twice");
            _path.PushMember(name);
            reader.Read();
            CheckValue(ref reader, elementType, IsNullableValue(elementType));
            _path.Pop();
        }
    }

    private void CheckObject(ref Utf8JsonReader reader, JsonTypeInfo declared)
    {
        var start = reader.TokenStartIndex;
        var (info, discriminator) = ActualShape(reader, declared);
        var members = info.Properties.Where(IsReadable).ToDictionary(member => member.Name, StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonText.Read(ref reader);
            Demand(ref reader, seen.Add(name), $"member \"{name}\" stands twice");
            var isKnown = members.TryGetValue(name, out var member);
            Demand(ref reader, isKnown || name == discriminator, $"unknown member \"{name}\"");
            _path.PushMember(name);
            reader.Read();
            if (isKnown)
            {
                CheckValue(ref reader, member!.PropertyType, IsNullable(member), HasNullableItems(member));
            }

            _path.Pop();
        }

        foreach (var member in info.Properties)
        {
            if (IsRequired(member) && !seen.Contains(member.Name))
            {
                throw Fault(start, $"member \"{member.Name}\" is missing");
            }
        }
    }

    /// <summary>The shape that the discriminator chooses, wherever in the object it stands; the declared one if there is none.</summary>
    private (JsonTypeInfo Shape, string? Discriminator) ActualShape(Utf8JsonReader reader, JsonTypeInfo declared)
    {
        if (declared.PolymorphismOptions is not { } choices)
        {
            return (declared, null);
        }

        var discriminator = choices.TypeDiscriminatorPropertyName;
        var start = reader.TokenStartIndex;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var isDiscriminator = JsonText.Read(ref reader) == discriminator;
            reader.Read();
            if (!isDiscriminator)
            {
                reader.Skip();
                continue;
            }

            _path.PushMember(discriminator);
            Demand(ref reader, reader.TokenType == JsonTokenType.String, $"a text is expected, this is {Found(ref reader)}");
            var kind = JsonText.Read(ref reader);
            var chosen = choices.DerivedTypes.FirstOrDefault(derived => kind.Equals(derived.TypeDiscriminator as string, StringComparison.Ordinal));
            Demand(ref reader, chosen.DerivedType is not null, $"unknown \"{discriminator}\": \"{kind}\"");
            _path.Pop();
            return (options.GetTypeInfo(chosen.DerivedType!), discriminator);
        }

        throw Fault(start, $"member \"{discriminator}\" is missing");
    }

    private void CheckScalar(ref Utf8JsonReader reader, Type type)
    {
        switch (Type.GetTypeCode(type))
        {
            case TypeCode.String:
                Demand(ref reader, reader.TokenType == JsonTokenType.String, $"a text is expected, this is {Found(ref reader)}");
                break;
            case TypeCode.Boolean:
                Demand(
                    ref reader,
                    reader.TokenType is JsonTokenType.True or JsonTokenType.False,
                    $"true or false is expected, this is {Found(ref reader)}");
                break;
            case TypeCode.Int32 when !type.IsEnum:
                CheckWhole(ref reader, int.MinValue, int.MaxValue);
                break;
            case TypeCode.Int64 when !type.IsEnum:
                CheckWhole(ref reader, long.MinValue, long.MaxValue);
                break;
            case TypeCode.Double:
                Demand(
                    ref reader,
                    reader.TokenType == JsonTokenType.Number && double.IsFinite(reader.GetDouble()),
                    $"a number is expected, this is {Found(ref reader)}");
                break;
            default:
                // A type with a converter of its own: the converter judges.
                reader.Skip();
                break;
        }
    }

    private void CheckWhole(ref Utf8JsonReader reader, long least, long greatest)
    {
        var isWhole = reader.TokenType == JsonTokenType.Number
            && reader.TryGetInt64(out var value)
            && value >= least
            && value <= greatest;
        if (!isWhole)
        {
            throw Fault(reader.TokenStartIndex, string.Create(
                CultureInfo.InvariantCulture, $"a whole number from {least} to {greatest} is expected, this is {Found(ref reader)}"));
        }
    }

    private void Demand(ref Utf8JsonReader reader, bool condition, string reason)
    {
        if (!condition)
        {
            throw Fault(reader.TokenStartIndex, reason);
        }
    }

    private ShapeFaultException Fault(long byteOffset, string reason) => new(byteOffset, _path.ToString(), reason);

    private static bool IsReadable(JsonPropertyInfo member) => member.Set is not null || member.AssociatedParameter is not null;

    private static bool IsRequired(JsonPropertyInfo member) =>
        member.IsRequired || member.AssociatedParameter is { HasDefaultValue: false };

    private static bool IsNullable(JsonPropertyInfo member) =>
        IsNullableValue(member.PropertyType) || (!member.PropertyType.IsValueType && member.IsSetNullable && !IsOpen(member));

    /// <summary>Whether the member is declared as a type parameter, which says nothing of null, and so counts as not null.</summary>
    private static bool IsOpen(JsonPropertyInfo member) =>
        member.AttributeProvider is PropertyInfo { DeclaringType: { IsGenericType: true } declaring } property
        && declaring.GetGenericTypeDefinition().GetProperty(property.Name)?.PropertyType.IsGenericParameter == true;

    /// <summary>Whether the member is a list whose items may be null, as its annotations say; a type parameter says nothing and counts as not null.</summary>
    private static bool HasNullableItems(JsonPropertyInfo member) =>
        member.AttributeProvider is PropertyInfo property
        && !HasOpenItems(property)
        && new NullabilityInfoContext().Create(property).GenericTypeArguments is [{ ReadState: NullabilityState.Nullable }];

    private static bool HasOpenItems(PropertyInfo property)
    {
        var declaring = property.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericTypeDefinition() : property.DeclaringType;
        return declaring?.GetProperty(property.Name)?.PropertyType.GenericTypeArguments is [{ IsGenericParameter: true }];
    }

    private static bool IsNullableValue(Type type) => Nullable.GetUnderlyingType(type) is not null;

    private static string Found(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "a text",
        JsonTokenType.Number => $"the number {System.Text.Encoding.UTF8.GetString(reader.ValueSpan)}",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        _ => "null",
    };
}
