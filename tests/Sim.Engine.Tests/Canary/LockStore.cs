namespace Sim.Engine.Tests.Canary;

/// <summary>What the lock protects. It refuses a write whose token is lower than one that it has accepted, if it looks.</summary>
internal sealed class LockStore(bool isFenced)
{
    public long HighestToken { get; private set; }

    public int AcceptedCount { get; private set; }

    public bool Write(long token)
    {
        if (isFenced && token < HighestToken)
        {
            return false;
        }

        HighestToken = Math.Max(HighestToken, token);
        AcceptedCount++;
        return true;
    }
}
