using System.Globalization;
using System.Text.Json;
using Sim.Engine.Inputs;

namespace Sim.Engine.Replay;

/// <summary>Reads and writes the walk files of one simulation.</summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TWitness">The witness of the simulation.</typeparam>
public sealed class WalkFileFormat<TConfiguration, TAction, TWitness>
    where TWitness : Witness
{
    /// <summary>The present format.</summary>
    public const string Format = "sim-walk/1";

    private readonly StrictJson<WalkFile<TConfiguration, TAction, TWitness>> _json;
    private readonly WalkFileText _text;
    private readonly Func<WalkFile<TConfiguration, TAction, TWitness>, IEnumerable<InputFault>> _validate;

    /// <summary>Creates the format of a simulation.</summary>
    /// <param name="vocabulary">The words that its files may use.</param>
    /// <param name="options">Converters and the polymorphism of steps; strictness is added.</param>
    /// <param name="validate">Yields what the simulation finds wrong with a file whose envelope is right: ranges and references.</param>
    public WalkFileFormat(
        WalkVocabulary vocabulary,
        JsonSerializerOptions? options = null,
        Func<WalkFile<TConfiguration, TAction, TWitness>, IEnumerable<InputFault>>? validate = null)
    {
        Vocabulary = vocabulary;
        _validate = validate ?? (_ => []);
        _json = new(Format, options, file => EnvelopeFaults(file).Concat(_validate(file)));
        _text = new WalkFileText(_json.Options);
    }

    /// <summary>The words that its files may use.</summary>
    public WalkVocabulary Vocabulary { get; }

    /// <summary>Reads a file of at most 64 MiB.</summary>
    /// <exception cref="UnreadableInputException">It cannot be used; the message is one line.</exception>
    public WalkFile<TConfiguration, TAction, TWitness> ReadFile(string path) => _json.ReadFile(path);

    /// <summary>Reads a file that is in memory already.</summary>
    /// <exception cref="UnreadableInputException">It cannot be used; the message is one line.</exception>
    public WalkFile<TConfiguration, TAction, TWitness> Parse(string fileName, ReadOnlySpan<byte> utf8) => _json.Parse(fileName, utf8);

    /// <summary>The text of a file; always the same for the same walk.</summary>
    public string Write(WalkFile<TConfiguration, TAction, TWitness> file) => _text.Compose(file);

    private IEnumerable<InputFault> EnvelopeFaults(WalkFile<TConfiguration, TAction, TWitness> file)
    {
        if (!Vocabulary.Models.Contains(file.Model, StringComparer.Ordinal))
        {
            yield return new InputFault("$.model", $"unknown model \"{file.Model}\"");
        }

        for (var index = 0; index < file.Backends.Length; index++)
        {
            if (!Vocabulary.Backends.Contains(file.Backends[index], StringComparer.Ordinal))
            {
                yield return Fault($"$.backends[{index}]", $"unknown backend \"{file.Backends[index]}\"");
            }
        }

        foreach (var fault in ExpectationFaults(file))
        {
            yield return fault;
        }

        for (var index = 0; index < file.Witnesses.Length; index++)
        {
            foreach (var fault in WitnessFaults(file, index))
            {
                yield return fault;
            }
        }
    }

    private static IEnumerable<InputFault> ExpectationFaults(WalkFile<TConfiguration, TAction, TWitness> file)
    {
        var expect = file.Expect;
        if (expect.Verdict is not (WalkExpectation.HoldsVerdict or WalkExpectation.ViolatedVerdict))
        {
            yield return new InputFault("$.expect.verdict", $"unknown verdict \"{expect.Verdict}\"; \"holds\" or \"violated\" is expected");
        }
        else if (expect.Verdict == WalkExpectation.ViolatedVerdict && expect.Oracle is null)
        {
            yield return new InputFault("$.expect", "member \"oracle\" is missing");
        }
        else if (expect.Verdict == WalkExpectation.HoldsVerdict && (expect.Oracle is not null || expect.Step is not null))
        {
            yield return new InputFault("$.expect", "a walk that holds names no oracle and no step");
        }

        if (expect.Step is { } step && (step < 0 || step > file.Steps.Length))
        {
            yield return Fault(
                $"$.expect.step", $"step {step} is not one of the {file.Steps.Length} steps, which count from 1, nor 0, the building of the system");
        }
    }

    private IEnumerable<InputFault> WitnessFaults(WalkFile<TConfiguration, TAction, TWitness> file, int index)
    {
        var witness = file.Witnesses[index];
        var fact = Vocabulary.Facts.FirstOrDefault(fact => fact.Name == witness.Fact);
        if (witness.At.Step is { } step && (step < 1 || step > file.Steps.Length))
        {
            yield return Fault($"$.witnesses[{index}].at", $"step {step} is not one of the {file.Steps.Length} steps, which count from 1");
        }

        if (fact is null)
        {
            yield return Fault($"$.witnesses[{index}].fact", $"unknown fact \"{witness.Fact}\"");
        }
        else if (fact.IsBoolean && witness.BoundCount != 0)
        {
            yield return Fault($"$.witnesses[{index}]", $"\"{fact.Name}\" is true or false and takes no bound");
        }
        else if (!fact.IsBoolean && witness.BoundCount != 1)
        {
            yield return Fault($"$.witnesses[{index}]", $"exactly one of \"atLeast\", \"atMost\" and \"equals\" is expected");
        }
    }

    private static InputFault Fault(FormattableString path, FormattableString reason) =>
        new(path.ToString(CultureInfo.InvariantCulture), reason.ToString(CultureInfo.InvariantCulture));
}
