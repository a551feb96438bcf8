namespace Sim.Engine.Views;

/// <summary>A lane of a picture.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Group">The lanes that it stands among.</param>
internal sealed record ViewLane(string Name, string Group)
{
    /// <summary>Whether it stands before those that the system named.</summary>
    public bool IsFirst { get; init; }
}
