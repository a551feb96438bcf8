using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Profiles;
using Sim.Models.World;

namespace Sim.Models.Shrinking;

/// <summary>
/// Walks with a strictly simpler configuration: fewer workers, no unused spare ones, fewer portals, the full quorum,
/// no retention, no limit of leaps, the usual edges, dense keys, unknown versions, reliable workers, a lower floor; and last, keys renumbered from 1 in the order in which they appear.
/// </summary>
public static class WalkSimplifier
{
    /// <summary>The simpler walks, simplest first within each concern.</summary>
    public static IEnumerable<Walk<WorldConfiguration, WorldAction>> Simpler(Walk<WorldConfiguration, WorldAction> walk)
    {
        var configuration = walk.Configuration;
        if (configuration.SpareWorkers > 0)
        {
            yield return Resized(walk, configuration.Workers, 0);
            yield return Resized(walk, configuration.Workers, configuration.SpareWorkers - 1);
        }

        if (configuration.Workers > 1)
        {
            yield return Resized(walk, configuration.Workers - 1, configuration.SpareWorkers);
        }

        if (configuration.PortalCount > 1)
        {
            yield return WithPortals(walk, 1);
            yield return WithPortals(walk, configuration.PortalCount - 1);
        }

        foreach (var simpler in SimplerSettings(configuration))
        {
            yield return walk with { Configuration = simpler };
        }

        if (KeyRenumbering.Renumber(walk.Steps) is { } renumbered)
        {
            yield return walk with { Steps = renumbered };
        }
    }

    private static IEnumerable<WorldConfiguration> SimplerSettings(WorldConfiguration configuration)
    {
        if (configuration.ConfirmThresholdPercent != 100)
        {
            yield return configuration with { ConfirmThresholdPercent = 100 };
        }

        if (configuration.RetentionTicks != 0)
        {
            yield return configuration with { RetentionTicks = 0 };
        }

        if (configuration.LeapLimitTicks is not null)
        {
            yield return configuration with { LeapLimitTicks = null };
        }

        if (configuration.Edges is not null)
        {
            yield return configuration with { Edges = null };
        }

        if (configuration.KeyGap is not null)
        {
            yield return configuration with { KeyGap = null };
        }

        if (configuration.IgnoreReliability is not null || configuration.WorkerStatuses is not null)
        {
            yield return configuration with { IgnoreReliability = null, WorkerStatuses = null };
        }

        if (configuration.WorkerVersions is not null)
        {
            yield return configuration with { WorkerVersions = null };
        }

        for (var floor = 1; floor < configuration.MinReplication; floor++)
        {
            yield return configuration with { MinReplication = floor };
        }

        if (configuration.WorkerCapacityBytes > ConfigurationDraw.DefaultCapacityBytes)
        {
            yield return configuration with { WorkerCapacityBytes = ConfigurationDraw.DefaultCapacityBytes };
        }
    }

    private static Walk<WorldConfiguration, WorldAction> Resized(Walk<WorldConfiguration, WorldAction> walk, int workers, int spare)
    {
        var configuration = walk.Configuration with
        {
            Workers = workers,
            SpareWorkers = spare,
            WorkerVersions = walk.Configuration.WorkerVersions?.Take(workers + spare).ToArray(),
            WorkerStatuses = walk.Configuration.WorkerStatuses?.Take(workers + spare).ToArray(),
        };
        return new(configuration, [.. walk.Steps.Where(step => ((step as IAboutWorker)?.AboutWorker ?? 0) < configuration.PoolSize)]);
    }

    private static Walk<WorldConfiguration, WorldAction> WithPortals(Walk<WorldConfiguration, WorldAction> walk, int portals) =>
        new(walk.Configuration with { Portals = portals == 1 ? null : portals }, [.. walk.Steps.Where(step => ((step as IAboutPortal)?.AboutPortal ?? 0) < portals)]);
}
