using System.Text.Json;
using Sim.Cli.Mutants.Patches;
using Sim.CommandLine;

namespace Sim.Cli.Mutants;

/// <summary>The planted defects of a source tree: one patch each below <c>mutants</c>, listed by an index beside them.</summary>
internal sealed class MutantCatalog
{
    private const string Folder = "mutants";
    private const string BankFolder = "bank";
    private const string ForeignFolder = "planted";
    private const string Index = "index.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private readonly string _root;

    private MutantCatalog(string root, IReadOnlyList<PlantedDefect> bank, IReadOnlyList<PlantedDefect> foreign)
    {
        (_root, Bank, Foreign) = (root, bank, foreign);
    }

    /// <summary>Defects of the scheduler that sweeps are measured by, in the order of the table.</summary>
    public IReadOnlyList<PlantedDefect> Bank { get; }

    /// <summary>Defects of somebody who knew neither bank nor tests, of tools too.</summary>
    public IReadOnlyList<PlantedDefect> Foreign { get; }

    /// <summary>Reads the indexes.</summary>
    /// <param name="sources">Folder of the solution.</param>
    /// <exception cref="EnvironmentLackingException">They are not there, or cannot be read.</exception>
    public static MutantCatalog Read(string sources)
    {
        var root = Path.Combine(sources, Folder);
        return new MutantCatalog(root, ReadIndex(BankFolder), ReadIndex(ForeignFolder));

        IReadOnlyList<PlantedDefect> ReadIndex(string folder)
        {
            var path = Path.Combine(root, folder, Index);
            try
            {
                return JsonSerializer.Deserialize<IReadOnlyList<PlantedDefect>>(File.ReadAllText(path), Options)!;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new EnvironmentLackingException($"the planted defects cannot be read: {path}: {failure.Message}");
            }
        }
    }

    /// <summary>Defects whose rule a planner has.</summary>
    /// <param name="planner">Name of the planner.</param>
    public IReadOnlyList<PlantedDefect> BankOf(string planner) => [.. Bank.Where(defect => defect.Planner is null || defect.Planner == planner)];

    /// <summary>The patches of some defects.</summary>
    public IEnumerable<SourcePatch> PatchesOf(IEnumerable<PlantedDefect> defects) =>
        defects.Select(defect => SourcePatch.Read(Path.Combine(_root, Foreign.Contains(defect) ? ForeignFolder : BankFolder, $"{defect.Name}.patch")));
}
