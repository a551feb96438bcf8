using CsCheck;

namespace Sim.Cluster.Worlds;

/// <summary>
/// Draws interleavings. What is drawn are the deviations from first in first out, so that a shrunk failure says how few of
/// them it needs, and which.
/// </summary>
public abstract record InterleavingPolicy
{
    /// <summary>Choices beyond these are first in first out: most steps have far fewer.</summary>
    private const int DrawnChoices = 64;
    private const int GreatestSkip = 4;

    /// <summary>Places among the choices of a step, the early ones more often: steps with few choices are the rule.</summary>
    private static readonly Gen<int> Places = Gen.Int[0, 6].SelectMany(magnitude => Gen.Int[0, (1 << magnitude) - 1]);

    private InterleavingPolicy()
    {
    }

    /// <summary>The interleaving of one step.</summary>
    internal abstract Gen<Interleaving> Draw();

    /// <summary>Nothing ever overtakes anything.</summary>
    public sealed record FirstInFirstOut : InterleavingPolicy
    {
        /// <inheritdoc/>
        internal override Gen<Interleaving> Draw() => Gen.Const(Interleaving.FirstInFirstOut);
    }

    /// <summary>Each choice deviates in so many of a hundred cases.</summary>
    /// <param name="Percent">How many; from 0 to 100.</param>
    public sealed record Random(int Percent = 30) : InterleavingPolicy
    {
        /// <inheritdoc/>
        internal override Gen<Interleaving> Draw() =>
            Gen.Select(Gen.Int[0, 99], Gen.Int[1, GreatestSkip]).Array[DrawnChoices].Select(draws => new Interleaving(
            [
                .. draws.Select((draw, choice) => (draw, choice)).Where(item => item.draw.Item1 < Percent).Select(item => new Deviation(item.choice, item.draw.Item2)),
            ]));
    }

    /// <summary>
    /// At most so many deviations a step, anywhere: most errors of order need one or two (Burckhardt et al. 2010; Emmi et al.
    /// 2011 for counting delays of a deterministic scheduler, which is what is done here).
    /// </summary>
    /// <param name="ChangePoints">How many; at least 1.</param>
    public sealed record Pct(int ChangePoints = 3) : InterleavingPolicy
    {
        /// <inheritdoc/>
        internal override Gen<Interleaving> Draw() =>
            Gen.Select(Places, Gen.Int[1, GreatestSkip]).Array[0, ChangePoints].Select(draws => new Interleaving(
            [
                .. draws.DistinctBy(draw => draw.Item1).OrderBy(draw => draw.Item1).Select(draw => new Deviation(draw.Item1, draw.Item2)),
            ]));
    }
}
