namespace Sim.Engine.Tests.Canary;

/// <summary>The lock service: one holder at a time, a rising token per grant, waiters served in order.</summary>
internal sealed class LeaseLock(bool isForgettingWaiters)
{
    private readonly List<int> _waiting = [];

    public int? Holder { get; private set; }

    public long Token { get; private set; }

    public IReadOnlyList<int> Waiting => _waiting;

    /// <summary>Grants the lock or lets the client wait. Returns whether it was granted.</summary>
    public bool Acquire(int client)
    {
        if (Holder is null)
        {
            Grant(client);
            return true;
        }

        if (!_waiting.Contains(client))
        {
            _waiting.Add(client);
        }

        return false;
    }

    /// <summary>Ends the lease. Returns whether the lock went on to one who waited.</summary>
    public bool End(bool isExpiry)
    {
        Holder = null;
        if (_waiting.Count == 0 || (isExpiry && isForgettingWaiters))
        {
            return false;
        }

        var next = _waiting[0];
        _waiting.RemoveAt(0);
        Grant(next);
        return true;
    }

    public void Forget(int client) => _waiting.Remove(client);

    private void Grant(int client)
    {
        Holder = client;
        Token++;
    }
}
