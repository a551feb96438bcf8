using System.Runtime.ExceptionServices;
using Sim.Engine.Walks;

namespace Sim.Engine.Sweeps;

/// <summary>
/// Runs many cases of a model, several at once if asked, and merges what they found in order of case number. The model and
/// the simulation are used by several threads at once and must keep no state between cases.
/// </summary>
/// <typeparam name="TConfiguration">What a system is built from.</typeparam>
/// <typeparam name="TAction">One step.</typeparam>
/// <typeparam name="TSystem">The live system.</typeparam>
public sealed class SweepRunner<TConfiguration, TAction, TSystem>(
    ISimulation<TConfiguration, TAction, TSystem> simulation, IModel<TConfiguration, TAction, TSystem> model)
    where TSystem : ISimulatedSystem<TAction>
{
    private readonly CaseRunner<TConfiguration, TAction, TSystem> _runner = new(simulation);

    /// <summary>Runs the cases that the options name.</summary>
    /// <remarks>A fault of the environment that does not pass ends the sweep; what was found until then is returned with it.</remarks>
    /// <exception cref="CaseAbortedException">A case could not be carried through; the one with the lowest number is reported.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; nothing is returned.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The options ask for no case, or for no thread.</exception>
    public async Task<SweepResult<TConfiguration, TAction>> RunAsync(SweepOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.CaseCount < 1 || options.Parallelism < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options, "a sweep needs at least one case and at least one case at once");
        }

        var start = options.TimeProvider.GetTimestamp();
        var totals = new SweepTotals<TConfiguration, TAction, TSystem>(model);
        foreach (var batch in Batches(options))
        {
            var isOver = Merge(totals, await RunBatchAsync(batch, options, cancellationToken), options);
            options.Progress?.Invoke(new SweepProgress(
                totals.Cases,
                options.Shard.CountOf(options.CaseCount),
                totals.RealSteps,
                totals.FailingCases,
                options.TimeProvider.GetElapsedTime(start)));
            if (isOver)
            {
                break;
            }
        }

        return totals.Conclude(options, options.TimeProvider.GetElapsedTime(start));
    }

    /// <summary>Batches grow, so that a sweep that stops at the first failure wastes little and a long one loses no time between them.</summary>
    private static IEnumerable<long[]> Batches(SweepOptions options)
    {
        var size = Math.Min(options.Parallelism * 4, SweepLimits.LargestBatch);
        var numbers = options.Shard.CaseNumbers(options.CaseCount).GetEnumerator();
        var batch = new List<long>();
        while (numbers.MoveNext())
        {
            batch.Add(numbers.Current);
            if (batch.Count == size)
            {
                yield return [.. batch];
                batch.Clear();
                size = Math.Min(size * 2, SweepLimits.LargestBatch);
            }
        }

        if (batch.Count > 0)
        {
            yield return [.. batch];
        }
    }

    /// <summary>Runs a batch. Once a case has met a fault of the environment no further one is begun; those that did not run have no result.</summary>
    private async Task<CaseResult<TConfiguration, TAction>?[]> RunBatchAsync(
        long[] numbers, SweepOptions options, CancellationToken cancellationToken)
    {
        var results = new CaseResult<TConfiguration, TAction>?[numbers.Length];
        var isOver = false;
        if (options.Parallelism == 1)
        {
            for (var index = 0; index < numbers.Length && !isOver; index++)
            {
                isOver = (results[index] = await RunCaseAsync(numbers[index], options, cancellationToken)).EnvironmentFault is not null;
            }

            return results;
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, numbers.Length, parallel, async (index, token) =>
        {
            if (!Volatile.Read(ref isOver) && (results[index] = await RunCaseAsync(numbers[index], options, token)).EnvironmentFault is not null)
            {
                Volatile.Write(ref isOver, true);
            }
        });
        return results;
    }

    private async ValueTask<CaseResult<TConfiguration, TAction>> RunCaseAsync(
        long number, SweepOptions options, CancellationToken cancellationToken)
    {
        var seed = options.Seed.DeriveCase(model.Name, number);
        var runOptions = new CaseRunOptions<TSystem> { IsRecordingSteps = options.IsCheckingDeterminism };
        try
        {
            var outcome = await _runner.GenerateAsync(model, seed, runOptions, cancellationToken);
            if (!options.IsCheckingDeterminism)
            {
                return new(number, seed, outcome, Difference: null, Abortion: null);
            }

            var second = await _runner.GenerateAsync(model, seed, runOptions, cancellationToken);
            var difference = DeterminismCheck.Compare(number, seed, outcome, second);
            return new(number, seed, outcome with { Records = [] }, difference, Abortion: null);
        }
        catch (CaseAbortedException exception)
        {
            // Kept until its turn, so that which case is reported does not depend on threads.
            return new(number, seed, Outcome: null, Difference: null, ExceptionDispatchInfo.Capture(exception));
        }
        catch (EnvironmentFaultException fault)
        {
            return new(number, seed, Outcome: null, Difference: null, Abortion: null, fault);
        }
    }

    /// <summary>Whether the sweep ends here.</summary>
    private static bool Merge(
        SweepTotals<TConfiguration, TAction, TSystem> totals,
        CaseResult<TConfiguration, TAction>?[] results,
        SweepOptions options)
    {
        foreach (var result in results)
        {
            if (result is not null)
            {
                totals.Add(result);
            }

            if (options.IsStoppingAtFirstFailure && totals.FailingCases > 0)
            {
                return true;
            }
        }

        return totals.EnvironmentFault is not null;
    }
}
