namespace Sim.Engine.Views;

/// <summary>How something in a picture is meant. Pages turn it into a colour and a pattern, never into a colour alone.</summary>
public enum ViewTone
{
    /// <summary>Nothing special.</summary>
    Neutral,

    /// <summary>As it should be.</summary>
    Good,

    /// <summary>On its way to be.</summary>
    Coming,

    /// <summary>On its way out.</summary>
    Leaving,

    /// <summary>Over, or not there.</summary>
    Gone,

    /// <summary>Somebody should look at it.</summary>
    Warning,

    /// <summary>Broken: a crash, a cut, a refusal.</summary>
    Bad,
}
