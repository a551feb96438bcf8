using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests;

/// <summary>What a self-test demands of a verdict.</summary>
internal static class Judged
{
    /// <summary>The oracle fired, on this kind of subject, and its sentence names the concrete things.</summary>
    public static void Fires(this Verdict verdict, OracleDescription oracle, string subjectKind, params string[] names)
    {
        Assert.NotNull(verdict.Violation);
        Assert.Equal(oracle.Id, verdict.Violation.OracleId);
        Assert.Equal(subjectKind, verdict.Violation.SubjectKind);
        Assert.NotEmpty(verdict.Violation.Subject);
        var sentence = SubjectMark.Named(verdict.Violation, KeyNames.Instance).Sentence;
        Assert.All(names, name => Assert.Contains(name, sentence, StringComparison.Ordinal));
    }

    public static void Passes(this Verdict verdict) => Assert.True(verdict.IsHolding, verdict.Violation?.Sentence ?? verdict.Excuse);

    public static void IsExcused(this Verdict verdict, string reason)
    {
        Assert.Null(verdict.Violation);
        Assert.Equal(reason, verdict.Excuse);
    }
}
