namespace Sim.Engine.Walks;

/// <summary>What to do besides running the case.</summary>
/// <typeparam name="TSystem">The live system.</typeparam>
public sealed record CaseRunOptions<TSystem>
{
    /// <summary>Nothing besides.</summary>
    public static CaseRunOptions<TSystem> Plain { get; } = new();

    /// <summary>Collect the trace lines of the system; implies one record per step.</summary>
    public bool IsTracing { get; init; }

    /// <summary>Keep one record per step.</summary>
    public bool IsRecordingSteps { get; init; }

    /// <summary>Collect what a picture of the run shows; implies tracing.</summary>
    internal bool IsViewing { get; init; }

    /// <summary>Stop after this many executed steps, without the closing judgement unless the walk ends there anyway; null for the whole walk.</summary>
    public int? UntilStep { get; init; }

    /// <summary>Called before the system is built, and again if a fault of the environment makes the case begin anew: what was gathered by the other callbacks is void then.</summary>
    public Action? AtBegin { get; init; }

    /// <summary>Called after every executed step, a failing one included, with its number from 1. It may read the system and must not change it.</summary>
    public Func<int, TSystem, ValueTask>? AfterStep { get; init; }

    /// <summary>Called once before the system is disposed of, whether the case failed or not; not called if the system could not be built.</summary>
    public Func<TSystem, ValueTask>? AtEnd { get; init; }
}
