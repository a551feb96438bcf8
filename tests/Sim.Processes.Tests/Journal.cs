using System.Globalization;

namespace Sim.Processes.Tests;

/// <summary>What happened when, as lines.</summary>
internal sealed class Journal(Simulation simulation)
{
    private readonly List<string> _lines = [];

    public string Text => string.Join("; ", _lines);

    public void Write(string what) => _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{simulation.Now:0.###} {what}"));
}
