namespace Scheduler.Core.Placement;

/// <summary>
/// Whether the goal can be reached from what is held: each copy in turn goes to a disk that has room for it by then, and what
/// the goal gives up goes as soon as the floor of its chunk is elsewhere. Copies that wait for each other's room never move.
/// </summary>
internal static class MoveOrder
{
    /// <summary>Looks for an order. Whatever can be done is done, since no step takes the room of another for longer than the goal does.</summary>
    /// <param name="state">The plan.</param>
    public static bool Exists(StickyState state)
    {
        var diskBytes = state.DiskBytes.ToArray();
        for (var worker = 0; worker < state.Input.UnplannedBytes.Length; worker++)
        {
            // What is no part of the plan goes by itself, whatever moves.
            diskBytes[worker] -= state.Input.UnplannedBytes[worker];
        }

        var present = new int[state.ChunkCount];
        var (coming, going) = (new List<(int Chunk, int Worker)>(), new List<(int Chunk, int Worker)>());
        for (var chunk = 0; chunk < state.ChunkCount; chunk++)
        {
            foreach (var worker in state.Goal[chunk])
            {
                if (state.Holds(chunk, worker))
                {
                    present[chunk]++;
                }
                else
                {
                    coming.Add((chunk, worker));
                }
            }

            foreach (var worker in state.Input.Held[chunk])
            {
                if (state.Holds(chunk, worker) && !state.Goal.Contains(chunk, worker))
                {
                    going.Add((chunk, worker));
                }
            }
        }

        for (var steps = 1; steps > 0;)
        {
            steps = going.RemoveAll(copy =>
            {
                var goes = present[copy.Chunk] >= state.Floor;
                diskBytes[copy.Worker] -= goes ? state.SizesBytes[copy.Chunk] : 0;
                return goes;
            });
            steps += coming.RemoveAll(copy =>
            {
                var comes = diskBytes[copy.Worker] + state.SizesBytes[copy.Chunk] <= state.CapacityBytes;
                diskBytes[copy.Worker] += comes ? state.SizesBytes[copy.Chunk] : 0;
                present[copy.Chunk] += comes ? 1 : 0;
                return comes;
            });
        }

        return coming.Count == 0;
    }
}
