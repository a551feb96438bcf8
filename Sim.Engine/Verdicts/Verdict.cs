namespace Sim.Engine.Verdicts;

/// <summary>What an oracle says of one state: it holds, it would not hold but is excused for a named reason, or it is violated.</summary>
public readonly record struct Verdict
{
    private Verdict(string? excuse, Violation? violation)
    {
        Excuse = excuse;
        Violation = violation;
    }

    /// <summary>The oracle judged and found nothing wrong.</summary>
    public static Verdict Holds => default;

    /// <summary>The reason for which a finding, or the judgement itself, is excused; null otherwise.</summary>
    public string? Excuse { get; }

    /// <summary>What is wrong; null otherwise.</summary>
    public Violation? Violation { get; }

    /// <summary>Whether nothing is wrong and nothing had to be excused.</summary>
    public bool IsHolding => Excuse is null && Violation is null;

    /// <summary>The oracle abstains for a named reason, which is counted.</summary>
    public static Verdict Excused(string reason) => new(reason, null);

    /// <summary>The oracle is violated.</summary>
    public static Verdict Violated(Violation violation) => new(null, violation);
}
