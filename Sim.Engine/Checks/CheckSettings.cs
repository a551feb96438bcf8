using System.Globalization;
using Sim.Engine.Randomness;
using Sim.Engine.Simulations;

namespace Sim.Engine.Checks;

/// <summary>What options and environment variables say together. Options win; a malformed variable is refused, never ignored.</summary>
/// <param name="options">The options.</param>
internal sealed class CheckSettings(CheckOptions options)
{
    private const long DefaultCases = 100;

    /// <summary>The seed of checks that name none.</summary>
    private static readonly RunSeed DefaultSeed = new(0, 1);

    /// <summary>The seed.</summary>
    /// <exception cref="UsageException">The variable is no seed.</exception>
    public RunSeed Seed
    {
        get
        {
            var seed = Read("SIM_SEED", text => RunSeed.TryParse(text, out var parsed) ? parsed : (RunSeed?)null, "a seed of 1 to 64 hexadecimal digits");
            return options.Seed ?? seed ?? DefaultSeed;
        }
    }

    /// <summary>The token or the file of the one case to run; null for a sweep.</summary>
    public string? Case => options.Variables("SIM_CASE_SEED") is { Length: > 0 } text ? text : null;

    /// <summary>Cases per model.</summary>
    /// <exception cref="UsageException">A variable is no number of cases.</exception>
    public long CasesOn(SimulationBackend backend)
    {
        var specific = Read(backend.CasesVariable, Count, "a whole number of at least 1");
        var general = Read("SIM_CASES", Count, "a whole number of at least 1");
        return options.Cases ?? specific ?? general ?? DefaultCases;
    }

    private static long? Count(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= int.MaxValue ? value : null;

    private T? Read<T>(string variable, Func<string, T?> parse, string expectation)
        where T : struct =>
        options.Variables(variable) is { Length: > 0 } text
            ? parse(text) ?? throw new UsageException($"{variable}: '{text}' is not {expectation}")
            : null;
}
