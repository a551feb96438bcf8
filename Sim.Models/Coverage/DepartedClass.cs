namespace Sim.Models.Coverage;

/// <summary>Whether departed workers linger.</summary>
public enum DepartedClass
{
    /// <summary>Every registered worker is active.</summary>
    None,

    /// <summary>A departed worker is registered, and the confirmed routing names none of them.</summary>
    Registered,

    /// <summary>The confirmed routing names a departed worker.</summary>
    Routed,
}
