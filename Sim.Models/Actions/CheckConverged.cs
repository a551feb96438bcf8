using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>Lets everything drain to a fixed point and judges what is found there; does nothing while no chunk exists.</summary>
/// <param name="Check">How strictly floors are judged.</param>
public sealed record CheckConverged([property: JsonPropertyName("check")] ConvergenceCheck Check) : WorldAction
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "check-converged";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() => $"{Kind} {(Check == ConvergenceCheck.Weak ? "weak" : "strong")}";
}
