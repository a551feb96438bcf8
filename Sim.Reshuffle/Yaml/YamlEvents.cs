using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Sim.Reshuffle.Yaml;

/// <summary>Walks over a YAML text once before its tree is built, to refuse what would exhaust the stack or the memory.</summary>
/// <param name="source">What errors name.</param>
/// <param name="text">YAML.</param>
internal sealed class YamlEvents(string source, string text)
{
    private const int DeepestNesting = 32;

    /// <summary>The end of what was understood.</summary>
    public Mark Reached { get; private set; } = Mark.Empty;

    /// <summary>Demands that nothing is nested deeper than settings are, and that no alias stands inside of what another alias repeats.</summary>
    /// <exception cref="ReshuffleInputException">Something is.</exception>
    public void RequireBounded()
    {
        var parser = new Parser(new StringReader(text));
        var (depth, anchoredDepth) = (0, int.MaxValue);
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            Reached = current.End;
            depth += current.NestingIncrease;
            if (depth > DeepestNesting)
            {
                throw new ReshuffleInputException($"{StrictYaml.Position(source, current.Start)}: nested deeper than any setting is");
            }

            // Aliases of what holds aliases double at each level, so that a short text becomes an endless tree.
            if (current is AnchorAlias && depth >= anchoredDepth)
            {
                throw new ReshuffleInputException($"{StrictYaml.Position(source, current.Start)}: an alias inside of what has an anchor is not read");
            }

            if (current is MappingStart { Anchor.IsEmpty: false } or SequenceStart { Anchor.IsEmpty: false })
            {
                anchoredDepth = Math.Min(anchoredDepth, depth);
            }
            else if (depth < anchoredDepth)
            {
                anchoredDepth = int.MaxValue;
            }
        }
    }
}
