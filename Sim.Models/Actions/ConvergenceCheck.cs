using System.Text.Json.Serialization;

namespace Sim.Models.Actions;

/// <summary>How strictly floors are judged at a fixed point.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConvergenceCheck>))]
public enum ConvergenceCheck
{
    /// <summary>A chunk below its floor is wrong if enough workers have room for it as they are.</summary>
    [JsonStringEnumMemberName("weak")]
    Weak,

    /// <summary>Also if room could be made by dropping copies of other chunks above their floor.</summary>
    [JsonStringEnumMemberName("strong")]
    Strong,
}
