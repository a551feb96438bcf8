using Sim.Engine.Tracing;
using Sim.Engine.Verdicts;

namespace Sim.Engine.Walks;

/// <summary>The hash of a verdict. The sentence of a violation is not in it, so that better wording changes no hash.</summary>
internal static class VerdictFingerprint
{
    private const ulong ExcusedMark = 1;
    private const ulong ViolatedMark = 2;

    public static ulong Of(ulong oracleIdHash, in Verdict verdict)
    {
        if (verdict.IsHolding)
        {
            return oracleIdHash;
        }

        var hash = new TraceHash();
        hash.Fold(oracleIdHash);
        if (verdict.Violation is { } violation)
        {
            hash.Fold(ViolatedMark);
            hash.Fold(violation.SubjectKind);
            hash.Fold(violation.Subject);
        }
        else
        {
            hash.Fold(ExcusedMark);
            hash.Fold(verdict.Excuse);
        }

        return hash.Value;
    }
}
