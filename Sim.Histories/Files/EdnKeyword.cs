namespace Sim.Histories.Files;

/// <summary>A word like <c>:invoke</c>.</summary>
/// <param name="Name">The word without its colon.</param>
internal sealed record EdnKeyword(string Name)
{
    public override string ToString() => $":{Name}";
}
