using CsCheck;
using Sim.Engine.Walks;
using Sim.Models.Actions;
using Sim.Models.Chunks;
using Sim.Models.Fetches;
using Sim.Models.World;

namespace Sim.Models.Flood;

/// <summary>The script of a flood: fill, flood, probe, rest.</summary>
public sealed class FloodActions : IActionSource<WorldAction, SchedulerWorld>
{
    private const int HeavyWeight = 12;
    private const int LightWeight = 1;
    private const int LargestKey = 65_535;
    private const double FullEnough = 0.70;
    private const double FloodShare = 0.90;
    private const int MostChunks = 8_192;

    private static readonly Gen<WorldAction> IdleTail = Gen.Const<WorldAction>(new Idle());

    private static readonly Gen<WorldAction> StrongProbe = Gen.Const<WorldAction>(new CheckConverged(ConvergenceCheck.Strong));

    private readonly Gen<WorldAction> _fill;
    private readonly Gen<ChunkPayload> _light;
    private readonly FetchChoices _fetches = new();

    /// <summary>Creates the source for one case.</summary>
    public FloodActions(WorldConfiguration configuration)
    {
        var dataset = configuration.Datasets[0];
        _fill = Chunk(dataset, HeavyWeight).Select(chunk => (WorldAction)new AddChunks([chunk]));
        _light = Chunk(dataset, LightWeight);
    }

    /// <inheritdoc/>
    public void Offer(SchedulerWorld system, ActionChoices<WorldAction> choices)
    {
        if (system.Counters.Probes > 0)
        {
            choices.Add(1, IdleTail);
        }
        else if (system.State.Chunks.Count > 0 && system.EffectiveReplication < system.Pool.ActiveCount)
        {
            choices.Add(3, StrongProbe);
            _fetches.Offer(system, choices);
        }
        else
        {
            choices.Add(1, system.FillRatio < FullEnough ? _fill : Flood(system));
        }
    }

    /// <summary>As many light chunks as fill most of the budget at the floor; on disks of terabytes not more than a walk can carry.</summary>
    private Gen<WorldAction> Flood(SchedulerWorld system)
    {
        var configuration = system.Configuration;
        long existingBytes = 0;
        foreach (var chunk in system.State.Chunks)
        {
            existingBytes += chunk.SizeBytes;
        }

        const long MeanSizeBytes = (ChunkGenerators.SmallestSizeBytes + ChunkGenerators.LargestSizeBytes) / 2;
        var roomBytes = FloodShare * configuration.Saturation * configuration.Workers * configuration.WorkerCapacityBytes / system.Floor;
        var count = (int)Math.Clamp(Math.Floor((roomBytes - existingBytes) / MeanSizeBytes), 1, MostChunks);
        return _light.Array[count].Select(chunks => (WorldAction)new AddChunks([.. chunks]));
    }

    private static Gen<ChunkPayload> Chunk(string dataset, int weight) =>
        Gen.Select(
            Gen.Int[0, LargestKey],
            Gen.Long[ChunkGenerators.SmallestSizeBytes, ChunkGenerators.LargestSizeBytes],
            (key, size) => ChunkGenerators.Payload(dataset, new ChunkKey((ulong)key), size, weight));
}
