namespace Sim.Engine.Simulations;

/// <summary>Names that replay tokens carry.</summary>
internal static class ReplayName
{
    /// <summary>Demands a name of lower-case letters, digits and hyphens.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static void Require(string name, string what)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length == 0 || !name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw new ArgumentException($"{what} is made of lower-case letters, digits and hyphens; '{name}' is not", nameof(name));
        }
    }
}
