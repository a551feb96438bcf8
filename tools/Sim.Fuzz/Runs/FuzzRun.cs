using Sim.Fuzz.Mutation;
using Sim.Fuzz.Targets;

namespace Sim.Fuzz.Runs;

/// <summary>Hands mutated inputs to every target, each its share, and keeps what was not held.</summary>
/// <param name="targets">The readers.</param>
/// <param name="judge">Runs and judges.</param>
/// <param name="folder">Where the present input lies; if the process dies, it is the culprit.</param>
/// <param name="seed">The seed.</param>
internal sealed class FuzzRun(IReadOnlyList<FuzzTarget> targets, InputJudge judge, string folder, ulong seed)
{
    /// <summary>Runs some inputs.</summary>
    /// <param name="inputs">How many, over all targets.</param>
    /// <param name="progress">Told of each finding, and of each target that is through.</param>
    public async Task<IReadOnlyList<FuzzFinding>> RunAsync(long inputs, Action<string, FuzzFinding?> progress)
    {
        var (findings, shares) = (new List<FuzzFinding>(), targets.Sum(static target => target.Share));
        foreach (var target in targets)
        {
            var (count, before) = (Math.Max(1, inputs * target.Share / shares), findings.Count);
            for (var index = 0L; index < count; index++)
            {
                findings.AddRange(await RunOneAsync(target, index, progress));
            }

            progress($"{target.Name}: {count} inputs, {findings.Count - before} not held", null);
        }

        return findings;
    }

    /// <summary>Runs one input.</summary>
    /// <returns>The finding, or nothing.</returns>
    public async Task<IReadOnlyList<FuzzFinding>> RunOneAsync(FuzzTarget target, long index, Action<string, FuzzFinding?> progress)
    {
        var content = Mutator.Mutate(target.Corpus, target.IsText, Draw.Of(seed, target.Name, index));
        var input = new FuzzInput(Path.Combine(folder, "input"), content, index);
        await File.WriteAllBytesAsync(input.Path, content);
        if (await judge.FaultOfAsync(target.Command(input)) is not { } what)
        {
            return [];
        }

        var finding = new FuzzFinding(target.Name, index, what, content);
        progress($"{finding.Target} {finding.Index} {finding.What}", finding);
        return [finding];
    }
}
