namespace Scheduler.Core.Tests.Placement;

/// <summary>
/// A second implementation of the planners, deliberately simple: lists, dictionaries and searches, written from
/// the specification alone. It shares nothing with the product but the version library and XxHash64.
/// </summary>
internal static class JudgePlanner
{
    public static JudgeResult? Multistep(JudgeInput input) => Split(input, fleet => MultistepFleet(fleet));

    public static JudgeResult? Ideal(JudgeInput input) => Split(input, fleet => StageOne(fleet, EqualBudget(fleet), Capacities(fleet))?.Result);

    public static JudgeResult? Stateless(JudgeInput input) => input.Workers.All(worker => worker.Used == 0)
        ? Split(input, StatelessFleet)
        : StatelessFleet(input);

    private static JudgeResult? MultistepFleet(JudgeInput input)
    {
        if (StageOne(input, EqualBudget(input), Capacities(input)) is not var (walks, ideal))
        {
            return null;
        }

        var (published, evicted, excluded) = new JudgeStageTwo(input, walks, [.. ideal.Copies]).Reconcile();
        return new JudgeResult(published, evicted, excluded, ideal.Targets);
    }

    private static JudgeResult? StatelessFleet(JudgeInput input)
    {
        long[] free = [.. input.Workers.Select(worker => Math.Max(0, input.Capacity - worker.Used))];
        return StageOne(input, (ulong)((double)free.Aggregate(0UL, (sum, bytes) => sum + (ulong)bytes) * input.Saturation), free)?.Result;
    }

    private static ulong EqualBudget(JudgeInput input) => (ulong)((double)input.Capacity * (double)input.Workers.Count * input.Saturation);

    private static long[] Capacities(JudgeInput input) => [.. input.Workers.Select(_ => input.Capacity)];

    private static (JudgeWalks Walks, JudgeResult Result)? StageOne(JudgeInput input, ulong budget, long[] capacities)
    {
        var sizes = new SortedDictionary<ushort, ulong>();
        foreach (var chunk in input.Chunks)
        {
            sizes[chunk.Weight] = sizes.GetValueOrDefault(chunk.Weight) + (ulong)chunk.Size;
        }

        var targets = JudgeTargets.Choose(sizes, budget, input.Floor, input.Workers.Count);
        if (targets is null)
        {
            return null;
        }

        var walks = new JudgeWalks(input);
        var copies = new JudgeStageOne(input, walks, capacities).Place(chunk => targets[input.Chunks[chunk].Weight]);
        return copies is null ? null : (walks, new JudgeResult(copies, [], [], targets));
    }

    private static JudgeResult? Split(JudgeInput input, Func<JudgeInput, JudgeResult?> plan)
    {
        List<int> order = [.. Positions(input, reliable: true), .. Positions(input, reliable: false)];
        var reliable = input.Workers.Count(worker => worker.Reliable);
        if (input.IgnoreReliability || reliable == input.Workers.Count)
        {
            return plan(input);
        }

        if (plan(Rearranged(input, order[..reliable])) is not { } first || plan(Rearranged(input, order)) is not { } second)
        {
            return null;
        }

        return first with
        {
            Copies = [.. first.Copies.Zip(second.Copies, (alone, together) => alone.Concat(together.Where(worker => worker >= reliable)).Select(worker => order[worker]).ToList())],
            Evicted = [.. first.Evicted.Concat(second.Evicted.Where(pair => pair.Worker >= reliable)).Select(pair => (pair.Chunk, order[pair.Worker]))],
        };
    }

    private static IEnumerable<int> Positions(JudgeInput input, bool reliable) =>
        Enumerable.Range(0, input.Workers.Count).Where(worker => input.Workers[worker].Reliable == reliable);

    private static JudgeInput Rearranged(JudgeInput input, List<int> order)
    {
        int[] Translate(int[] workers) => [.. workers.Select(worker => order.IndexOf(worker)).Where(position => position >= 0)];
        return input with
        {
            Workers = [.. order.Select(worker => input.Workers[worker])],
            Chunks = [.. input.Chunks.Select(chunk => chunk with { Held = Translate(chunk.Held), Committed = Translate(chunk.Committed), Routed = Translate(chunk.Routed) })],
        };
    }
}
