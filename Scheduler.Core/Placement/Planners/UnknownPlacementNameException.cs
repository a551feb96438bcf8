namespace Scheduler.Core.Placement;

/// <summary>A planner or ring hash was asked for under a name that nothing has. The message lists the known names.</summary>
public sealed class UnknownPlacementNameException : ArgumentException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="what">What was looked for, as in <c>planner</c>.</param>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The names that are.</param>
    public UnknownPlacementNameException(string what, string name, IReadOnlyList<string> known)
        : base($"'{name}' is no known {what}; known are {string.Join(", ", known)}")
    {
        Name = name;
        Known = known;
    }

    /// <summary>The name that is not known.</summary>
    public string Name { get; }

    /// <summary>The names that are.</summary>
    public IReadOnlyList<string> Known { get; }
}
