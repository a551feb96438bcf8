using Scheduler.Core.InMemory;
using Sim.Cli.Tests.Lockstep;
using Sim.Models.World;

namespace Sim.Cli.Tests.Conditions;

/// <summary>Stands in for a Postgres backend that is defective in one of its cases.</summary>
internal sealed class OnceDefectiveProvider(StorageDefect defect, int defectiveOpening) : IStorageProvider
{
    private int _opened;

    public string Backend => "postgres";

    public ValueTask<WorldStorage> OpenAsync(StorageSettings settings, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _opened) == defectiveOpening)
        {
            return new DefectiveProvider(defect).OpenAsync(settings, cancellationToken);
        }

        var sound = new InMemorySchedulerStorage(leapLimitTicks: settings.LeapLimitTicks);
        return ValueTask.FromResult(new WorldStorage(sound, sound, sound));
    }
}
