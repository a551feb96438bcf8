using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sim.Histories.Linearizability;
using Sim.Histories.Models;

namespace Sim.Histories.Files;

/// <summary>A history that Jepsen wrote, either as its log or as maps of EDN, one event a line.</summary>
/// <example>
/// <code>
/// var file = HistoryFile.Parse("etcd_000.log", File.ReadAllBytes("etcd_000.log"));
/// var result = file.Check(new SearchLimit { Time = TimeSpan.FromSeconds(60) });
/// </code>
/// </example>
public sealed class HistoryFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ImmutableArray<int> _lines;
    private readonly Func<SearchLimit, CancellationToken, HistoryFileResult> _check;

    private HistoryFile(string name, ImmutableArray<int> lines, HistoryFileModel model, History<RegisterCall<string?>, RegisterAnswer<string?>>? register, History<MapCall, MapAnswer>? map)
    {
        (Name, Model, _lines) = (name, model, lines);
        CallCount = register?.Calls.Length ?? map!.Calls.Length;
        _check = register is not null
            ? (limit, token) => Check(new RegisterModel<string?>(null), register, limit, token)
            : (limit, token) => Check(new MapModel(isAbsentEmpty: true), map!, limit, token);
    }

    /// <summary>Its name as given.</summary>
    public string Name { get; }

    /// <summary>The model that judges it.</summary>
    public HistoryFileModel Model { get; }

    /// <summary>Number of calls, those included that failed and those that never returned.</summary>
    public int CallCount { get; }

    /// <summary>Reads a history.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="content">Its bytes, UTF-8.</param>
    /// <param name="model">The model that judges it; null for the one that knows the function of the first call.</param>
    /// <exception cref="HistoryFormatException">It is none; the message names the line.</exception>
    public static HistoryFile Parse(string name, ReadOnlySpan<byte> content, HistoryFileModel? model = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var events = FileLines.Read(name, Decode(name, content)).ToList();
        if (events.Count == 0)
        {
            throw new HistoryFormatException($"{name}: there is no call in it");
        }

        var chosen = model ?? (CallReadings.Map.Functions.Contains(events[0].Function) ? HistoryFileModel.Map : HistoryFileModel.Register);
        return new HistoryFile(
            name,
            [.. events.Select(line => line.Line)],
            chosen,
            chosen == HistoryFileModel.Register ? CallPairing.Pair(name, events, CallReadings.Register) : null,
            chosen == HistoryFileModel.Map ? CallPairing.Pair(name, events, CallReadings.Map) : null);
    }

    /// <summary>Judges it.</summary>
    /// <param name="limit">How long to search; null for as long as it takes.</param>
    /// <param name="cancellationToken">Ends the search without a verdict.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public HistoryFileResult Check(SearchLimit? limit = null, CancellationToken cancellationToken = default) =>
        _check(limit ?? SearchLimit.None, cancellationToken);

    private HistoryFileResult Check<TState, TInput, TOutput>(
        SequentialModel<TState, TInput, TOutput> model, History<TInput, TOutput> history, SearchLimit limit, CancellationToken cancellationToken)
    {
        var result = Linearizable.Check(history, model, limit, cancellationToken);
        return result.Failure is { } failure
            ? new(result.Verdict, LinearizabilityText.Of(model, failure, position => $"line {_lines[position].ToString(CultureInfo.InvariantCulture)}"), _lines[failure.PrefixEvents - 1], result.Configurations)
            : new(result.Verdict, null, null, result.Configurations);
    }

    private static string Decode(string name, ReadOnlySpan<byte> content)
    {
        try
        {
            return Strict.GetString(content.StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content);
        }
        catch (DecoderFallbackException fault)
        {
            var line = content[..Math.Clamp(fault.Index, 0, content.Length)].Count((byte)'\n') + 1;
            throw new HistoryFormatException(name, line, "these bytes are no text in UTF-8");
        }
    }
}
