using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Asks for several replacements at once, all or nothing, then a cycle runs. Corrections of chunks that are not stored are left out.</summary>
/// <param name="Corrections">The corrections, in order; they may belong to several datasets.</param>
public sealed record CorrectBatch([property: JsonPropertyName("corrections")] ImmutableArray<BatchedCorrection> Corrections) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "correct-batch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => Corrections.IsEmpty ? $"{Kind} none" : $"{Kind} {string.Join(", ", Corrections)}";
}
