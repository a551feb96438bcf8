using System.Globalization;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Tests.Canary;

/// <summary>The judges of the canary: pure functions of plain values.</summary>
internal static class LockOracles
{
    public static OracleDescription Fencing { get; } = new("L-01", "no write of an older holder after one of a newer");

    public static OracleDescription Term { get; } = new("L-02", "no lease outlives its term");

    public static OracleDescription Progress { get; } = new("L-03", "whoever waits first is served within one term", IsLiveness: true);

    public static IReadOnlyList<OracleDescription> All { get; } = [Fencing, Term, Progress];

    public static Verdict JudgeFencing(int client, long token, long highestTokenBefore, bool isAccepted) =>
        !isAccepted ? Verdict.Excused("refused by the store")
        : token >= highestTokenBefore ? Verdict.Holds
        : Violation(Fencing, "write", $"client {client}", $"the store took a write of client {client} with token {token} after one with token {highestTokenBefore}");

    public static Verdict JudgeTerm(int? holder, long endTicks, long nowTicks) =>
        holder is null ? Verdict.Excused("nobody holds the lock")
        : endTicks > nowTicks ? Verdict.Holds
        : Violation(Term, "lease", $"client {holder}", $"client {holder} holds the lock at tick {nowTicks} although its lease ended at {endTicks}");

    public static Verdict JudgeProgress(int? firstWaiting, bool isServed, long ticks) =>
        firstWaiting is null ? Verdict.Excused("nobody waits")
        : isServed ? Verdict.Holds
        : Violation(Progress, "client", $"client {firstWaiting}", $"client {firstWaiting} was first to wait and was not served within {ticks} ticks");

    private static Verdict Violation(OracleDescription oracle, string kind, FormattableString subject, FormattableString sentence) =>
        Verdict.Violated(new Violation(
            oracle.Id, kind, subject.ToString(CultureInfo.InvariantCulture), sentence.ToString(CultureInfo.InvariantCulture)));
}
