using CsCheck;

namespace Sim.Reshuffle.Tests.Journals;

/// <summary>
/// Goal: a journal remembers exactly the plans that were written whole for the same run, whatever happens to it in between.
/// Method: random sequences of openings by one writer and two, plans, interruptions, ends, torn ends, damaged bytes and litter,
/// against a list.
/// </summary>
public sealed class JournalModelTests : IDisposable
{
    private static readonly Gen<(int What, int Choice)> Step = Gen.Select(Gen.Frequency((4, Gen.Const(0)), (4, Gen.Const(1)), (3, Gen.Const(2)), (3, Gen.Int[3, 6])), Gen.Int[0, 400]);

    private readonly string _folder = Directory.CreateTempSubdirectory("sim-journals-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_journal_remembers_what_a_list_of_whole_plans_does() =>
        Step.Array[1, 30].Sample(
            steps =>
            {
                var path = Path.Combine(_folder, Path.GetRandomFileName());
                using var both = new JournalBesideList(path);
                foreach (var (what, choice) in steps)
                {
                    Take(both, what, choice);
                }

                both.Interrupt();
                both.Open(key: 1, isRestarting: false);
                both.Ask(40);
            },
            iter: 60,
            threads: 1);

    private static void Take(JournalBesideList both, int what, int choice)
    {
        switch (what)
        {
            case 0:
                // Mostly the same run goes on.
                both.Open(key: choice % 8 == 0 ? 2 : 1, isRestarting: choice % 11 == 0);
                break;
            case 1:
                both.Ask(choice % 4);
                break;
            case 2:
                both.Interrupt();
                break;
            case 3:
                both.Tear(choice % 90);
                break;
            case 4:
                both.Flip(choice);
                break;
            case 5:
                both.Litter([.. Enumerable.Range(0, 1 + (choice % 30)).Select(index => (byte)(choice + index))]);
                break;
            default:
                both.Finish();
                break;
        }
    }
}
