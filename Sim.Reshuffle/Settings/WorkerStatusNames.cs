using Scheduler.Core.Placement;
using Sim.Reshuffle.Yaml;

namespace Sim.Reshuffle.Settings;

/// <summary>The health of workers as files spell it.</summary>
internal static class WorkerStatusNames
{
    /// <summary>All names, in the order of <see cref="WorkerStatus"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["online", "stale", "unsupported_version", "offline", "stale_rpc"];

    /// <summary>The name of a status.</summary>
    public static string Of(WorkerStatus status) => All[(int)status];

    /// <summary>The status of a name; null if there is none of that name.</summary>
    public static WorkerStatus? TryParse(string name)
    {
        for (var i = 0; i < All.Count; i++)
        {
            if (All[i] == name)
            {
                return (WorkerStatus)i;
            }
        }

        return null;
    }

    /// <summary>Reads a status.</summary>
    /// <exception cref="ReshuffleInputException">The name is not known.</exception>
    public static WorkerStatus Parse(YamlValue value) => TryParse(value.AsOneOf(All, "status"))!.Value;
}
