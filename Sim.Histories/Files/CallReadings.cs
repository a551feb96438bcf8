using Sim.Histories.Models;

namespace Sim.Histories.Files;

/// <summary>How each model's calls are written.</summary>
internal static class CallReadings
{
    /// <summary>A comparison that fails says that the value was another one, and that is an answer.</summary>
    public static CallReading<RegisterCall<string?>, RegisterAnswer<string?>> Register { get; } = new(
        ["read", "write", "cas"],
        line => line.Function switch
        {
            "read" => new RegisterCall<string?>.Read(),
            "write" => new RegisterCall<string?>.Write(ValueText.OrNull(line.Value)),
            _ => line.Value is object?[] { Length: 2 } pair
                ? new RegisterCall<string?>.CompareAndSet(ValueText.OrNull(pair[0]), ValueText.OrNull(pair[1]))
                : throw new FormatException($":cas takes two values, [expected new], not {ValueText.Of(line.Value)}"),
        },
        (call, line) => call is RegisterCall<string?>.Read ? RegisterAnswer<string?>.Of(ValueText.OrNull(line.Value)) : RegisterAnswer<string?>.Done,
        (call, line) => call is RegisterCall<string?>.CompareAndSet && line.Value is object?[]? RegisterAnswer<string?>.Differs : null);

    /// <summary>The map of texts.</summary>
    public static CallReading<MapCall, MapAnswer> Map { get; } = new(
        ["get", "put", "append"],
        line => (line.Function, line.Key, ValueText.OrNull(line.Value)) switch
        {
            (_, null, _) => throw new FormatException(":key is missing"),
            ("get", var key, _) => new MapCall.Get(key),
            (_, _, null) => throw new FormatException($":{line.Function} needs a value"),
            ("put", var key, var value) => new MapCall.Put(key, value),
            (_, var key, var value) => new MapCall.Append(key, value),
        },
        (call, line) => line.Key is not null && line.Key != call.Key
            ? throw new FormatException($"the answer is about key {line.Key}, the call was about {call.Key}")
            : call is MapCall.Get ? MapAnswer.Of(ValueText.OrNull(line.Value)) : MapAnswer.Done,
        (_, _) => null);
}
