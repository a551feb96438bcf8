namespace Sim.Engine.Views;

/// <summary>What one entry of a picture says.</summary>
internal enum ViewEntryKind
{
    /// <summary>A lane is in a phase from now on.</summary>
    Phase,

    /// <summary>A part of what fills a lane has another size.</summary>
    Level,

    /// <summary>What fills a lane may not exceed this.</summary>
    Limit,

    /// <summary>Something happened on a lane.</summary>
    Event,

    /// <summary>A message left.</summary>
    Send,

    /// <summary>A message arrived.</summary>
    Arrival,

    /// <summary>A message was lost.</summary>
    Loss,

    /// <summary>A part of the state reads differently.</summary>
    State,
}
