using Scheduler.Core.Placement;
using Sim.Engine.Randomness;

namespace Sim.Models.Measuring;

/// <summary>One change of a fleet at rest.</summary>
/// <param name="Name">As tables show it.</param>
/// <param name="Change">Applies the change to a fleet that holds what it was told to hold.</param>
public sealed record FleetEvent(string Name, Func<PlacementInput, ulong, PlacementInput> Change)
{
    /// <summary>One worker of a hundred is another one, and what the leavers held is gone.</summary>
    public static FleetEvent WorkersReplaced { get; } =
        new("1 % of workers replaced", static (fleet, seed) => ChangeWorkers(fleet, seed, leavePercent: 1, joinPercent: 1));

    /// <summary>One chunk more for a hundred, which nobody holds.</summary>
    public static FleetEvent ChunksAdded { get; } = new("1 % more chunks", static (fleet, seed) => Grow(fleet, seed, percent: 1));

    /// <summary>Two chunks more for a hundred, for which the targets of others fall.</summary>
    public static FleetEvent TwoPercentAdded { get; } = new("2 % more chunks", static (fleet, seed) => Grow(fleet, seed, percent: 2));

    /// <summary>The changes that the quality table shows.</summary>
    public static IReadOnlyList<FleetEvent> All { get; } =
    [
        new("nothing", static (fleet, _) => fleet),
        WorkersReplaced,
        new("1 % of workers join", static (fleet, seed) => ChangeWorkers(fleet, seed, leavePercent: 0, joinPercent: 1)),
        new("1 % of workers leave", static (fleet, seed) => ChangeWorkers(fleet, seed, leavePercent: 1, joinPercent: 0)),
        ChunksAdded,
        TwoPercentAdded,
        new("saturation 0.95 to 0.90", static (fleet, _) => Saturate(fleet, 0.90)),
        new("saturation 0.95 to 0.99", static (fleet, _) => Saturate(fleet, 0.99)),
        new("floor 2 to 3", static (fleet, _) => fleet with { Configuration = fleet.Configuration with { MinimumReplication = 3 } }),
    ];

    /// <summary>What balance costs most: newcomers to a fleet at its floor, where no target grows that could fill them.</summary>
    /// <param name="fleet">A fleet at rest.</param>
    /// <param name="seed">Decides the newcomers.</param>
    /// <param name="joinPercent">How many join, of the fleet.</param>
    public static PlacementInput Join(PlacementInput fleet, ulong seed, int joinPercent) => ChangeWorkers(fleet, seed, leavePercent: 0, joinPercent);

    private static PlacementInput Saturate(PlacementInput fleet, double saturation) =>
        fleet with { Configuration = fleet.Configuration with { Saturation = saturation } };

    private static PlacementInput Grow(PlacementInput fleet, ulong seed, int percent)
    {
        var count = fleet.Chunks.Count;
        var added = Math.Max(1, count * percent / 100);
        var chunks = MeasuredFleet.Chunks(count + added, seed);
        var visible = new bool[chunks.Count];
        fleet.Chunks.Visible.CopyTo(visible, 0);
        var held = Extended(fleet.Held, added);
        return new PlacementInput(chunks with { Visible = visible }, fleet.Workers, fleet.Configuration, held, held, held);
    }

    private static HolderLists Extended(HolderLists lists, int added)
    {
        var offsets = new int[lists.Offsets.Length + added];
        Array.Fill(offsets, lists.TotalCopies);
        lists.Offsets.CopyTo(offsets, 0);
        return new HolderLists(offsets, lists.Positions);
    }

    /// <summary>Workers leave at even distances; newcomers hold nothing.</summary>
    private static PlacementInput ChangeWorkers(PlacementInput fleet, ulong seed, int leavePercent, int joinPercent)
    {
        var count = fleet.Workers.Count;
        var leavers = Math.Max(leavePercent, count * leavePercent / 100);
        var joiners = Math.Max(joinPercent, count * joinPercent / 100);
        var stayers = fleet.Workers.Identities
            .Where((_, worker) => leavers == 0 || worker % (count / leavers) != 0 || worker / (count / leavers) >= leavers)
            .ToList();
        var identities = MeasuredFleet.InOrder([.. stayers, .. MeasuredFleet.Identities(joiners, new RandomStream(3, seed))]);
        var positions = identities.Select((identity, position) => (identity, position)).ToDictionary(worker => worker.identity, worker => worker.position);
        var stays = stayers.ToHashSet();
        var held = Moved(fleet.Held, Array.ConvertAll(fleet.Workers.Identities, identity => stays.Contains(identity) ? positions[identity] : -1));
        return fleet with { Workers = PlacementWorkers.Online(identities), Held = held, Committed = held, Routed = held };
    }

    private static HolderLists Moved(HolderLists lists, int[] newPositions)
    {
        var offsets = new int[lists.Count + 1];
        var positions = new ushort[lists.TotalCopies];
        var next = 0;
        for (var row = 0; row < lists.Count; row++)
        {
            foreach (var worker in lists[row])
            {
                if (newPositions[worker] >= 0)
                {
                    positions[next++] = (ushort)newPositions[worker];
                }
            }

            offsets[row + 1] = next;
        }

        return new HolderLists(offsets, positions);
    }
}
