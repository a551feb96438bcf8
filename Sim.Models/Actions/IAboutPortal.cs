namespace Sim.Models.Actions;

/// <summary>An action about a portal.</summary>
internal interface IAboutPortal
{
    /// <summary>Number of the portal; null if this one is about something else.</summary>
    int? AboutPortal { get; }
}
