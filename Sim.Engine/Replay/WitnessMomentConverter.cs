using System.Text.Json;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;

namespace Sim.Engine.Replay;

/// <summary>Reads and writes a <see cref="WitnessMoment"/> as a number, <c>"end"</c> or <c>"any"</c>.</summary>
internal sealed class WitnessMomentConverter : JsonConverter<WitnessMoment>
{
    /// <inheritdoc/>
    public override WitnessMoment Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var step) && step >= 0)
        {
            return WitnessMoment.After(step);
        }

        var word = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return word switch
        {
            "any" => WitnessMoment.Any,
            "end" => WitnessMoment.End,
            _ => throw new InputValueException("the number of a step, \"any\" or \"end\" is expected"),
        };
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WitnessMoment value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        if (value.Step is { } step)
        {
            writer.WriteNumberValue(step);
        }
        else
        {
            writer.WriteStringValue(value.ToString());
        }
    }
}
