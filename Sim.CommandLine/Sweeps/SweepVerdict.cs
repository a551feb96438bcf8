using Sim.Engine.Sweeps;
using Sim.Engine.Texts;

namespace Sim.CommandLine.Sweeps;

/// <summary>What a whole sweep came to, in one line.</summary>
internal static class SweepVerdict
{
    /// <summary>The line, without its end.</summary>
    /// <param name="results">The results of the models, in order.</param>
    /// <param name="request">The sweep.</param>
    public static string Line(IReadOnlyList<SweepResult> results, SweepRequest request)
    {
        var parts = new List<string>
        {
            Figures.Count(results.Count, "model"),
            Figures.Count(results.Sum(result => result.Cases), "case") + request.ShardText,
            $"{Figures.Count(results.Sum(result => result.FailingCases))} failing",
        };
        AddUnlessZero(parts, results.Sum(result => result.NondeterministicCases), "nondeterministic");
        AddUnlessZero(parts, results.Sum(request.MissingCoverage), "required and not seen");
        parts.Add($"seed {request.Seed}");
        if (IsInterrupted(results))
        {
            parts.Add("ENDED EARLY");
        }

        return $"{(results.Any(request.IsFailing) ? "FAILS" : IsInterrupted(results) ? "so far" : "holds")}: {string.Join(", ", parts)}";
    }

    /// <summary>Whether the sweep ended before its last case.</summary>
    public static bool IsInterrupted(IReadOnlyList<SweepResult> results) =>
        results.Any(result => result.Interruption is not null);

    private static void AddUnlessZero(List<string> parts, long count, string what)
    {
        if (count > 0)
        {
            parts.Add($"{Figures.Count(count)} {what}");
        }
    }
}
