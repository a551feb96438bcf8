using Scheduler.Core.Lifecycle;
using Sim.Engine.Verdicts;

namespace Sim.Oracles.Tests.Naming;

/// <summary>Goal: sentences name workers and chunks as people do. Method: a world that calls worker key 7 W0 and chunk key 3 C2.</summary>
public sealed class SubjectMarkTests
{
    [Fact]
    public void Names_take_the_place_of_keys_in_the_subject_and_in_the_sentence()
    {
        var view = new StateSketch().Workers(7).Chunk(3).Ideal(3, 7).View;
        var violation = OvercommitOracle.Judge(view, 1).Violation!;

        var named = SubjectMark.Named(violation, new ShortNames());

        Assert.Equal("worker W0", named.Subject);
        Assert.StartsWith("worker W0 would hold ", named.Sentence, StringComparison.Ordinal);
        Assert.True(named.IsSameFailureAs(violation));
    }

    [Fact]
    public void Keys_are_shown_where_nobody_has_names()
    {
        var violation = OvercommitOracle.Judge(new StateSketch().Workers(7).Chunk(3).Ideal(3, 7).View, 1).Violation!;

        Assert.Equal("worker 7", SubjectMark.Named(violation, KeyNames.Instance).Subject);
    }

    [Fact]
    public void Foreign_names_cannot_steer_a_terminal()
    {
        var violation = new Violation("O-01", "chunk", "a\nb", "a\u001b[2Jb\n");

        var named = SubjectMark.Named(violation, KeyNames.Instance);

        Assert.Equal((@"a\u000ab", @"a\u001b[2Jb\u000a"), (named.Subject, named.Sentence));
    }

    private sealed class ShortNames : ISubjectNames
    {
        public string Of(WorkerPk worker) => worker == new WorkerPk(7) ? "W0" : "?";

        public string Of(ChunkPk chunk) => chunk == new ChunkPk(3) ? "C2" : "?";
    }
}
