using System.Globalization;
using System.Text.Json.Serialization;
using Sim.Engine.Inputs;
using Sim.Models.Walks;
using Sim.Models.World;
using Sim.Oracles;

namespace Sim.Models.Actions;

/// <summary>A portal asks for the latest assignment.</summary>
/// <param name="Succeeds">Whether it gets an answer.</param>
/// <param name="Portal">Number of the portal, from 0.</param>
public sealed record PortalFetch(
    [property: JsonPropertyName("succeeds")] bool Succeeds,
    [property: JsonPropertyName("portal"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Portal = 0) : WorldAction, IAboutPortal
{
    /// <summary>The kind in walk files.</summary>
    public const string Kind = "portal-fetch";

    /// <inheritdoc/>
    [JsonIgnore]
    public override string KindName => Kind;

    /// <inheritdoc/>
    public override string Describe() =>
        string.Create(CultureInfo.InvariantCulture, $"{Kind} {(Succeeds ? "ok" : "missed")}{(Portal == 0 ? "" : $" portal {Portal}")}");

    /// <inheritdoc/>
    int? IAboutPortal.AboutPortal => Portal;

    internal override bool IsEnabledIn(SchedulerWorld world) => world.LatestPortalAssignment is not null;

    internal override ValueTask PerformAsync(SchedulerWorld world, CancellationToken cancellationToken)
    {
        if (Succeeds && world.LatestPortalAssignment is { } assignment)
        {
            world.Route(Portal, new PortalSnapshot(assignment, world.PortalTime, assignment.ConfirmedUpTo));
        }
        else
        {
            world.Outcome = "nothing fetched";
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public override IEnumerable<WorldAction> Simpler() => Portal > 0 ? [this with { Portal = 0 }] : [];

    internal override IEnumerable<InputFault> FaultsIn(WorldConfiguration config, string path) => WalkFaults.AmongPortals(Portal, path, config);
}
