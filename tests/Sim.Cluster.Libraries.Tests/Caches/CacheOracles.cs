using Sim.Histories;

namespace Sim.Cluster.Libraries.Tests.Caches;

/// <summary>What caches promise.</summary>
internal static class CacheOracles
{
    public static string? FindForeignValue(CacheService? service, History<CacheCall, CacheAnswer> history)
    {
        foreach (var call in history.Calls.Where(call => call.Output?.Value is not null))
        {
            var production = service?.Productions.ElementAtOrDefault(call.Output!.Value!.Value);
            if (production?.Key != call.Input.Key || production.EndedTicks is null)
            {
                return $"{call.Client} got {call.Output} for {call.Input.Key}, which no factory made for it";
            }
        }

        return null;
    }

    public static string? FindUnearnedFailure(History<CacheCall, CacheAnswer> history) => history.Calls
        .Where(call => call.Output?.Failure == "failed" && !history.Calls.Any(other => IsFailing(other) && other.Input.Key == call.Input.Key && other.InvokedAt <= call.ReturnedAt))
        .Select(call => $"{call.Client} got a failure of {call.Input.Key}, and no factory of it was to fail")
        .FirstOrDefault();

    /// <summary>A value that was made before it was forgotten, and served to somebody who came afterwards.</summary>
    public static string? FindValueAfterRemoval(CacheService? service, History<CacheCall, CacheAnswer> history)
    {
        foreach (var removal in history.Calls.Where(call => call is { Input: CacheCall.Remove, ReturnedTicks: not null }))
        {
            var stale = history.Calls.FirstOrDefault(call =>
                call.Input.Key == removal.Input.Key && call.InvokedTicks > removal.ReturnedTicks
                && call.Output?.Value is { } value && service?.Productions.ElementAtOrDefault(value)?.StartedTicks < removal.InvokedTicks);
            if (stale is not null)
            {
                return $"{stale.Client} got value {stale.Output!.Value} of {stale.Input.Key}, whose making began before {removal.Client} had it forgotten";
            }
        }

        return null;
    }

    /// <summary>A value that is older than it may be.</summary>
    public static string? FindExpiredValue(CacheService? service, History<CacheCall, CacheAnswer> history)
    {
        foreach (var call in history.Calls.Where(call => call.Output?.Value is not null))
        {
            var ended = service?.Productions.ElementAtOrDefault(call.Output!.Value!.Value)?.EndedTicks;
            if (call.InvokedTicks - ended > CacheService.Lifetime.Ticks)
            {
                return FormattableString.Invariant($"{call.Client} got value {call.Output!.Value} of {call.Input.Key}, which was {(call.InvokedTicks - ended) / TimeSpan.TicksPerMillisecond} ms old when it asked");
            }
        }

        return null;
    }

    private static bool IsFailing(Call<CacheCall, CacheAnswer> call) => call.Input is CacheCall.Get { Fails: true };
}
