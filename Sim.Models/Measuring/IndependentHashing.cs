using Sim.Engine.Randomness;

namespace Sim.Models.Measuring;

/// <summary>The placement to compare balance with: every copy on a random worker that lacks the chunk, without a look at loads or capacity.</summary>
public static class IndependentHashing
{
    /// <summary>Bytes on each worker if every chunk had as many copies as in a plan.</summary>
    /// <param name="outcome">The plan whose numbers of copies count.</param>
    /// <param name="seed">Decides the workers.</param>
    public static long[] BytesByWorker(FleetOutcome outcome, ulong seed)
    {
        var stream = new RandomStream(4, seed);
        var workers = outcome.Fleet.Workers.Count;
        var bytes = new long[workers];
        var taken = new HashSet<int>();
        for (var chunk = 0; chunk < outcome.Plan.Workers.Count; chunk++)
        {
            taken.Clear();
            while (taken.Count < outcome.Plan.Workers[chunk].Length)
            {
                var worker = stream.Next(workers);
                if (taken.Add(worker))
                {
                    bytes[worker] += outcome.Fleet.Chunks.SizesBytes[chunk];
                }
            }
        }

        return bytes;
    }
}
