namespace Sim.Histories.Files;

/// <summary>By which model the calls of a file are judged.</summary>
public enum HistoryFileModel
{
    /// <summary>One register: <c>read</c>, <c>write</c>, <c>cas</c>.</summary>
    Register,

    /// <summary>A map of texts: <c>get</c>, <c>put</c>, <c>append</c>.</summary>
    Map,
}
