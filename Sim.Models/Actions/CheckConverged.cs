using System.Text.Json.Serialization;
using Sim.Models.World;

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

    internal override bool IsEnabledIn(SchedulerWorld world) => world.State.Chunks.Count > 0;

    internal override async ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (world.State.Chunks.Count == 0)
        {
            world.Outcome = "no chunk exists";
            return;
        }

        await new ConvergenceProbe(world).RunAsync(Check, cancellationToken);
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => Check == ConvergenceCheck.Strong ? [new CheckConverged(ConvergenceCheck.Weak)] : [];
}
