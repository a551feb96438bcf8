using CsCheck;

namespace Sim.Histories.Tests.Linearizability;

/// <summary>Small histories at random: a few clients that call, are answered anything, fail, or never hear again.</summary>
internal static class RandomHistories
{
    public static Gen<History<TInput, TOutput>> Of<TInput, TOutput>(Gen<TInput> inputs, Func<TInput, Gen<TOutput>> outputs, int clients = 3, int events = 12) =>
        from steps in Gen.Select(Gen.Int[0, clients - 1], inputs.SelectMany(input => outputs(input).Select(output => (input, output))), Gen.Int[0, 9]).Array[0, events]
        select Play(steps.Select(step => (step.Item1, step.Item2.input, step.Item2.output, step.Item3)));

    private static History<TInput, TOutput> Play<TInput, TOutput>(IEnumerable<(int Client, TInput Input, TOutput Output, int Luck)> steps)
    {
        var recorder = new HistoryRecorder<TInput, TOutput>();
        var open = new Dictionary<int, (RecordedCall Call, TOutput Output)>();
        foreach (var (client, input, output, luck) in steps)
        {
            if (!open.Remove(client, out var pending))
            {
                open.Add(client, (recorder.Invoke($"c{client}", input), output));
            }
            else if (luck == 0)
            {
                recorder.Fail(pending.Call);
            }
            else if (luck <= 2)
            {
                recorder.Unknown(pending.Call);
            }
            else
            {
                recorder.Ok(pending.Call, pending.Output);
            }
        }

        return recorder.ToHistory();
    }
}
