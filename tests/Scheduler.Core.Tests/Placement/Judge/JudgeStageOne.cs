namespace Scheduler.Core.Tests.Placement;

/// <summary>Stage 1 by the written procedure.</summary>
internal sealed class JudgeStageOne(JudgeInput input, JudgeWalks walks, long[] capacities)
{
    private readonly long[] _allocated = new long[capacities.Length];
    private readonly List<List<int>> _copies = [.. input.Chunks.Select(_ => new List<int>())];

    public List<List<int>>? Place(Func<int, int> target)
    {
        foreach (var restricted in (bool[])[true, false])
        {
            for (var tag = 0; tag < input.Floor; tag++)
            {
                foreach (var chunk in walks.Order(restricted))
                {
                    if (!Seat(chunk, tag))
                    {
                        return null;
                    }
                }
            }
        }

        var active = walks.Order().Where(chunk => target(chunk) > input.Floor).ToList();
        for (var tag = input.Floor; active.Count > 0; tag++)
        {
            active = [.. active.Where(chunk => Seat(chunk, tag) && target(chunk) > tag + 1)];
        }

        return _copies;
    }

    private bool Seat(int chunk, int tag)
    {
        var size = input.Chunks[chunk].Size;
        foreach (var worker in walks.Walk(chunk, tag))
        {
            if (walks.IsEligible(chunk, worker) && !_copies[chunk].Contains(worker) && _allocated[worker] + size <= capacities[worker])
            {
                _allocated[worker] += size;
                _copies[chunk].Add(worker);
                return true;
            }
        }

        return false;
    }
}
