using System.Buffers;
using Scheduler.Core.Lifecycle;
using Scheduler.Core.Placement;

namespace Sim.Oracles;

/// <summary>Where each worker of a planner's fleet stands among the active workers of a cycle.</summary>
internal sealed class FleetOrder
{
    private static readonly SearchValues<char> HexadecimalDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private readonly int[] _rosterPositions;

    private FleetOrder(int[] rosterPositions)
    {
        _rosterPositions = rosterPositions;
    }

    /// <summary>The order; null if the fleet is not exactly the roster in order of identity bytes.</summary>
    public static FleetOrder? Of(SchedulingWorkers roster, PlacementWorkers fleet)
    {
        if (roster.Count != fleet.Count)
        {
            return null;
        }

        var positions = new int[fleet.Count];
        for (var worker = 0; worker < positions.Length; worker++)
        {
            var identity = fleet.Identities[worker];
            var isAscending = worker == 0 || fleet.Identities[worker - 1].AsSpan().SequenceCompareTo(identity) < 0;
            positions[worker] = FindRosterPosition(roster.PeerIds, identity, guess: worker);
            if (!isAscending || positions[worker] < 0)
            {
                return null;
            }
        }

        return new FleetOrder(positions);
    }

    /// <summary>Position in the roster of a worker of the fleet.</summary>
    public int RosterPosition(int worker) => _rosterPositions[worker];

    /// <summary>Whether a row of roster positions and one of fleet positions name the same workers.</summary>
    public bool IsSameRow(ReadOnlySpan<ushort> roster, ReadOnlySpan<ushort> fleet)
    {
        if (roster.Length != fleet.Length)
        {
            return false;
        }

        for (var i = 0; i < fleet.Length; i++)
        {
            var isNamed = fleet[i] < _rosterPositions.Length && roster.Contains((ushort)_rosterPositions[fleet[i]]);
            if (!isNamed || fleet[..i].Contains(fleet[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The workers of a row of fleet positions, ascending.</summary>
    public WorkerPk[] Holders(ReadOnlySpan<ushort> row, SchedulingWorkers roster)
    {
        var holders = new WorkerPk[row.Length];
        for (var i = 0; i < holders.Length; i++)
        {
            holders[i] = row[i] < _rosterPositions.Length ? roster.Pks[_rosterPositions[row[i]]] : default;
        }

        Array.Sort(holders);
        return holders;
    }

    private static int FindRosterPosition(string[] peerIds, byte[] identity, int guess) =>
        Spells(peerIds[guess], identity) ? guess : Array.FindIndex(peerIds, peerId => Spells(peerId, identity));

    /// <summary>Hexadecimal texts spell their bytes, all others are their UTF-8 bytes.</summary>
    private static bool Spells(string peerId, byte[] identity)
    {
        if (peerId.Length == 0 || peerId.Length % 2 != 0 || peerId.AsSpan().ContainsAnyExcept(HexadecimalDigits))
        {
            return AskedChunks.IsText(identity, peerId);
        }

        var isSpelt = peerId.Length == 2 * identity.Length;
        for (var i = 0; isSpelt && i < identity.Length; i++)
        {
            isSpelt = Digit(peerId[2 * i]) == identity[i] >> 4 && Digit(peerId[(2 * i) + 1]) == (identity[i] & 15);
        }

        return isSpelt;
    }

    private static int Digit(char digit) => digit <= '9' ? digit - '0' : (digit | ' ') - 'a' + 10;
}
