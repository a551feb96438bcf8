using System.Globalization;
using System.Text.RegularExpressions;
using Scheduler.Core.Lifecycle;
using Sim.Engine.Texts;
using Sim.Engine.Verdicts;

namespace Sim.Oracles;

/// <summary>
/// Keys stand in the sentences of oracles between two private characters, so that whoever reports a violation can put the
/// names that people use in their place.
/// </summary>
public static class SubjectMark
{
    private const char Open = '\uE000';
    private const char Close = '\uE001';
    private const char WorkerKind = 'w';
    private const char ChunkKind = 'c';

    private static readonly Regex Marks = new(
        $"{Open}(?<kind>[{WorkerKind}{ChunkKind}])(?<key>-?[0-9]+){Close}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    /// <summary>The violation with names in place of keys, in its subject and in its sentence, both fit for a line of a terminal.</summary>
    /// <param name="violation">As an oracle found it.</param>
    /// <param name="names">The names.</param>
    public static Violation Named(Violation violation, ISubjectNames names)
    {
        ArgumentNullException.ThrowIfNull(violation);
        ArgumentNullException.ThrowIfNull(names);
        return violation with { Subject = Named(violation.Subject, names), Sentence = Named(violation.Sentence, names) };
    }

    internal static string Of(WorkerPk worker) => string.Create(CultureInfo.InvariantCulture, $"{Open}{WorkerKind}{worker}{Close}");

    internal static string Of(ChunkPk chunk) => string.Create(CultureInfo.InvariantCulture, $"{Open}{ChunkKind}{chunk}{Close}");

    private static string Named(string text, ISubjectNames names) => VisibleText.Of(Marks.Replace(
        text,
        match => NameOf(match.Groups["kind"].Value[0], long.Parse(match.Groups["key"].Value, CultureInfo.InvariantCulture), names)));

    private static string NameOf(char kind, long key, ISubjectNames names) =>
        kind == WorkerKind ? names.Of(new WorkerPk(key)) : names.Of(new ChunkPk(key));
}
