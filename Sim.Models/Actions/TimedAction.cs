using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>A step that happens at a time of its own. The clock is moved there first; a time that has passed is now.</summary>
/// <param name="AtTick">When, at least 0.</param>
public abstract record TimedAction([property: JsonPropertyName("atTick")] long AtTick) : WorldAction;
