using CsCheck;
using Sim.Engine.Events;

namespace Sim.Engine.Tests.Events;

/// <summary>
/// Goal: the queue stays right when cancelled events are swept out and the heap is built anew. Method: phases of hundreds of
/// schedules, takes and cancels, against a list that is searched; handles of all ages are tried.
/// </summary>
public sealed class EventQueueBurstTests
{
    private static readonly Gen<(int What, int Count, int Spread, ulong Choice)> Phase =
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 200], Gen.Int[1, 40], Gen.ULong);

    private static readonly Gen<TieRule> TieRules = Gen.OneOf(
        Gen.Const(TieRule.FirstIn), Gen.Const(TieRule.LastIn), Gen.ULong.Select(TieRule.Seeded));

    [Fact]
    public void Bursts_of_cancels_leave_the_queue_as_a_searched_list()
    {
        Gen.Select(Phase.Array[2, 14], TieRules).Sample(
            (phases, rule) =>
            {
                var both = new QueueBesideList(rule);
                foreach (var (what, count, spread, choice) in phases)
                {
                    switch (what)
                    {
                        case 0:
                            both.Schedule(count, spread, choice);
                            break;
                        case 1:
                            both.Take(count);
                            break;
                        case 2:
                            both.CancelEvery(1 + (int)(choice % 4), count);
                            break;
                        default:
                            both.CancelNext(count);
                            break;
                    }
                }

                both.Take(int.MaxValue);
            },
            iter: 200);
    }

    [Fact]
    public void A_queue_of_which_everything_was_cancelled_starts_afresh()
    {
        var both = new QueueBesideList(TieRule.FirstIn);
        both.Schedule(500, 7, 3);
        both.CancelEvery(1, 500);
        both.Take(1);
        both.Schedule(10, 2, 1);
        both.Take(int.MaxValue);
    }
}
