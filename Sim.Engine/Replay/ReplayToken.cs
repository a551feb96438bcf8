using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Sim.Engine.Randomness;

namespace Sim.Engine.Replay;

/// <summary>
/// One string that replays one case: <c>sim1.MODEL.PROFILE.SEED.GENERATOR.TRACEHASH</c>, made of lower-case letters, digits,
/// hyphens and the five dots. The two fingerprints at its end tell whether the seed still means what it meant.
/// </summary>
/// <param name="Model">The model.</param>
/// <param name="Profile">The profile of configurations.</param>
/// <param name="Seed">The seed of the case, 64 digits.</param>
/// <param name="GeneratorFingerprint">The fingerprint of the generator that drew the case.</param>
/// <param name="TraceHash">The trace hash of the case, 16 digits.</param>
public sealed record ReplayToken(string Model, string Profile, CaseSeed Seed, string GeneratorFingerprint, ulong TraceHash)
{
    /// <summary>What every token of this form starts with.</summary>
    public const string Version = "sim1";

    private const int SeedDigitCount = 64;
    private const int HashDigitCount = 16;

    /// <summary>Makes a token.</summary>
    /// <exception cref="ArgumentException">A name is empty or has other characters than lower-case letters, digits and hyphens.</exception>
    public static ReplayToken Of(string model, string profile, CaseSeed seed, string generatorFingerprint, ulong traceHash) =>
        new(CheckedName(model), CheckedName(profile), seed, CheckedName(generatorFingerprint), traceHash);

    /// <summary>Reads a token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token, if it is one.</param>
    /// <param name="reason">What is wrong with the text, as the rest of a sentence, if it is none.</param>
    public static bool TryParse(
        [NotNullWhen(true)] string? text, [NotNullWhen(true)] out ReplayToken? token, [NotNullWhen(false)] out string? reason)
    {
        token = null;
        reason = FaultOf(text, out var parts, out var seed);
        if (reason is not null)
        {
            return false;
        }

        var traceHash = ulong.Parse(parts[5], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        token = new ReplayToken(parts[1], parts[2], seed, parts[4], traceHash);
        return true;
    }

    /// <summary>Which fingerprints no longer match, given those of the present run.</summary>
    public TokenStaleness FindStaleness(string presentGenerator, ulong presentTraceHash) =>
        (GeneratorFingerprint == presentGenerator ? TokenStaleness.None : TokenStaleness.Generator)
        | (TraceHash == presentTraceHash ? TokenStaleness.None : TokenStaleness.TraceHash);

    /// <summary>The token as text; <see cref="TryParse"/> reads it back.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Version}.{Model}.{Profile}.{Seed}.{GeneratorFingerprint}.{TraceHash:x16}");

    private static string? FaultOf(string? text, out string[] parts, out CaseSeed seed)
    {
        seed = default;
        parts = text?.Split('.') ?? [];
        if (parts.Length == 0 || parts[0] != Version)
        {
            return $"a replay token starts with '{Version}.'";
        }

        if (parts.Length != 6)
        {
            return string.Create(CultureInfo.InvariantCulture, $"a replay token has 6 parts separated by dots, this has {parts.Length}");
        }

        if (parts.Any(part => !IsName(part)))
        {
            return "the parts of a replay token are made of lower-case letters, digits and hyphens, and none is empty";
        }

        return parts[3].Length == SeedDigitCount && CaseSeed.TryParse(parts[3], out seed) && IsHexadecimal(parts[5], HashDigitCount)
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"the fourth part of a replay token has {SeedDigitCount} hexadecimal digits and the sixth {HashDigitCount}");
    }

    private static string CheckedName(string name) =>
        IsName(name)
            ? name
            : throw new ArgumentException($"'{name}' cannot be part of a replay token: only lower-case letters, digits and hyphens can", nameof(name));

    private static bool IsName(string text) =>
        text.Length > 0 && text.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-');

    private static bool IsHexadecimal(string text, int digitCount) => text.Length == digitCount && text.All(char.IsAsciiHexDigitLower);
}
