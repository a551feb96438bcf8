using Sim.Models.Profiles;

namespace Sim.Cli.Replays;

/// <summary>A replay as a person asked for it.</summary>
internal sealed record ReplayRequest
{
    /// <summary>What to replay.</summary>
    public required ReplaySource Source { get; init; }

    /// <summary>Backend to replay on; null for those that the file names, or the one of the token's profile.</summary>
    public string? Backend { get; init; }

    /// <summary>Print the trace.</summary>
    public bool IsTracing { get; init; }

    /// <summary>Whether the trace also shows who stores what after every step, changed or not.</summary>
    public bool ShowsStates { get; init; }

    /// <summary>Last step to run; null for all. Then no expectation or witness is checked.</summary>
    public int? UntilStep { get; init; }

    /// <summary>File for the state at the end; null for none.</summary>
    public string? StatePath { get; init; }

    /// <summary>Names the environment variables that pin something else than the settings of a token.</summary>
    public required Func<ModelSettings, IReadOnlyList<string>> DifferingVariables { get; init; }

    /// <summary>Print one JSON document instead of sentences.</summary>
    public bool IsJson { get; init; }
}
