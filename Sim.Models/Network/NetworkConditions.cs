using CsCheck;
using Sim.Engine.Randomness;
using Sim.Models.Draws;
using Sim.Models.World;

namespace Sim.Models.Network;

/// <summary>The clocks, latencies and bandwidths of one timed case. Arrays have one entry per machine of the pool, or per portal.</summary>
public sealed record NetworkConditions
{
    /// <summary>How many of a hundred cases are timed.</summary>
    public const int TimedPercent = 25;

    private static readonly Gen<long> PortalPeriod = Gen.Frequency(
        (3, Gen.Long[1, 4]), (2, Gen.Long[5, 9]), (1, Gen.Const(40L)), (1, Gen.Const(100_000L)));

    private static readonly Gen<long> WorkerPeriod = Gen.Frequency((5, Gen.Long[1, 4]), (1, Gen.Long[10, 25]));

    private static readonly Gen<long> Bandwidth = AnyOf.Values<long>(8 << 20, 8 << 20, 1 << 20, 1 << 19, 1 << 18);

    /// <summary>Ticks between two polls of a worker.</summary>
    public required long[] WorkerPeriodTicks { get; init; }

    /// <summary>Ticks between two polls of a portal.</summary>
    public required long[] PortalPeriodTicks { get; init; }

    /// <summary>Bytes that a worker downloads per tick.</summary>
    public required long[] BytesPerTick { get; init; }

    /// <summary>Ticks from a poll to the arrival of its answer.</summary>
    public required Gen<long> LatencyTicks { get; init; }

    /// <summary>Percent of the answers that never arrive.</summary>
    public required int LostPercent { get; init; }

    /// <summary>Percent of the answers that arrive twice.</summary>
    public required int DoubledPercent { get; init; }

    /// <summary>Ticks between two cycles beside those that other actions run.</summary>
    public required long CyclePeriodTicks { get; init; }

    /// <summary>Ticks between two actions of people.</summary>
    public required long WorkloadPeriodTicks { get; init; }

    /// <summary>Ticks between two departures; 0 if there are none.</summary>
    public required long DeparturePeriodTicks { get; init; }

    /// <summary>Ticks until a departure is noticed.</summary>
    public required long DetectionTicks { get; init; }

    /// <summary>Draws whether a case is timed, and its conditions; null if it is not.</summary>
    /// <param name="poolSize">Number of machines.</param>
    /// <param name="hasDepartures">Whether workers depart.</param>
    /// <param name="stream">The stream of this concern.</param>
    public static NetworkConditions? Draw(int poolSize, bool hasDepartures, RandomStream stream)
    {
        if (stream.Next(100) >= TimedPercent)
        {
            return null;
        }

        return new NetworkConditions
        {
            WorkerPeriodTicks = stream.Draw(WorkerPeriod.Array[poolSize]),
            PortalPeriodTicks = stream.Draw(PortalPeriod.Array[1, 4]),
            BytesPerTick = stream.Draw(Bandwidth.Array[poolSize]),
            LatencyTicks = Latency(stream.Draw(AnyOf.Values(1L, 3L, 8L))),
            LostPercent = stream.Draw(AnyOf.Values(0, 5, 20)),
            DoubledPercent = stream.Draw(AnyOf.Values(0, 10, 30)),
            CyclePeriodTicks = stream.Draw(Gen.Long[1, 9]),
            WorkloadPeriodTicks = stream.Draw(Gen.Long[2, 12]),
            DeparturePeriodTicks = hasDepartures ? stream.Draw(Gen.Long[15, 60]) : 0,
            DetectionTicks = stream.Draw(AnyOf.Values(1L, 4L, 8L, 20L)),
        };
    }

    /// <summary>A configuration as this case has it.</summary>
    public WorldConfiguration ApplyTo(WorldConfiguration configuration) => configuration with
    {
        DepartureDetectionTicks = DetectionTicks,
        Portals = PortalPeriodTicks.Length > 1 ? PortalPeriodTicks.Length : null,
    };

    /// <summary>Mostly up to a usual latency, sometimes four times as much, seldom so much that several polls overtake it.</summary>
    private static Gen<long> Latency(long usualTicks) =>
        Gen.Frequency((7, Gen.Long[0, usualTicks]), (2, Gen.Long[0, 4 * usualTicks]), (1, Gen.Long[0, 30]));
}
