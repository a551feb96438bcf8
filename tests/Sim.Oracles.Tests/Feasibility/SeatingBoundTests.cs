using CsCheck;
using Sim.Oracles.Feasibility;

namespace Sim.Oracles.Tests;

/// <summary>Goal: whoever is told that seating cannot get stuck can rely on it. Method: get stuck on purpose, as well as one can.</summary>
public sealed class SeatingBoundTests
{
    [Fact]
    public void One_byte_decides()
    {
        // Two workers of 10 and chunks of 4: a copy is refused where less than 4 bytes are free, so 7 must be taken on each.
        Assert.True(SeatingBound.NeverFails(new PackingProblem([4, 4, 4, 1], 1, 2, 10, 1.0)));
        Assert.True(SeatingBound.NeverFails(new PackingProblem([4, 4, 4, 4, 1], 1, 2, 10, 1.0)));
        Assert.False(SeatingBound.NeverFails(new PackingProblem([4, 4, 4, 4, 2], 1, 2, 10, 1.0)));
    }

    [Fact]
    public void Nothing_is_said_where_a_copy_cannot_be_seated_at_all()
    {
        Assert.False(SeatingBound.NeverFails(new PackingProblem([1], 3, 2, 10, 1.0)));
        Assert.False(SeatingBound.NeverFails(new PackingProblem([11], 1, 2, 10, 1.0)));
        Assert.False(SeatingBound.NeverFails(new PackingProblem([1], 1, 2, 10, 1.0, [[true, false]])));
    }

    [Fact]
    public void No_order_and_no_choice_of_workers_gets_stuck() =>
        Gen.Select(Gen.Long[1, 6].Array[1, 9], Gen.Int[1, 3], Gen.Int[1, 4], Gen.Int[0, int.MaxValue])
            .Where(drawn => SeatingBound.NeverFails(new PackingProblem(drawn.Item1, drawn.Item2, drawn.Item3, 10, 1.0)))
            .Sample(drawn => Seats(new PackingProblem(drawn.Item1, drawn.Item2, drawn.Item3, 10, 1.0), (uint)drawn.Item4), iter: 20_000, threads: 1);

    /// <summary>Seats copies in a random order, each on a random worker that takes it.</summary>
    private static bool Seats(PackingProblem problem, uint seed)
    {
        var random = new PCG(1, seed);
        var copies = Enumerable.Range(0, problem.ChunkCount * problem.Floor).Select(copy => copy % problem.ChunkCount).OrderBy(_ => random.Next()).ToList();
        var freeBytes = Enumerable.Repeat(problem.CapacityBytes, problem.WorkerCount).ToArray();
        var holders = new HashSet<(int Chunk, int Worker)>();
        foreach (var chunk in copies)
        {
            var open = Enumerable.Range(0, problem.WorkerCount)
                .Where(worker => freeBytes[worker] >= problem.SizesBytes[chunk] && !holders.Contains((chunk, worker)))
                .ToList();
            if (open.Count == 0)
            {
                return false;
            }

            var worker = open[(int)random.Next((uint)open.Count)];
            freeBytes[worker] -= problem.SizesBytes[chunk];
            holders.Add((chunk, worker));
        }

        return true;
    }
}
