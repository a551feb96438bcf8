using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Sim.Engine.Inputs;
using Sim.Engine.Replay;
using Sim.Engine.Shapes;

namespace Sim.Engine.Simulations;

/// <summary>The walk files of a simulation of records, derived from the records.</summary>
internal static class DefinedFormat
{
    private const string Discriminator = "do";

    /// <summary>The format.</summary>
    public static WalkFileFormat<TConfiguration, TAction, FactWitness> Create<TConfiguration, TAction, TSystem>(
        SimulationParts<TConfiguration, TAction, TSystem> parts)
    {
        var ranges = new ShapeRanges(new ShapeCatalog());
        var vocabulary = new WalkVocabulary(
            [.. parts.Models.Select(model => model.Name)],
            [SimulationBackend.Memory.Name],
            [.. parts.Facts.Select(fact => new WitnessFact(fact.Fact.Name, fact.IsBoolean))]);
        return new(vocabulary, OptionsOf(typeof(TAction), [.. parts.Actions.Select(action => action.Kind)]), FaultsOf);

        IEnumerable<InputFault> FaultsOf(WalkFile<TConfiguration, TAction, FactWitness> file) =>
            ranges.FaultsIn(file.Config, "$.config").Concat(ranges.FaultsIn(file.Steps, "$.steps"));
    }

    private static JsonSerializerOptions OptionsOf(Type actionType, ImmutableArray<Type> kinds)
    {
        var resolver = new DefaultJsonTypeInfoResolver();
        resolver.Modifiers.Add(info =>
        {
            if (info.Type == actionType && info.PolymorphismOptions is null && (actionType.IsAbstract || kinds.Length > 1))
            {
                info.PolymorphismOptions = PolymorphismOf(kinds);
            }
        });
        return new JsonSerializerOptions
        {
            TypeInfoResolver = resolver,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
        };
    }

    private static JsonPolymorphismOptions PolymorphismOf(ImmutableArray<Type> kinds)
    {
        var options = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = Discriminator };
        foreach (var kind in kinds)
        {
            options.DerivedTypes.Add(new JsonDerivedType(kind, ShapeText.NameOf(kind)));
        }

        return options;
    }
}
